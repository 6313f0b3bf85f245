"""How large a workbook becomes in memory, told before it is read: the reader takes room for every cell.

An .xlsx file of a thousand bytes can have one cell in the last row and the last column, or a sheet that
unpacks to gigabytes, or a million cells that all show the one text of a megabyte. Each would end the whole
process, and not with an error that could be caught. All parts are looked at: what one is called proves
nothing.
"""

import re
import zipfile
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard.packed import DAMAGES
from dashboard.register.archives import TOO_LARGE, refuse_bombs
from dashboard.register.dialect import UnreadableError
from dashboard.register.notes import error
from dashboard.register.workbook_text import is_shared_texts, own_text, shared_texts, spread
from dashboard.text import N_
from dashboard.vocabulary import Refused

MOST_CELLS: Final = 50_000_000  # about 1.5 GB while they are read: a million rows of 47 columns
MOST_TEXT: Final = 1_000_000_000  # bytes of what stands in the cells, however often it stands there
_BLOCK: Final = 1 << 22
_LONGEST_TAG: Final = 1 << 10
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b")
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheetData\b")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b")
_PLACE: Final = re.compile(rb"""<(?:\w+:)?(?:row|c)\s(?:[^<>]*?\s)?r=["']([A-Z]{0,3})(\d{1,7})["']""")
_NO_WORKBOOK: Final = N_("The file is no Excel workbook that can be read.")
_TOO_MANY: Final = N_(
    "The sheets of the workbook reach over more than {most} cells. Delete what is empty, or save them as CSV."
)
_TOO_LONG: Final = N_(
    "The texts in the cells of the workbook are longer than {most} MB together. Save its sheets as CSV."
)


@dataclass(frozen=True)
class Sizes:
    """How many cells the sheets of a workbook reach over, each and together."""

    sheets: Sequence[int]

    def check_loaded(self, cells: int, sheets: int) -> None:
        """Raise `UnreadableError` where more was read than there is: sheets that name the same part."""
        if sheets > len(self.sheets) or cells > sum(self.sheets):
            raise UnreadableError(error(_NO_WORKBOOK))


def check_size(path: Path) -> Sizes:
    """Return the sizes; raise `UnreadableError` where a workbook would take more memory than it should."""
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_bombs(archive.infolist(), path.stat().st_size, path.name)
            return _sizes(archive)
    except Refused as problem:
        raise UnreadableError(error(TOO_LARGE, file=path.name)) from problem
    except DAMAGES as problem:
        raise UnreadableError(error(_NO_WORKBOOK)) from problem


def _sizes(archive: zipfile.ZipFile) -> Sizes:
    sheets: dict[zipfile.ZipInfo, _Extent] = {}
    whole = 0
    for info in archive.infolist():
        extent = _extent(archive, info, MOST_CELLS - whole)
        if extent.is_sheet:
            sheets[info] = extent
            whole += extent.cells
    _check_text(archive, sheets)
    return Sizes([extent.cells for extent in sheets.values()])


def _extent(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> "_Extent":
    extent = _Extent()
    with archive.open(info) as part:
        while block := part.read(_BLOCK):
            extent.take(block)
            if extent.is_sheet and extent.cells > most:
                raise UnreadableError(error(_TOO_MANY, most=MOST_CELLS))
    return extent


def _check_text(archive: zipfile.ZipFile, sheets: Mapping[zipfile.ZipInfo, "_Extent"]) -> None:
    """Count what may be too much only: a sheet is not looked through twice for nothing."""
    lengths = _shared(archive, sheets)
    longest, whole = max(lengths, default=0), 0
    for info, extent in sheets.items():
        if info.file_size > MOST_TEXT:
            with archive.open(info) as sheet:
                whole += own_text(sheet)
        if extent.found * longest > MOST_TEXT - whole:
            with archive.open(info) as sheet:
                whole += spread(sheet, lengths)
        else:
            whole += extent.found * longest
        _refuse_long(whole)


def _shared(archive: zipfile.ZipFile, sheets: Collection[zipfile.ZipInfo]) -> "array[int]":
    lengths = array("Q")
    for info in archive.infolist():
        if info not in sheets and is_shared_texts(archive, info):
            _refuse_long(info.file_size)
            with archive.open(info) as part:
                lengths = max(lengths, shared_texts(part), key=len)
    return lengths


def _refuse_long(size: int) -> None:
    if size > MOST_TEXT:
        raise UnreadableError(error(_TOO_LONG, most=MOST_TEXT // 1_000_000))


class _Extent:
    """The rows and columns that a sheet reaches over: those with a place, and others after them."""

    def __init__(self) -> None:
        self._cut = b""
        self._last_row = self._last_column = 0
        self._more_rows = self._more_columns = 0
        self._in_row = 0
        self.found = 0
        self.is_sheet = False

    @property
    def cells(self) -> int:
        """For how many cells the reader takes room, at most."""
        return (self._last_row + self._more_rows) * (self._last_column + self._more_columns)

    def take(self, block: bytes) -> None:
        """Look through the next part of a sheet; a tag that is cut off is looked at with the one after."""
        data = self._cut + block
        end = data.rfind(b"<")
        data, self._cut = data[:end], data[end:][:_LONGEST_TAG]
        self.is_sheet = self.is_sheet or _SHEET.search(data) is not None
        places = _PLACE.findall(data)
        if places:
            self._last_row = max(self._last_row, *(int(row) for _letters, row in places))
            self._last_column = max(self._last_column, *map(_column, {letters for letters, _row in places}))
        placed = sum(1 for letters, _row in places if letters)
        self._more_rows += len(_ROW.findall(data)) - (len(places) - placed)
        found = len(_CELL.findall(data))
        self.found += found
        if found > placed:
            self._count_columns(data)

    def _count_columns(self, data: bytes) -> None:
        for number, row in enumerate(_ROW.split(data)):
            self._in_row = len(_CELL.findall(row)) + (0 if number else self._in_row)
            self._more_columns = max(self._more_columns, self._in_row)


def _column(letters: bytes) -> int:
    """Return the number of a column: 1 for A, 16384 for XFD, 0 for none."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
