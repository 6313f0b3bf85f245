"""A file made ready to be loaded: plain UTF-8 CSV with a known dialect, counted without the database."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final

import pyarrow
from pyarrow import compute
from pyarrow import csv as csv_reader

from dashboard.register.dialect import Dialect
from dashboard.register.encodings import Text
from dashboard.register.files import Found
from dashboard.register.notes import Message
from dashboard.register.records import Record, records
from dashboard.register.workspace import Workspace

_BLOCK: Final = 1 << 22


@dataclass(frozen=True)
class Measure:
    """How many records a file has, and how many characters their kept cells hold together."""

    records: int
    characters: int


@dataclass(frozen=True)
class Table:
    """The records of one object in one file.

    `path` is what the database reads; `broken` are the records that are not in it. `lines` says whether line
    numbers of the original mean something (not in JSON).
    """

    found: Found
    object_name: str
    path: Path
    dialect: Dialect
    written_as: str
    text: Text
    report: bool = False
    lines: bool = True
    broken: tuple[Record, ...] = ()
    source: tuple[Path, Dialect] | None = None
    more: tuple[Message, ...] = ()
    dropped: frozenset[int] = field(default_factory=frozenset)

    @property
    def messages(self) -> tuple[Message, ...]:
        """All there is to be said about the file."""
        return (*self.text.notes, *self.more)

    def noting(self, *messages: Message) -> "Table":
        """Return the table with more said about it."""
        return replace(self, more=(*self.more, *messages))


def counted(table: Table) -> Measure | None:
    """Count the records of a table's file with Arrow's reader, which is quick; None where it gives up."""
    kept = [str(place) for place, _ in enumerate(table.dialect.header) if place not in table.dropped]
    names = list(map(str, range(len(table.dialect.header))))
    try:
        batches = csv_reader.open_csv(
            table.path,
            csv_reader.ReadOptions(
                column_names=names, skip_rows=table.dialect.skip, skip_rows_after_names=1, block_size=_BLOCK
            ),
            csv_reader.ParseOptions(delimiter=table.dialect.delimiter, newlines_in_values=True),
            csv_reader.ConvertOptions(
                include_columns=kept, column_types=dict.fromkeys(kept, pyarrow.string()), check_utf8=False
            ),
        )
        counts = [(batch.num_rows, sum(map(_characters, batch.columns))) for batch in batches]
    except pyarrow.ArrowInvalid:
        return None
    return Measure(sum(records for records, _ in counts), sum(characters for _, characters in counts))


def _characters(cells: pyarrow.Array) -> int:
    return compute.sum(compute.utf8_length(cells)).as_py() or 0


def measure(table: Table) -> Measure | None:
    """Count the records of a table's file with Python's reader; None where one is not as it should be."""
    width = len(table.dialect.header)
    found = characters = 0
    try:
        for row in rows(table.path, table.dialect):
            if len(row) != width:
                if row:
                    return None
                continue
            found += 1
            characters += sum(map(len, row))
            for place in table.dropped:
                characters -= len(row[place])
    except csv.Error:
        return None
    return Measure(found, characters)


def rows(path: Path, dialect: Dialect) -> Iterator[list[str]]:
    """Yield the rows after the header; blank lines are []. Raises `csv.Error` at a quote out of place."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for _ in range(dialect.skip):
            file.readline()
        reader = csv.reader(file, delimiter=dialect.delimiter, strict=True)
        yield from islice(reader, 1, None)


def repaired(table: Table, work: Workspace) -> Table:
    """Return the table with its sound records in a clean file, the others in `broken`."""
    broken: list[Record] = []
    target = work.fresh(".csv")
    source = table.source or (table.path, table.dialect)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(table.dialect.header)
        for record in records(*source):
            if record.reason:
                broken.append(record)
            else:
                writer.writerow(record.fields)
    clean = replace(table.dialect, delimiter=",", skip=0)
    return replace(table, path=target, dialect=clean, source=source, broken=tuple(broken))


def write(
    header: Sequence[str], written: Iterable[Sequence[str]], work: Workspace, *, above: int = 0
) -> tuple[Path, Dialect]:
    """Write rows that come from elsewhere (JSON, a sheet) as clean CSV, with blank lines for those above."""
    target = work.fresh(".csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows([[]] * above)
        writer.writerow(header)
        writer.writerows(written)
    return target, Dialect(",", above, tuple(header))
