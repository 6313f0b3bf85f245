"""What a queue does for a store, whichever engine keeps it."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from dashboard.databases.connections import Connection
from dashboard.databases.places import Found
from dashboard.databases.transaction import Ask, Transaction


class Queue(Protocol):
    """The queue, whichever engine keeps it."""

    def transaction(self, *, later: bool = False) -> AbstractContextManager[Transaction]:
        """Write: everything inside stands, or nothing does."""

    def looking(self) -> AbstractContextManager[Ask]:
        """Give a way to ask the queue itself as it is at one moment, while others write."""

    def moved(self) -> set[str]:
        """Return the cases in which steps were taken since the last call; pages see them from now on."""

    def places(self, case_ids: Collection[str]) -> Found:
        """Return where the events of some cases stand for pages, and the cases themselves."""

    def alone(self, work: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Give whether nobody else does some work, here or on another server."""

    def last_change(self, table: str) -> int:
        """Return a number that grows whenever another server has changed the table; 0 where none can."""

    def rows(self, cursor: Connection, name: str, values: dict[str, object]) -> list[dict[str, object]]:
        """Return the answer of a query under `queries/queue/` for a page that has this cursor."""

    def copy_to(self, folder: Path) -> None:
        """Write the queue as it is at this moment into a file below `folder`, where a data folder has it."""

    def close(self) -> None:
        """Let go of what is open."""
