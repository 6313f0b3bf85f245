"""The records of the small Salesforce, what points at what, and its recycle bin."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.generator.fields import Row, Value
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.org import schema

DAYS_IN_BIN = timedelta(days=15)
_WATCHED = {link for links in schema.CASCADES.values() for link in links}


@dataclass
class Records:
    """Rows by object and id. `bin` tells when each deleted row was thrown away, None where nobody knows."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    bin: dict[str, datetime | None] = field(default_factory=dict)
    purged: set[str] = field(default_factory=set)
    _ids: dict[str, Iterator[str]] = field(default_factory=dict)
    _pointing: dict[tuple[str, str, Value], set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, object_name: str, row: Row) -> None:
        self.rows[object_name][row["Id"]] = row
        if row.get("IsDeleted"):
            self.bin[row["Id"]] = None
        for child, column in _WATCHED:
            if child == object_name and row.get(column):
                self._pointing[child, column, row[column]].add(row["Id"])

    def change(self, object_name: str, key: str, column: str, value: Value) -> None:
        """Set one column, keeping note of what points at what."""
        row = self.rows[object_name][key]
        self._pointing[object_name, column, row.get(column)].discard(key)
        row[column] = value
        if (object_name, column) in _WATCHED and value:
            self._pointing[object_name, column, value].add(key)

    def pointing(self, child: str, column: str, key: str) -> list[str]:
        """Return the ids of the living children whose column names `key`."""
        return sorted(one for one in self._pointing[child, column, key] if self.is_alive(child, one))

    def is_alive(self, object_name: str, key: str) -> bool:
        row = self.rows[object_name].get(key)
        return row is not None and not row.get("IsDeleted")

    def throw_away(self, object_name: str, key: str, now: datetime) -> None:
        self.rows[object_name][key] |= {"IsDeleted": True, "SystemModstamp": now}
        self.bin[key] = now

    def purge(self, before: datetime) -> None:
        """Remove for good what was thrown into the bin at `before` or earlier."""
        self.remove({key for key, thrown in self.bin.items() if thrown and thrown <= before})

    def remove(self, keys: set[str]) -> None:
        """Remove records for good, out of the bin too."""
        for rows in self.rows.values():
            for key in keys & rows.keys():
                del rows[key]
        self.bin = {key: thrown for key, thrown in self.bin.items() if key not in keys}
        self.purged |= keys

    def new_id(self, object_name: str) -> str:
        """Return an id that no record of the object has or had."""
        taken = self.rows[object_name].keys() | self.purged
        return next(key for key in self._ids.setdefault(object_name, _ids(object_name)) if key not in taken)


def _ids(object_name):
    """Yield one id after another for an object."""
    return (salesforce_id(KEY_PREFIXES[object_name], n) for n in count())
