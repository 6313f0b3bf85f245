"""Generations: an attached snapshot with the overlay laid over it, dropped when its last reader leaves."""

from dataclasses import dataclass, field

from dashboard.databases.page import Snapshot


@dataclass
class Generation:
    """What pages read from: the alias of an attached snapshot and the schema of the overlay in memory."""

    snapshot: Snapshot | None
    alias: str | None
    overlay: str
    readers: int = field(default=0)
    # What readers keep of it for each other, by a name of theirs: it goes when the generation goes.
    kept: dict[str, object] = field(default_factory=dict)

    @property
    def snapshot_id(self) -> str | None:
        """The snapshot's id; None before the first import."""
        return self.snapshot.snapshot_id if self.snapshot else None

    @property
    def search_path(self) -> str:
        """The catalogs that a page's queries see without naming them."""
        return f"{self.alias}.main,memory.{self.overlay}" if self.alias else f"memory.{self.overlay}"
