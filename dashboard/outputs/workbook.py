"""A workbook of one sheet (ECMA-376): every cell a text, so that nothing in it is ever run as a formula."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from dashboard.outputs.paper import zipped

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_LETTERS: Final = 32_767  # Excel calls a workbook with a longer cell damaged
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIXED: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the rows, the head first, as an .xlsx file; equal rows give equal bytes."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(map(_row, rows))}</sheetData></worksheet>'
    parts = {**_FIXED, "xl/worksheets/sheet1.xml": sheet}
    return zipped((name, f"{_HEAD}\n{content}".encode()) for name, content in parts.items())


def _row(cells: Sequence[str]) -> str:
    return f"<row>{''.join(_cells(cells))}</row>"


def _cells(cells: Sequence[str]) -> Iterator[str]:
    for cell in cells:
        text = escape(_FORBIDDEN.sub("", cell)[:_MOST_LETTERS])
        yield f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
