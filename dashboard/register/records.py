"""Exact reading of CSV records: every record of a file, the broken ones with their lines and text."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from dashboard.register.dialect import Dialect
from dashboard.register.names import squash
from dashboard.text import N_

BROKEN_QUOTE: Final = N_("A quote in this record is not closed, or stands where none may stand.")
WRONG_WIDTH: Final = N_("The record has another number of columns than the header.")
_MOST_LINES: Final = 20_000  # a record longer than that is no record but a quote that was never closed
_MOST_TEXT: Final = 200_000_000
_TRIES: Final = 40
_ID: Final = re.compile(r"@\S+|\w{15}(\w{3})?")


@dataclass(frozen=True)
class Record:
    """A record: its number and first line, both from 1, and its fields, or why it is broken and its text."""

    number: int
    line: int
    fields: list[str]
    reason: str | None = None
    text: str = ""


class _Endless(Exception):
    """The quote was never closed."""


class _Lines:
    """Lines of a file that can be given back, so that reading starts again behind a broken one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: list[str] = []
        self.taken: list[str] = []
        self.number = 1
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES or self._size > _MOST_TEXT:
            raise _Endless
        line = self._returned.pop() if self._returned else next(self._lines)
        self.taken.append(line)
        self._size += len(line)
        return line

    def start(self) -> None:
        """Begin a record here."""
        self.number += len(self.taken)
        self.taken, self._size = [], 0

    def give_back(self, keep: int) -> None:
        """Keep the first lines that were taken, and hand out the others again."""
        self._returned.extend(reversed(self.taken[keep:]))
        self.taken = self.taken[:keep]


def records(path: Path, dialect: Dialect) -> Iterator[Record]:
    """Yield every record of a UTF-8 file. Blank lines are no records.

    After a record that cannot be right, reading goes on at the next line that begins a whole one.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = _Lines(file)
        for _ in range(dialect.skip):
            next(lines)
        lines.start()
        _fields(lines, dialect.delimiter)
        number = 0
        while True:
            lines.start()
            fields, reason = _next_record(lines, dialect)
            if fields is None:
                return
            if not fields and not reason:
                continue
            number += 1
            yield Record(number, lines.number, fields, reason, "".join(lines.taken) if reason else "")


def _next_record(lines: _Lines, dialect: Dialect) -> tuple[list[str] | None, str | None]:
    """Return the next record's fields ([] for a blank line, None at the end) and what is wrong with it."""
    fields = _fields(lines, dialect.delimiter)
    if not lines.taken:
        return None, None
    if fields is not None and len(fields) in {0, len(dialect.header)}:
        return fields, None
    taken = len(lines.taken)
    if taken > 1:
        lines.give_back(_broken_lines(lines, dialect))
    return [], BROKEN_QUOTE if fields is None or len(lines.taken) < taken else WRONG_WIDTH


def _fields(lines: Iterator[str], delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except (csv.Error, _Endless):
        return None


def _broken_lines(lines: _Lines, dialect: Dialect) -> int:
    """Return how many of the taken lines to give up: those before the first that begins a whole record."""
    taken = list(lines.taken)
    for start in range(1, min(len(taken), _TRIES)):
        if taken[start].startswith('"') != taken[0].startswith('"'):
            continue
        fields = _fields(chain(taken[start:], lines), dialect.delimiter)
        lines.give_back(len(taken))
        if fields is not None and _is_whole(fields, dialect):
            return start
    return len(taken) if len(taken) <= _TRIES else 1


def _is_whole(fields: list[str], dialect: Dialect) -> bool:
    """Tell whether fields are a record and no line of a note: the width fits, and the id is an id."""
    if len(fields) != len(dialect.header):
        return False
    return all(
        _ID.fullmatch(field.strip())
        for name, field in zip(dialect.header, fields, strict=True)
        if squash(name) == "id"
    )
