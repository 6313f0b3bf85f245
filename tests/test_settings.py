"""Settings from the environment: what is missing or wrong is one sentence that names the setting."""

from contextlib import closing

import pytest

from dashboard import settings
from dashboard.databases.connections import connect_memory
from dashboard.settings import MailServer, Security
from dashboard.vocabulary import Refused, Role

GIVEN = {"HOST": "mail.company.example", "FROM": "register@company.example"}


@pytest.fixture
def mail(monkeypatch):
    """Return a function that sets the mail server's settings."""
    for name in ("HOST", "PORT", "USER", "PASSWORD", "SECURITY", "FROM"):
        monkeypatch.delenv(f"REKISTERIVAHTI_SMTP_{name}", raising=False)

    def set_them(**given):
        for name, value in given.items():
            monkeypatch.setenv(f"REKISTERIVAHTI_SMTP_{name}", value)
        return settings.mail_server()

    return set_them


def test_without_a_host_there_is_no_mail_server(mail):
    assert mail() is None
    assert mail(HOST=" ") is None


@pytest.mark.parametrize(
    ("given", "port", "security"),
    [
        ({}, 587, Security.STARTTLS),
        ({"SECURITY": "TLS"}, 465, Security.TLS),
        ({"SECURITY": "none"}, 25, Security.NONE),
        ({"PORT": "2525"}, 2525, Security.STARTTLS),
    ],
)
def test_the_port_is_that_of_the_protection_unless_it_is_given(mail, given, port, security):
    assert MailServer("mail.company.example", port, security, GIVEN["FROM"]) == mail(**GIVEN, **given)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"FROM": ""}, "REKISTERIVAHTI_SMTP_FROM"),
        ({"FROM": "a@x.example, b@x.example"}, "REKISTERIVAHTI_SMTP_FROM"),
        ({"PORT": "smtp"}, "REKISTERIVAHTI_SMTP_PORT"),
        ({"PORT": "0"}, "REKISTERIVAHTI_SMTP_PORT"),
        ({"PORT": "65536"}, "REKISTERIVAHTI_SMTP_PORT"),
        ({"SECURITY": "ssl3"}, "REKISTERIVAHTI_SMTP_SECURITY"),
        ({"USER": "register"}, "REKISTERIVAHTI_SMTP_PASSWORD"),
        ({"PASSWORD": "secret words"}, "REKISTERIVAHTI_SMTP_USER"),
        ({"USER": "register", "PASSWORD": "secret words", "SECURITY": "none"}, "starttls or tls"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_no_password_is(mail, given, named):
    with pytest.raises(Refused, match=named) as raised:
        mail(**{**GIVEN, **given})

    assert "secret words" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("", None),
        ("https://register.example/", "https://register.example"),
        ("http://localhost:8501", "http://localhost:8501"),
        ("https://intra.example/register", "https://intra.example/register"),
    ],
)
def test_the_address_for_links(monkeypatch, given, read):
    monkeypatch.setenv("REKISTERIVAHTI_ADDRESS", given)

    assert read == settings.public_address()


@pytest.mark.parametrize("given", ["register.example", "javascript:alert(1)", "https://", "https://x y/"])
def test_what_is_no_web_address_is_refused(monkeypatch, given):
    monkeypatch.setenv("REKISTERIVAHTI_ADDRESS", given)

    with pytest.raises(Refused, match="REKISTERIVAHTI_ADDRESS"):
        settings.public_address()


@pytest.mark.parametrize(
    ("given", "roles"),
    [
        ("", set()),
        (" , ", set()),
        ("Officer, admin", {Role.OFFICER, Role.ADMIN}),
        ("all", set(Role) - {Role.SYSTEM}),
    ],
)
def test_a_second_factor_is_demanded_of_the_roles_that_are_named(monkeypatch, given, roles):
    monkeypatch.setenv("REKISTERIVAHTI_SECOND_FACTOR", given)

    assert roles == settings.second_factor_demanded_of()


@pytest.mark.parametrize("given", ["officers", "system", "officer admin", "yes"])
def test_a_role_that_there_is_not_is_refused(monkeypatch, given):
    monkeypatch.setenv("REKISTERIVAHTI_SECOND_FACTOR", given)

    with pytest.raises(Refused, match="must name roles"):
        settings.second_factor_demanded_of()


def test_an_identity_provider_is_off_until_an_issuer_is_named(monkeypatch):
    for name in ("ISSUER", "NAME_CLAIM", "ROLES_CLAIM"):
        monkeypatch.delenv(f"REKISTERIVAHTI_OIDC_{name}", raising=False)
    assert settings.load_provider() is None

    monkeypatch.setenv("REKISTERIVAHTI_OIDC_ISSUER", "https://login.company.example/tenant/v2.0")
    found = settings.load_provider()
    assert ("email", None, True) == (found.name_claim, found.roles_claim, found.by_email)

    monkeypatch.setenv("REKISTERIVAHTI_OIDC_NAME_CLAIM", "preferred_username")
    assert not settings.load_provider().by_email


@pytest.mark.parametrize("issuer", ["http://login.company.example", "login.company.example", "ftp://x"])
def test_an_issuer_over_a_connection_that_anybody_may_read_is_refused(monkeypatch, issuer):
    monkeypatch.setenv("REKISTERIVAHTI_OIDC_ISSUER", issuer)

    with pytest.raises(Refused, match="REKISTERIVAHTI_OIDC_ISSUER must be"):
        settings.load_provider()


@pytest.mark.parametrize(("given", "mebibytes"), [("512MiB", 512), ("4 gib", 4096), ("", None)])
def test_the_engine_takes_the_memory_that_is_set(monkeypatch, tmp_path, given, mebibytes):
    monkeypatch.setenv("REKISTERIVAHTI_MEMORY", given)
    with closing(connect_memory(tmp_path)) as connection:
        ((told,),) = connection.execute("select current_setting('memory_limit')").fetchall()

    assert mebibytes == settings.engine_memory()
    assert mebibytes is None or told == {512: "512.0 MiB", 4096: "4.0 GiB"}[mebibytes]


@pytest.mark.parametrize("given", ["2", "2 GB", "100MiB", "-1GiB", "0GiB"])
def test_a_size_that_is_none_is_refused(monkeypatch, given):
    monkeypatch.setenv("REKISTERIVAHTI_MEMORY", given)
    with pytest.raises(Refused, match="512MiB or 4GiB"):
        settings.engine_memory()
