"""Handing a mail to the mail server: what surely failed is told apart from what may have arrived."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from enum import StrEnum
from typing import Final

from dashboard.settings import MailServer, Security
from dashboard.text import N_
from dashboard.vocabulary import Refused

_SECONDS: Final = 20
_UNREACHABLE: Final = N_(
    "The mail server {host} cannot be reached at port {port}. Check REKISTERIVAHTI_SMTP_HOST and "
    "REKISTERIVAHTI_SMTP_PORT, or try again later."
)
_UNPROTECTED: Final = N_(
    "The mail server {host} gives no protected connection that can be trusted. Check its certificate and "
    "REKISTERIVAHTI_SMTP_SECURITY."
)
_NOT_LET_IN: Final = N_(
    "The mail server {host} refuses the user name or the password. Check REKISTERIVAHTI_SMTP_USER and "
    "REKISTERIVAHTI_SMTP_PASSWORD."
)


class Failure(StrEnum):
    """Why a mail is not known to have left: the server said no, or the line broke before it said yes."""

    REFUSED = "refused"
    UNSURE = "unsure"


@contextmanager
def connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    """Connect to the mail server and sign in; raise `Refused` naming what to check, never the password."""
    connection = _open(server)
    try:
        yield connection
    finally:
        with suppress(smtplib.SMTPException, OSError):  # what was taken is taken, however they part
            connection.quit()
        connection.close()


def send(connection: smtplib.SMTP, mail: EmailMessage) -> Failure | None:
    """Hand a mail in; return None once the server has taken it."""
    try:
        connection.send_message(mail)
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        # SMTPException is an OSError, too: an answer of the server is a clear no.
        answered = isinstance(error, smtplib.SMTPException)
        broken = isinstance(error, smtplib.SMTPServerDisconnected)
        return Failure.REFUSED if answered and not broken else Failure.UNSURE
    return None


def _open(server: MailServer) -> smtplib.SMTP:
    told = {"host": server.host, "port": str(server.port)}
    try:
        connection = _connect(server)
    except ssl.SSLError as error:
        raise Refused(_UNPROTECTED, **told) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Refused(_UNREACHABLE, **told) from error
    try:
        _protect_and_sign_in(connection, server)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=_SECONDS)


def _protect_and_sign_in(connection: smtplib.SMTP, server: MailServer) -> None:
    told = {"host": server.host}
    if server.security is Security.STARTTLS:
        try:
            connection.starttls(context=ssl.create_default_context())
        except (OSError, smtplib.SMTPException) as error:
            raise Refused(_UNPROTECTED, **told) from error
    if server.user and server.password:
        try:
            connection.login(server.user, server.password)
        except (OSError, smtplib.SMTPException) as error:
            raise Refused(_NOT_LET_IN, **told) from error
