"""The write side of the queue: statements that stand or fall together, whichever engine keeps them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Final

import pyarrow

# What the overlay is made of. A sign-in or an export is an event, too, but of no case: nothing to renew.
_OVERLAID: Final = frozenset({"request_queue", "request_event"})


class Taken(Exception):
    """A row whose key is there already: somebody else was faster."""


class Transaction(ABC):
    """Statements that stand or fall together. Permissions are the callers' to check."""

    def __init__(self) -> None:
        """Begin with no case moved."""
        self.moved: set[str] = set()

    @abstractmethod
    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of a query as dictionaries."""

    @abstractmethod
    def write(self, name: str, /, **values: object) -> int:
        """Run a statement that writes; return how many rows it touched."""

    @abstractmethod
    def _add(self, table: str, rows: pyarrow.Table) -> None:
        """Add rows to a queue table; raise `Taken` where a key is there already."""

    def row(self, name: str, /, **values: object) -> dict[str, object] | None:
        """Return the only row of the answer, or None."""
        found = self.rows(name, **values)
        return found[0] if found else None

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a queue table in one statement; raise `Taken` where a key is there already."""
        if rows:
            self.insert_table(table, pyarrow.Table.from_pylist([dict(row) for row in rows]))

    def insert_table(self, table: str, rows: pyarrow.Table) -> None:
        """Add many rows, given in columns, to a queue table; raise `Taken` where a key is there already."""
        if table in _OVERLAID:
            self.moved.update(each for each in rows["case_id"].to_pylist() if each)
        self._add(table, rows)
