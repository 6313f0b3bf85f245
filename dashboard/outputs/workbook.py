"""A workbook of one sheet: every cell a text, so that nothing in it is ever run as a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_LETTERS: Final = 32_767  # Excel takes no longer cell, and the library would leave it out
_MADE_ON: Final = datetime(1980, 1, 1, tzinfo=UTC)  # of no day, so that equal rows give equal bytes


def workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows, the head first, as an .xlsx file; equal rows give equal bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        made.set_properties({"created": _MADE_ON})
        sheet = made.add_worksheet()
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell[:_MOST_LETTERS])
    return content.getvalue()
