"""The way to the mail server: protected and signed in as it is set, one sentence where that cannot be."""

import datetime
import ssl
from email.message import EmailMessage
from ipaddress import ip_address

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dashboard.outputs.reminders import Failure, sending
from dashboard.outputs.reminders.sending import connected, send
from dashboard.settings import MailServer, Security
from dashboard.vocabulary import Refused
from tests.outputs.mailbox import SENDER, mail_server

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 and its key, in one file; trusted where SSL_CERT_FILE names it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.company.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def context(certificate):
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate)
    return served


@pytest.fixture
def trusted(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


def check(_server, _session, _envelope, _mechanism, given):
    good = (given.login, given.password) == (b"register", PASSWORD.encode())
    return AuthResult(success=good)


def mail():
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = SENDER, "maija@company.example", "Määräaika"
    made.set_content("Ääkköset", cte="quoted-printable")
    return made


def at(box, security, **more):
    return MailServer("127.0.0.1", box.port, security, SENDER, **more)


def test_it_signs_in_after_starttls_with_a_server_it_trusts(context, trusted):
    options = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": check,
        "auth_required": True,
    }
    with mail_server(**options) as box:
        server = at(box, Security.STARTTLS, user="register", password=PASSWORD)
        with connected(server) as connection:
            assert send(connection, mail()) is None

    assert ["Määräaika"] == [each["Subject"] for each in box.mails]


def test_it_speaks_tls_from_the_beginning_where_that_is_set(context, trusted):
    with mail_server(ssl_from_beginning=context) as box, connected(at(box, Security.TLS)) as connection:
        assert send(connection, mail()) is None

    assert 1 == len(box.mails)


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(context, security):
    options = {"ssl_from_beginning": context} if security is Security.TLS else {"tls_context": context}
    with (
        mail_server(**options) as box,
        pytest.raises(Refused, match="no protected connection that can be trusted"),
        connected(at(box, security)),
    ):
        pass

    assert [] == box.mails


def test_without_starttls_nothing_is_sent_in_the_clear():
    with (
        mail_server() as box,
        pytest.raises(Refused, match="no protected connection"),
        connected(at(box, Security.STARTTLS, user="register", password=PASSWORD)),
    ):
        pass

    assert [] == box.mails


def test_a_wrong_password_is_told_without_it(context, trusted, monkeypatch):
    monkeypatch.setattr(sending, "_SECONDS", 2)  # aiosmtpd does not answer a second way of signing in
    with (
        mail_server(tls_context=context, authenticator=check, auth_required=True) as box,
        pytest.raises(Refused, match="refuses the user name or the password") as raised,
        connected(at(box, Security.STARTTLS, user="register", password="wrong one")),
    ):
        pass

    assert "wrong one" not in f"{raised.value} {raised.value.__cause__} {raised.value.values}"
    assert "wrong one" not in repr(at(box, Security.TLS, user="register", password="wrong one"))


def test_a_server_that_says_no_is_told_from_one_that_says_nothing_more():
    with mail_server() as box:
        box.refused = {"maija@company.example"}
        with connected(box.server) as connection:
            assert Failure.REFUSED is send(connection, mail())
        box.refused, box.breaks = set(), True
        with connected(box.server) as connection:
            assert Failure.UNSURE is send(connection, mail())
