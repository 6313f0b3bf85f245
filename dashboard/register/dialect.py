"""How a CSV file is written: delimiter, header, and lines before it. The quote is always `"`."""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from dashboard.register.names import squash
from dashboard.register.notes import Message, error
from dashboard.text import N_

DELIMITERS: Final = (",", ";", "\t", "|", "^", "`")
FIELD_LIMIT: Final = 1 << 30
_SAMPLE: Final = 1 << 17
_RECORDS: Final = 50
MOST_COLUMNS: Final = 16_384  # as many as a sheet of Excel has; an object of Salesforce has under a thousand
_LONGEST_VALUE: Final = 300
_TOO_WIDE: Final = N_("The file has more than {most} columns: it is no table of Salesforce.")
_HINT: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)  # the line by which Excel is told the delimiter
_VALUE: Final = re.compile(r"0\w{14}(\w{3})?|[^@\s]+@[^@\s]+\.[^@\s]+|[\[{].*")  # no names of columns

csv.field_size_limit(FIELD_LIMIT)


class UnreadableError(Exception):
    """A file that cannot be read; the others go on. `message` says why."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        super().__init__(message.sentence)
        self.message = message


@dataclass(frozen=True)
class Dialect:
    """A delimiter, how many lines stand before the header, and the header's cells as they are written."""

    delimiter: str
    skip: int
    header: tuple[str, ...]

    @property
    def name(self) -> str:
        """The delimiter as people call it."""
        return {"\t": "tab", "`": "backquote"}.get(self.delimiter, self.delimiter)


def dialect_of(
    path: Path, is_known: Collection[str], *, headed: bool = True
) -> tuple[Dialect, list[list[str]]]:
    """Return the dialect of a UTF-8 file and its first records; `is_known` holds header names, squashed.

    Unless `headed`, the first line may be a record already; it stands as the header all the same.
    Raises `UnreadableError` where not even a header is in the file.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read(_SAMPLE)
    hint = _HINT.fullmatch(next(iter(text.splitlines()), ""))
    body = StringIO(text, newline="")
    skip = 1 if hint else 0
    if hint:
        body.readline()
    start = body.tell()
    if not text[start:].strip("\r\n\t ,;"):
        raise UnreadableError(error(N_("The file is empty: it has not even a header.")))
    tries = [_Try(each, text[start:], is_known) for each in ((hint[1],) if hint else DELIMITERS)]
    best = max(tries, key=lambda each: each.score)
    if not any(best.header):
        raise UnreadableError(
            error(N_("The header of the file cannot be read: a quote in it is not closed."))
        )
    refuse_wide(best.header)
    if headed and any(_VALUE.fullmatch(cell[:_LONGEST_VALUE]) for cell in best.header):
        raise UnreadableError(error(N_("The file has no header: its first line is a record already.")))
    return Dialect(best.delimiter, skip + best.blank, tuple(best.header)), best.records


def refuse_wide(header: Sequence[str]) -> None:
    """Raise `UnreadableError` for more columns than anything that we read has."""
    if len(header) > MOST_COLUMNS:
        raise UnreadableError(error(_TOO_WIDE, most=MOST_COLUMNS))


class _Try:
    """What the beginning of a file looks like with one delimiter."""

    def __init__(self, delimiter: str, text: str, is_known: Collection[str]) -> None:
        self.delimiter = delimiter
        rows = list(islice(_rows(text, delimiter), _RECORDS)) or [[]]
        self.blank = next((index for index, row in enumerate(rows) if any(row)), 0)
        self.header = rows[self.blank]
        self.records = rows[self.blank + 1 :]
        known = sum(1 for name in self.header if squash(name) in is_known)
        even = sum(1 for row in self.records if len(row) == len(self.header))
        self.score = (known, len(self.header) > 1 and even, len(self.header))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the records of a sample up to the first broken one; the last may be cut off and is left out."""
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    previous: list[str] | None = None
    whole = len(text) < _SAMPLE
    try:
        for row in rows:
            if previous is not None:
                yield previous
            previous = row
    except csv.Error:
        whole = True
    if previous is not None and whole:
        yield previous
