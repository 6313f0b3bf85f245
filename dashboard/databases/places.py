"""Where the events of each case stand in the embedded queue: DuckDB finds them by number, not by case."""

from collections.abc import Mapping, Sequence

from dashboard.databases.connections import Connection, execute


class Places:
    """Where the events of each case stand in the history: this process alone writes it, so it can know.

    Read once, when first asked for; about 200 bytes a case.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._seqs: dict[str, list[int]] | None = None

    def of(self, cursor: Connection, case_ids: Sequence[str], moved: Mapping[str, list[int]]) -> list[int]:
        """Return the places of the events of some cases, those that a transaction has `moved` included."""
        if self._seqs is None:
            self._seqs = dict(execute(cursor, "duckdb/event_places").fetchall())
            # What the transaction itself has written was read with the rest, and may yet be taken back.
            for case_id, seqs in moved.items():
                self._seqs[case_id] = [each for each in self._seqs[case_id] if each not in seqs]
        return [
            seq for case_id in case_ids for seq in (*self._seqs.get(case_id, ()), *moved.get(case_id, ()))
        ]

    def add(self, moved: Mapping[str, list[int]]) -> None:
        """Know of what was committed."""
        if self._seqs is not None:
            for case_id, seqs in moved.items():
                self._seqs.setdefault(case_id, []).extend(seqs)
