"""The write side of the queue: statements that stand or fall together, whichever engine keeps them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pyarrow

from dashboard.databases.places import Written

# Asks a query by its name with its parameters, and returns its rows.
Ask = Callable[..., list[dict[str, object]]]
_EVENTS: Final = "request_event"
_CASES: Final = "request_queue"
_ADD_EVENT: Final = "queue/add/request_event"


class Taken(Exception):
    """A row whose key is there already: somebody else was faster."""


class Transaction(ABC):
    """Statements that stand or fall together. Permissions are the callers' to check."""

    def __init__(self) -> None:
        """Begin with no case moved, and no event written."""
        self.moved = Written()
        self.last_event = 0
        # The end of the history, once it is known; the seals of rows that wait for their event, by table.
        self.head: tuple[int, str] | None = None
        self.seals: dict[str, list[str]] = {}

    @abstractmethod
    def stand_in_row(self) -> None:
        """Wait until nobody else writes, where that was put off; what is read afterwards stands."""

    @abstractmethod
    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of a query as dictionaries."""

    @abstractmethod
    def write(self, name: str, /, **values: object) -> int:
        """Run a statement that writes; return how many rows it touched."""

    @abstractmethod
    def _add_one(self, name: str, row: Mapping[str, object]) -> None:
        """Add a row by a query of its own; raise `Taken` where its key is there already."""

    @abstractmethod
    def _add(self, table: str, rows: pyarrow.Table) -> None:
        """Add rows to a queue table; raise `Taken` where a key is there already."""

    def row(self, name: str, /, **values: object) -> dict[str, object] | None:
        """Return the only row of the answer, or None."""
        found = self.rows(name, **values)
        return found[0] if found else None

    def insert(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows to a queue table in one statement; raise `Taken` where a key is there already."""
        if table == _EVENTS and len(rows) == 1:
            self._note(rows[0]["case_id"], rows[0]["seq"])
            self._add_one(_ADD_EVENT, rows[0])
        elif rows:
            self.insert_table(table, pyarrow.Table.from_pylist([dict(row) for row in rows]))

    def insert_table(self, table: str, rows: pyarrow.Table) -> None:
        """Add many rows, given in columns, to a queue table; raise `Taken` where a key is there already."""
        if table == _EVENTS:
            for case_id, seq in zip(rows["case_id"].to_pylist(), rows["seq"].to_pylist(), strict=True):
                self._note(case_id, seq)
        if table == _CASES:
            numbers = zip(rows["case_id"].to_pylist(), rows["case_number"].to_pylist(), strict=True)
            self.moved.opened.update(numbers)
        self._add(table, rows)

    def finish(self) -> None:
        """Raise where rows have no event that seals them: to be called before what was written stands."""
        assert not self.seals, f"no event seals the new rows of {', '.join(self.seals)}"

    def _note(self, case_id: object, seq: object) -> None:
        """Note that a case has moved, by which event. A sign-in or an export is an event of no case."""
        self.last_event = max(self.last_event, int(str(seq)))
        if case_id:
            self.moved.events.setdefault(str(case_id), []).append(int(str(seq)))
