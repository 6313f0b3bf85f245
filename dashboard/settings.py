"""Where things are: read from the environment on each call, so that a test can point it elsewhere."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "data" / "demo"


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
