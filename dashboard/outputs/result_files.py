"""Result files of Data Loader and the Bulk API 2.0: which record was changed, and what was refused.

Only Salesforce's code of a refusal is kept: its message may repeat what stood in the record.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.outputs.result_rows import Row, id_of
from dashboard.text import N_
from dashboard.vocabulary import Refused

GONE: Final = "ENTITY_IS_DELETED"
OTHER: Final = "OTHER"
_NOT_ONE: Final = N_(
    "{file} is no result file: it has neither STATUS or ERROR (Data Loader) nor sf__Created or sf__Error "
    "(Bulk API). Choose the files that came back, not those that were sent."
)
_NO_ID: Final = N_("{file} has no column Id. Run the file again as it was downloaded.")
_NO_CSV: Final = N_("{file} is no CSV file that can be read.")
_TOO_LONG: Final = N_("{file} has more than {most} rows: no file that was handed out is so long.")
# At the beginning only: further on the words of a record stand, and somebody's name may look like a code.
_CODE: Final = re.compile(r"\s*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?::|\s*$)")
# Data Loader's own mode writes the message without the code.
_MESSAGES: Final[Mapping[str, str]] = {
    "entity is deleted": GONE,
    "invalid cross reference id": "INVALID_CROSS_REFERENCE_KEY",
    "insufficient access": "INSUFFICIENT_ACCESS_OR_READONLY",
    "cannot reference converted lead": "CANNOT_UPDATE_CONVERTED_LEAD",
}
_STATUS: Final = "status"
_SUCCESS: Final = frozenset({_STATUS, "sfcreated"})
_FAILURE: Final = frozenset({"error", "sferror"})
_IDS: Final = frozenset({"id", "sfid"})
_MOST_ROWS: Final = 6_000_000
_LONGEST_CELL: Final = 10_000_000
_NOBODYS: Final = Row("", frozenset(), "", None)  # of no record that can be told


@dataclass(frozen=True)
class ResultFile:
    """The rows of one file; `unprocessed` counts those that Salesforce did not try."""

    rows: tuple[Row, ...]
    unprocessed: int = 0


def read(name: str, content: bytes) -> ResultFile:
    """Read one result file. Raises `Refused` where it is none."""
    rows = _cells(name, content)
    columns = [_folded(column) for column in next(rows, [])]
    if not (_SUCCESS | _FAILURE) & set(columns):
        if "unprocessed" in name.lower():
            return ResultFile((), sum(1 for _ in rows))
        raise Refused(_NOT_ONE, file=name)
    if not _IDS & set(columns):
        raise Refused(_NO_ID, file=name)
    written = frozenset(columns) - _SUCCESS - _FAILURE - _IDS
    return ResultFile(tuple(_row(cells, columns, written) for cells in rows if any(cells)))


def _cells(name: str, content: bytes) -> Iterator[list[str]]:
    """Yield the rows, the head first; raise `Refused` where they cannot be read, or are too many."""
    encoding = "utf-8-sig" if _is_utf8(content) else "cp1252"
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="")
    try:
        for number, cells in enumerate(csv.reader(text)):
            if number > _MOST_ROWS:
                raise Refused(_TOO_LONG, file=name, most=_MOST_ROWS)
            if max(map(len, cells), default=0) > _LONGEST_CELL:
                raise Refused(_NO_CSV, file=name)
            yield cells
    except csv.Error as problem:
        raise Refused(_NO_CSV, file=name) from problem


def _is_utf8(content: bytes) -> bool:
    """Tell what Data Loader may also have written in the machine's code page; only ids and codes matter."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _folded(column: str) -> str:
    """Fold case and spelling: LASTNAME, lastName and last_name are one; a custom column keeps its ending."""
    name = column.strip().lower()
    return name if name.endswith("__c") else name.replace("_", "").replace(" ", "")


def _row(cells: Sequence[str], columns: Sequence[str], written: frozenset[str]) -> Row:
    """Read a row; one that was cut off is nobody's."""
    if len(cells) < len(columns):
        return _NOBODYS
    named = [(column, cell.strip()) for column, cell in zip(columns, cells, strict=False)]
    record_id = id_of([cell for column, cell in named if column in _IDS and cell])
    if not record_id:
        return _NOBODYS
    messages = [cell for column, cell in named if column in _FAILURE and cell]
    code = _code(messages[0]) if messages else None
    if not written and code == GONE:
        # An earlier file took the record along: that is what was wanted.
        code = None
    return Row(
        record_id=record_id,
        written=written,
        status=next((cell.lower() for column, cell in named if column == _STATUS), ""),
        code=code,
    )


def _code(message: str) -> str:
    if match := _CODE.match(message):
        return match[1]
    return next((code for words, code in _MESSAGES.items() if words in message.lower()), OTHER)
