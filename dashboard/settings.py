"""Where things are: read from the environment on each call, so that a test can point it elsewhere."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from dashboard.vocabulary import Refused

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "data" / "demo"
_SENDER: Final = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


@dataclass(frozen=True)
class Settings:
    """The data folder, whether it is the demo's, and the files and folders in it."""

    data: Path
    demo: bool

    @property
    def snapshots(self) -> Path:
        return self.data / "snapshots"

    @property
    def queue(self) -> Path:
        return self.data / "queue" / "queue.duckdb"

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def inbox(self) -> Path:
        return self.data / "inbox"

    @property
    def policy(self) -> Path:
        """The policy of this data folder: its own policy.toml, else the one that the program comes with."""
        own = self.data / "policy.toml"
        return own if own.exists() else ROOT / "data" / "policy.toml"

    @property
    def overrides(self) -> Path:
        """What screens changed over policy.toml: a copy of the queue's settings that an import can read."""
        return self.data / "policy.overrides.json"


@dataclass(frozen=True)
class SalesforceAccess:
    """Where changes are sent straight to, and as whom; no secret stands in its representation.

    Either a consumer key and secret (OAuth client credentials) or an access token is filled.
    """

    instance: str
    consumer_key: str = field(default="", repr=False)
    consumer_secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def load() -> Settings:
    """Return `$REKISTERIVAHTI_DATA`, else `data/` when something of one's own is in it, else the demo."""
    given = os.environ.get("REKISTERIVAHTI_DATA")
    if given:
        return Settings(data=Path(given).resolve(), demo=Path(given).resolve() == DEMO)
    own = own_folder()
    if (own / "queue").exists() or (own / "snapshots").exists():
        return Settings(data=own, demo=False)
    return Settings(data=DEMO, demo=True)


def own_folder() -> Path:
    """Return the folder that an office's own data goes to: never the demo's."""
    given = os.environ.get("REKISTERIVAHTI_DATA")
    return Path(given).resolve() if given else ROOT / "data"


def load_own() -> Settings:
    """Return the settings for a command that makes or changes an office's own data, never the demo's."""
    return Settings(data=own_folder(), demo=False)


def load_salesforce() -> SalesforceAccess | None:
    """Return what `$REKISTERIVAHTI_SALESFORCE_…` says; None where no instance is named: files only."""
    given = {
        name: os.environ.get(f"REKISTERIVAHTI_SALESFORCE_{name.upper()}", "").strip()
        for name in ("instance", "consumer_key", "consumer_secret", "token")
    }
    return SalesforceAccess(**given) if given["instance"] else None


def now() -> datetime:
    """Return this moment in naive UTC; `$REKISTERIVAHTI_NOW` (ISO, UTC) chooses another for tests."""
    given = os.environ.get("REKISTERIVAHTI_NOW")
    moment = datetime.fromisoformat(given) if given else datetime.now(UTC)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None)


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
