"""The data folder: which one is used, and the files and folders in it; where the queue is, if elsewhere."""

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = ROOT / "data" / "demo"


@dataclass(frozen=True)
class Settings:
    """The data folder, whether it is the demo's, and the files and folders in it.

    `queue_url`: the PostgreSQL database that holds the queue of several servers; None for a file of our own.
    `shared`: the folder that these servers take their snapshots from; None for the data folder.
    """

    data: Path
    demo: bool
    queue_url: str | None = field(default=None, repr=False)
    shared: Path | None = None

    @property
    def snapshots(self) -> Path:
        return (self.shared or self.data) / "snapshots"

    @property
    def queue(self) -> Path:
        return self.data / "queue" / "queue.duckdb"

    @property
    def has_queue(self) -> bool:
        """Whether there is a queue: a file that somebody has made, or the one on PostgreSQL."""
        return self.queue_url is not None or self.queue.exists()

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def proof(self) -> Path:
        """What is written down outside of the queue, to be held against it: heads, what stays forgotten."""
        return self.data / "proof"

    @property
    def inbox(self) -> Path:
        return self.data / "inbox"

    @property
    def pulled(self) -> Path:
        """What was pulled from Salesforce, kept so that the next pull asks only for what changed."""
        return self.data / "pulled"

    @property
    def policy(self) -> Path:
        """The policy of this data folder: its own policy.toml, else the one that the program comes with."""
        return self._own_or_shipped("policy.toml")

    @property
    def notice(self) -> Path:
        """The first version of the notice, clause by clause: one's own notice.toml, else the program's."""
        return self._own_or_shipped("notice.toml")

    @property
    def overrides(self) -> Path:
        """What screens changed over policy.toml: a copy of the queue's settings that an import can read."""
        return self.data / "policy.overrides.json"

    def _own_or_shipped(self, name: str) -> Path:
        own = self.data / name
        return own if own.exists() else ROOT / "data" / name


def load() -> Settings:
    """Return `$REKISTERIVAHTI_DATA`, else `data/` when something of one's own is in it, else the demo.

    Where `$QUEUE_URL` is set, there is something of one's own. The demo never shares anything.
    """
    own = load_own()
    if own.data == DEMO:
        return Settings(data=DEMO, demo=True)
    given = os.environ.get("REKISTERIVAHTI_DATA") or own.queue_url
    if given or own.queue.parent.exists() or own.snapshots.exists():
        return own
    return Settings(data=DEMO, demo=True)


def own_folder() -> Path:
    """Return the folder that an office's own data goes to: never the demo's."""
    given = os.environ.get("REKISTERIVAHTI_DATA")
    return Path(given).resolve() if given else ROOT / "data"


def load_own() -> Settings:
    """Return the settings for a command that makes or changes an office's own data, never the demo's."""
    shared = os.environ.get("REKISTERIVAHTI_SHARED")
    return Settings(
        data=own_folder(),
        demo=False,
        queue_url=os.environ.get("QUEUE_URL") or None,
        shared=Path(shared).resolve() if shared else None,
    )
