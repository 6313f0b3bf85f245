"""Reading a mailing list: CSV in any encoding and delimiter, a workbook, or addresses that were pasted."""

import csv
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from dashboard.outputs.mailing_list.listing import (
    ADDRESS,
    KNOWN_HEADS,
    MOST_MEGABYTES,
    MOST_ROWS,
    Listing,
    listing,
)
from dashboard.register.dialect import UnreadableError, dialect_of
from dashboard.register.encodings import as_utf8
from dashboard.register.reading import is_foreign
from dashboard.register.records import records
from dashboard.register.sheets import Sheet, sheets
from dashboard.register.workspace import Workspace, workspace
from dashboard.text import N_
from dashboard.vocabulary import Refused

_BETWEEN: Final = re.compile(r"[\r\n;,]+")
_TEXTS: Final = {".csv", ".txt", ".tsv"}
_NO_TABLE: Final = N_("The file holds no table: its content is not what its name says.")
_SEVERAL: Final = N_("Several sheets of the workbook hold addresses. Save the one to be checked as a file.")


def pasted(text: str) -> Listing:
    """Return a list of addresses: one a line, or between commas or semicolons.

    Raises `Refused` where no address is among them, or too many.
    """
    if len(text) > MOST_MEGABYTES * 1_000_000:
        raise Refused("The file is larger than {most} MB. Split it and check the parts.", most=MOST_MEGABYTES)
    return listing(["email"], [[part.strip()] for part in _BETWEEN.split(text) if part.strip()])


def read_list(name: str, content: bytes) -> Listing:
    """Return the list in a file; its copy on the disk is gone when this returns.

    Raises `Refused` for another kind of file, one that is too large or cannot be read, and as `listing` does.
    """
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise Refused("The file is larger than {most} MB. Split it and check the parts.", most=MOST_MEGABYTES)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in {*_TEXTS, ".xlsx"}:
        raise Refused("The list must be a CSV file or an Excel workbook (.xlsx).")
    with tempfile.TemporaryDirectory() as folder, workspace(Path(folder) / "list") as work:
        file = work.fresh(suffix)
        file.write_bytes(content)
        try:
            return _workbook(file) if suffix == ".xlsx" else _csv(file, work)
        except UnreadableError as error:
            raise Refused(error.message.text, **error.message.values) from error
        except csv.Error as error:
            raise Refused("The file is no CSV file that can be read.") from error


def _csv(file: Path, work: Workspace) -> Listing:
    if is_foreign(file):
        raise Refused(_NO_TABLE)
    text = as_utf8(file, work)
    dialect, _ = dialect_of(text.path, KNOWN_HEADS, headed=False)
    rows: list[list[str]] = []
    broken = []
    for record in records(text.path, dialect):
        if len(rows) > MOST_ROWS:
            break
        if record.reason:
            broken.append(len(rows))
        rows.append([record.text.rstrip("\r\n")] if record.reason else record.fields)
    return listing(dialect.header, rows, broken)


def _workbook(file: Path) -> Listing:
    found = [sheet for sheet in sheets(file, KNOWN_HEADS) if any(map(_has_address, _all_rows(sheet)))]
    if not found:
        raise Refused("No column of the list holds e-mail addresses.")
    if len(found) > 1:
        raise Refused(_SEVERAL)
    return listing(found[0].header, (row for row in found[0].rows() if row))


def _all_rows(sheet: Sheet) -> Iterator[list[str]]:
    yield sheet.header
    yield from sheet.rows()


def _has_address(row: list[str]) -> bool:
    return any(ADDRESS.search(cell) for cell in row)
