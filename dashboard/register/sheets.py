"""Excel workbooks: every sheet a file, every cell as text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import fastexcel
import polars

from dashboard.register.dialect import UnreadableError
from dashboard.register.names import squash
from dashboard.register.notes import error
from dashboard.register.workbook_size import Sizes, check_size
from dashboard.text import N_

_ABOVE: Final = 30  # a formatted report has its title, its author and its filters above the header
_TELLING: Final = 2


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the rows above its header, its header, its rows as text."""

    name: str
    above: list[list[str]]
    header: list[str]
    frame: polars.DataFrame

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows; an empty cell is '', a blank row []."""
        return map(_texts, self.frame.iter_rows())


def sheets(path: Path, known: Collection[str]) -> list[Sheet]:
    """Return the sheets of a workbook that have a header; raise `UnreadableError` where it cannot be read.

    `known` holds header names, squashed.
    """
    sizes = check_size(path)
    try:
        loaded = list(_loaded(fastexcel.read_excel(path), sizes))
    except fastexcel.FastExcelError as problem:
        raise UnreadableError(error(N_("The file is no Excel workbook that can be read."))) from problem
    found = [_sheet(name, frame, known) for name, frame in loaded]
    return [sheet for sheet in found if any(sheet.header)]


def _loaded(workbook: fastexcel.ExcelReader, sizes: Sizes) -> Iterator[tuple[str, polars.DataFrame]]:
    """Yield the sheets by name; several names of one sheet are its copies, and may be very many."""
    cells = 0
    for number, name in enumerate(workbook.sheet_names, start=1):
        sizes.check_loaded(cells, number)
        frame = workbook.load_sheet(
            name, header_row=None, dtypes="string", skip_whitespace_tail_rows=True
        ).to_polars()
        cells += frame.height * frame.width
        yield name, frame


def _sheet(name: str, frame: polars.DataFrame, known: Collection[str]) -> Sheet:
    head = [_texts(row) for row in frame.head(_ABOVE).iter_rows()] or [[]]
    place = _header_place(head, known)
    header = [cell.strip() for cell in head[place]]
    return Sheet(name, head[:place], header, frame.slice(place + 1))


def _header_place(head: Sequence[Sequence[str]], known: Collection[str]) -> int:
    """Return the first row with most known names, if it has some; else the first that is not blank."""
    counts = [sum(1 for cell in row if squash(cell) in known) for row in head]
    if max(counts) >= _TELLING:
        return counts.index(max(counts))
    return next((place for place, row in enumerate(head) if row), 0)


def _texts(row: Sequence[object]) -> list[str]:
    texts = ["" if cell is None else str(cell) for cell in row]
    return texts if any(map(str.strip, texts)) else []
