"""The mail server, and the address under which people open the dashboard."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.vocabulary import Refused

_SENDER: Final = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS: Final[Mapping[Security, int]] = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in, as whom, and from which address; the password is never shown."""

    host: str
    port: int
    security: Security
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def mail_server() -> MailServer | None:
    """Return the mail server of `$REKISTERIVAHTI_SMTP_…`, None where no host is given.

    Raises `Refused` naming the setting that is missing or wrong, never its value.
    """
    host = _given("SMTP_HOST")
    if host is None:
        return None
    security = _security()
    user, password = _given("SMTP_USER"), _given("SMTP_PASSWORD")
    if (user is None) != (password is None):
        raise Refused("Set both REKISTERIVAHTI_SMTP_USER and REKISTERIVAHTI_SMTP_PASSWORD, or neither.")
    if user and security is Security.NONE:
        raise Refused(
            "A password is never sent unprotected: set REKISTERIVAHTI_SMTP_SECURITY to starttls or tls."
        )
    return MailServer(host, _port(security), security, _sender(), user, password)


def public_address() -> str | None:
    """Return where people open the dashboard, without a slash at the end, for links; None where not given.

    Raises `Refused` where `$REKISTERIVAHTI_ADDRESS` is no web address.
    """
    given = _given("ADDRESS")
    if given is not None and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", given):
        raise Refused("REKISTERIVAHTI_ADDRESS is no web address. Write it as in https://register.example.")
    return given.rstrip("/") if given else None


def _given(name: str) -> str | None:
    return os.environ.get(f"REKISTERIVAHTI_{name}", "").strip() or None


def _security() -> Security:
    given = (_given("SMTP_SECURITY") or Security.STARTTLS).lower()
    if given not in set(Security):
        raise Refused("REKISTERIVAHTI_SMTP_SECURITY must be starttls, tls or none.")
    return Security(given)


def _port(security: Security) -> int:
    given = _given("SMTP_PORT")
    if given is None:
        return _PORTS[security]
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 65536):  # noqa: PLR2004 - TCP's ports
        raise Refused("REKISTERIVAHTI_SMTP_PORT must be a number from 1 to 65535.")
    return int(given)


def _sender() -> str:
    given = _given("SMTP_FROM")
    if given is None or not _SENDER.fullmatch(given):
        raise Refused("Set REKISTERIVAHTI_SMTP_FROM to the one address that reminders come from.")
    return given
