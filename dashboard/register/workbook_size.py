"""How large a workbook becomes in memory, told before it is read: the reader takes room for every cell.

An .xlsx file of a thousand bytes can have one cell in the last row and the last column, or a sheet that
unpacks to gigabytes. Either would end the whole process, and not with an error that could be caught.
"""

import re
import zipfile
from pathlib import Path
from typing import Final

from dashboard.register.archives import TOO_LARGE, refuse_bombs
from dashboard.register.dialect import UnreadableError
from dashboard.register.notes import error
from dashboard.text import N_
from dashboard.vocabulary import Refused

MOST_CELLS: Final = 50_000_000  # about 1.5 GB while they are read: a million rows of 47 columns
_BLOCK: Final = 1 << 22
_LONGEST_TAG: Final = 1 << 10
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b")
_PLACE: Final = re.compile(rb"""<(?:\w+:)?(?:row|c)\s(?:[^<>]*?\s)?r=["']([A-Z]{0,3})(\d{1,7})["']""")
_NO_WORKBOOK: Final = N_("The file is no Excel workbook that can be read.")


def check_size(path: Path) -> None:
    """Raise `UnreadableError` where a workbook would take more memory than it should."""
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_bombs(archive.infolist(), path.stat().st_size, path.name)
            for info in archive.infolist():
                if "worksheets/" in info.filename.lower():
                    _check_sheet(archive, info)
    except Refused as problem:
        raise UnreadableError(error(TOO_LARGE, file=path.name)) from problem
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as problem:
        raise UnreadableError(error(_NO_WORKBOOK)) from problem


def _check_sheet(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    extent = _Extent()
    with archive.open(info) as sheet:
        while block := sheet.read(_BLOCK):
            extent.take(block)
            if extent.cells > MOST_CELLS:
                raise UnreadableError(
                    error(
                        N_(
                            "A sheet of the workbook reaches over more than {most} cells. "
                            "Delete what is empty, or save the sheet as CSV."
                        ),
                        most=MOST_CELLS,
                    )
                )


class _Extent:
    """The rows and columns that a sheet reaches over: those with a place, and others after them."""

    def __init__(self) -> None:
        self._cut = b""
        self._last_row = self._last_column = 0
        self._more_rows = self._more_columns = 0
        self._in_row = 0

    @property
    def cells(self) -> int:
        """For how many cells the reader takes room, at most."""
        return (self._last_row + self._more_rows) * (self._last_column + self._more_columns)

    def take(self, block: bytes) -> None:
        """Look through the next part of a sheet; a tag that is cut off is looked at with the one after."""
        data = self._cut + block
        end = data.rfind(b"<")
        data, self._cut = data[:end], data[end:][:_LONGEST_TAG]
        places = _PLACE.findall(data)
        if places:
            self._last_row = max(self._last_row, *(int(row) for _letters, row in places))
            self._last_column = max(self._last_column, *map(_column, {letters for letters, _row in places}))
        placed = sum(1 for letters, _row in places if letters)
        self._more_rows += len(_ROW.findall(data)) - (len(places) - placed)
        if len(_CELL.findall(data)) > placed:
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
