"""Writes rows as CSV files, one an object, while they stream by; only open files are kept in memory."""

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.generator import fields
from tests.generator.dialects import Dialect
from tests.generator.fields import Row


class Sheet:
    """One object's file. `extra` are columns of the org that the generator does not know."""

    def __init__(
        self, stack: ExitStack, path: Path, object_name: str, dialect: Dialect, extra: list[str]
    ) -> None:
        """Open the file; `stack` closes it."""
        self.columns = [*dialect.columns(object_name), *extra]
        self.dialect = dialect
        self.written = 0
        self.file = stack.enter_context(path.open("w", encoding=dialect.encoding, newline=""))
        self.out = _csv_writer(self.file, dialect)

    def head(self) -> None:
        """Write the header."""
        self.out.writerow(self.columns)

    def write(self, row: Row) -> None:
        if self.dialect.compound_addresses:
            row = row | {name: _compound(row, name) for name in fields.COMPOUND_ADDRESSES}
        cell, value_of = self.dialect.cell, row.get
        # Most cells are text already; asking first makes large registers twice as fast.
        cells = ((name, value_of(name)) for name in self.columns)
        self.out.writerow([value if value.__class__ is str else cell(name, value) for name, value in cells])
        self.written += 1


def _csv_writer(file: Any, dialect: Dialect) -> Any:
    if dialect.quote_all:
        return csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator=dialect.line_end)
    return csv.writer(file, lineterminator=dialect.line_end)


def _compound(row: Row, name: str) -> str:
    """Return the address as the JSON of a dump, empty where the record has none."""
    prefix = name.removesuffix("Address")
    parts = {
        key.lower()[:1] + key[1:]: row.get(prefix + key) or None
        for key in ("City", "Country", "PostalCode", "Street")
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")) if any(parts.values()) else ""


def write_sheets(
    rows: Iterable[tuple[str, Row]],
    folder: Path,
    dialect: Dialect,
    extra: dict[str, list[str]] | None = None,
    *,
    header: bool = True,
) -> dict[str, int]:
    """Write `<Object>.csv` for every object, empty ones with their header; return the counts of rows.

    Without `header` they are to be put behind others.
    """
    folder.mkdir(parents=True, exist_ok=True)
    more = extra or {}
    dialect = dialect if header else replace(dialect, encoding=dialect.encoding.removesuffix("-sig"))
    with ExitStack() as stack:
        sheets = {
            name: Sheet(stack, folder / f"{name}.csv", name, dialect, more.get(name, []))
            for name in dict.fromkeys([*fields.OBJECTS, *more])
            if name not in dialect.left_out
        }
        for sheet in sheets.values() if header else ():
            sheet.head()
        for name, row in rows:
            if name in sheets:
                sheets[name].write(row)
        return {name: sheet.written for name, sheet in sheets.items()}
