"""Excel workbooks: every sheet a file, every cell as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fastexcel
import polars

from dashboard.register.dialect import UnreadableError
from dashboard.register.notes import error
from dashboard.text import N_

_MIDNIGHT: Final = " 00:00:00"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its header, its rows as text."""

    name: str
    header: list[str]
    frame: polars.DataFrame

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows; an empty cell is ''."""
        for row in self.frame.iter_rows():
            yield ["" if cell is None else str(cell) for cell in row]


def sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook that have a header; raise `UnreadableError` where it is none."""
    try:
        workbook = fastexcel.read_excel(path)
        loaded = [
            workbook.load_sheet(name, header_row=None, dtypes="string", skip_whitespace_tail_rows=True)
            for name in workbook.sheet_names
        ]
    except fastexcel.FastExcelError as problem:
        raise UnreadableError(error(N_("The file is no Excel workbook that can be read."))) from problem
    found = [_sheet(each.name, each.to_polars()) for each in loaded]
    return [sheet for sheet in found if any(sheet.header)]


def _sheet(name: str, frame: polars.DataFrame) -> Sheet:
    first = frame.row(0) if frame.height else ()
    header = ["" if cell is None else str(cell).strip() for cell in first]
    return Sheet(name, header, frame.slice(1))
