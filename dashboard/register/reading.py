"""From a file to tables: how it is written, and whose records it holds."""

import csv
from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from dashboard.register.dialect import UnreadableError, dialect_of
from dashboard.register.encodings import Text, as_it_is, as_utf8
from dashboard.register.files import Found
from dashboard.register.footers import without_footer
from dashboard.register.guessing import guess_object
from dashboard.register.json_records import Rows, json_records
from dashboard.register.labels import is_report
from dashboard.register.notes import Message, error, note
from dashboard.register.sheets import Sheet, sheets
from dashboard.register.tables import Table, write
from dashboard.register.workspace import Workspace
from dashboard.text import N_

_JSON: Final = {".json", ".jsonl", ".ndjson"}
_EXCEL: Final = {".xlsx", ".xlsm"}
_OLD_EXCEL: Final = {".xls", ".xlsb"}
_FOREIGN: Final = (
    *(
        b"PK\3\4",
        b"\x1f\x8b",
        b"BZh",
        b"7z\xbc\xaf",
        b"Rar!",
        b"%PDF",
        b"\xd0\xcf\x11\xe0",
        b"SQLite format 3",
    ),
    *(b"<html", b"<!doctype html", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\0\0\0\0\0\0\0\0"),
)
_HEAD: Final = 100


def read(found: Found, work: Workspace, known: Collection[str]) -> list[Table]:
    """Return the tables of a file; `known` are all column names there are, squashed.

    Raises `UnreadableError` where the file cannot be read.
    """
    suffix = PurePosixPath(found.name).suffix.lower()
    if suffix in _OLD_EXCEL:
        raise UnreadableError(error(N_("Old Excel files cannot be read: save the file as .xlsx or CSV.")))
    if suffix in _EXCEL:
        text = as_it_is(found.path, "xlsx")
        return [_sheet(found, text, sheet, work) for sheet in sheets(found.path, known)]
    if is_foreign(found.path):
        raise UnreadableError(error(N_("The file holds no table: its content is not what its name says.")))
    text = as_utf8(found.path, work)
    return _json(found, text, work) if suffix in _JSON else [_csv(found, text, work, known)]


def is_foreign(path: Path) -> bool:
    """Tell whether a file begins like an archive, an old workbook, a PDF or a web page."""
    with path.open("rb") as file:
        return file.read(_HEAD).lstrip().lower().startswith(tuple(map(bytes.lower, _FOREIGN)))


def _csv(found: Found, text: Text, work: Workspace, known: Collection[str]) -> Table:
    try:
        dialect, head = dialect_of(text.path, known)
        path, footer = without_footer(text.path, dialect, work)
    except csv.Error as problem:
        raise UnreadableError(error(N_("The file is no CSV file that can be read."))) from problem
    report = bool(footer) or is_report(found.name, dialect.header)
    table = Table(
        found=found,
        object_name=guess_object(found.name, dialect.header, head, report=report),
        path=path,
        dialect=dialect,
        written_as=f"csv {dialect.name}",
        text=text,
        report=report,
    )
    return table.noting(*_report_notes(footer, report=report))


def _report_notes(footer: int, *, report: bool, above: int = 0) -> list[Message]:
    notes = []
    if above:
        notes.append(
            note(
                N_("The lines above the header were left out, since they are no records: {count}."),
                count=above,
            )
        )
    if footer:
        notes.append(
            note(
                N_("The lines below the rows of the report were cut, since they are no records: {count}."),
                count=footer,
            )
        )
    if report:
        notes.append(note(N_("Times in a report are taken for Finnish local time.")))
    return notes


def _json(found: Found, text: Text, work: Workspace) -> list[Table]:
    answer = json_records(text.path)
    tables = []
    for name, rows in (answer.by_object or {"": Rows()}).items():
        path, dialect = write(list(rows.names) or ["Id"], rows.lines(), work)
        head = list(islice(rows.lines(), _HEAD))
        table = Table(
            found=found,
            object_name=name or guess_object(found.name, dialect.header, head, report=False),
            path=path,
            dialect=dialect,
            written_as="json",
            text=text,
            lines=False,
        )
        tables.append(table.noting(*answer.messages))
    return tables


def _sheet(found: Found, text: Text, sheet: Sheet, work: Workspace) -> Table:
    path, dialect = write(sheet.header, sheet.rows(), work, above=len(sheet.above))
    path, footer = without_footer(path, dialect, work)
    report = bool(footer) or is_report(found.name, sheet.header)
    head = list(islice(sheet.rows(), _HEAD))
    name = guess_object(sheet.name, sheet.header, head, report=report)
    table = Table(
        found=replace(found, name=sheet.name, container=found.label),
        object_name=name
        if name != sheet.name
        else guess_object(found.name, sheet.header, head, report=report),
        path=path,
        dialect=dialect,
        written_as="xlsx",
        text=text,
        report=report,
    )
    return table.noting(*_report_notes(footer, report=report, above=sum(map(bool, sheet.above))))
