"""The lines that a report export puts under its rows: title, copyright, user, date. They are no records."""

import csv
import re
from itertools import islice
from pathlib import Path
from typing import Final

from dashboard.register.dialect import Dialect
from dashboard.register.records import Record, records
from dashboard.register.workspace import Workspace

_TAIL: Final = 8192
_MOST_LINES: Final = 20
_ID: Final = re.compile(r"@\S+|\w{15}(\w{3})?")
_TOTAL: Final = re.compile(
    r"(grand )?totals?( \(.*\))?|((kokonais|loppu)?summa|yhteensä)( \(.*\))?", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"([A-Z]{3} ?)?[-\d\s.,€$%]+")
_SIGN: Final = re.compile(r"(copyright|tekijänoikeu|\(c\)|©).{0,40}salesforce", re.IGNORECASE)


def without_footer(path: Path, dialect: Dialect, work: Workspace) -> tuple[Path, int]:
    """Return the file without its footer, and how many lines were cut (0: the file as it was)."""
    if not _SIGN.search(_tail(path)):
        return path, 0
    first = _first_footer_line(path, dialect)
    if first is None:
        return path, 0
    copy = work.fresh(path.suffix)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        with copy.open("w", encoding="utf-8", newline="") as file:
            file.writelines(islice(lines, first - 1))
        return copy, sum(1 for line in lines if line.strip())


def _tail(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read().decode("utf-8", "replace")


def _first_footer_line(path: Path, dialect: Dialect) -> int | None:
    """Return the line where the last run of lone cells begins, if the copyright stands among them."""
    run: list[Record] = []
    for record in records(path, dialect):
        if not _is_lone(record, dialect.delimiter):
            run = []
        elif len(run) <= _MOST_LINES:  # of a longer run it is enough to know that
            run.append(record)
    if not run or len(run) > _MOST_LINES or not any(_SIGN.search(_text(record)) for record in run):
        return None
    return run[0].line


def _is_lone(record: Record, delimiter: str) -> bool:
    """Tell whether a record is one cell of prose: alone in its line or padded with empty cells; or totals."""
    cells = record.fields or next(csv.reader([record.text], delimiter=delimiter), [])
    filled = [cell for cell in cells if cell.strip()]
    if len(cells) <= 1 or not filled:
        return bool(record.reason) or any(_SIGN.search(cell) for cell in filled)
    if _TOTAL.fullmatch(filled[0].strip()) and all(map(_NUMBER.fullmatch, filled[1:])):
        return True
    return len(filled) == 1 and filled[0] == cells[0] and not _ID.fullmatch(filled[0].strip())


def _text(record: Record) -> str:
    return record.text or " ".join(record.fields)
