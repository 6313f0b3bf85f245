"""Result files of Data Loader and the Bulk API 2.0: which record was changed, and what was refused.

Only Salesforce's code of a refusal is kept: its message may repeat what stood in the record.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.decisions.anonymous import OPT_OUT_FLAGS, RENAMED
from dashboard.decisions.items import Act
from dashboard.text import N_
from dashboard.vocabulary import Refused

GONE: Final = "ENTITY_IS_DELETED"
OTHER: Final = "OTHER"
SHORT_ID: Final = 15
_NOT_ONE: Final = N_(
    "{file} is no result file: it has neither STATUS or ERROR (Data Loader) nor sf__Created or sf__Error "
    "(Bulk API). Choose the files that came back, not those that were sent."
)
_NO_ID: Final = N_("{file} has no column Id. Run the file again as it was downloaded.")
_CODE: Final = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
# Data Loader's own mode writes the message without the code.
_MESSAGES: Final[Mapping[str, str]] = {
    "entity is deleted": GONE,
    "invalid cross reference id": "INVALID_CROSS_REFERENCE_KEY",
    "insufficient access": "INSUFFICIENT_ACCESS_OR_READONLY",
    "cannot reference converted lead": "CANNOT_UPDATE_CONVERTED_LEAD",
}
_SUCCESS: Final = frozenset({"status", "sf__created"})
_FAILURE: Final = frozenset({"error", "sf__error"})
_IDS: Final = frozenset({"id", "sf__id"})
_FLAGS: Final = frozenset(flag for flags in OPT_OUT_FLAGS.values() for flag in flags) | {
    "PrivacyConsentStatus"
}


@dataclass(frozen=True)
class Row:
    """What came of one record, known by 15 characters of its id; `code` is None where it succeeded."""

    short_id: str
    act: Act
    code: str | None


@dataclass(frozen=True)
class ResultFile:
    """The rows of one file; `unprocessed` counts those that Salesforce did not try."""

    rows: tuple[Row, ...]
    unprocessed: int = 0


def read(name: str, content: bytes) -> ResultFile:
    """Read one result file. Raises `Refused` where it is none."""
    header, *rows = _cells(content) or [[]]
    columns = [column.strip().lower() for column in header]
    failures = [place for place, column in enumerate(columns) if column in _FAILURE]
    if not failures and not _SUCCESS & set(columns):
        if "unprocessed" in name.lower():
            return ResultFile((), len(rows))
        raise Refused(_NOT_ONE, file=name)
    ids = [place for place, column in enumerate(columns) if column in _IDS]
    if not ids:
        raise Refused(_NO_ID, file=name)
    act = _act(header)
    return ResultFile(tuple(_row(cells, ids, failures, act) for cells in rows if any(cells)))


def _cells(content: bytes) -> list[list[str]]:
    """Decode what Data Loader may also have written in the machine's code page; only ids and codes matter."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    csv.field_size_limit(10_000_000)
    return list(csv.reader(io.StringIO(text, newline="")))


def _act(header: Sequence[str]) -> Act:
    columns = {column.strip() for column in header}
    if columns & set(RENAMED.values()):
        return Act.ANONYMISE
    if "WhoId" in columns:
        return Act.UNLINK
    return Act.OPT_OUT if columns & _FLAGS else Act.DELETE


def _row(cells: Sequence[str], ids: Sequence[int], failures: Sequence[int], act: Act) -> Row:
    found = (cells[place].strip() for place in ids if place < len(cells))
    key = next((cell for cell in found if len(cell) >= SHORT_ID), "")
    messages = [cells[place] for place in failures if place < len(cells) and cells[place].strip()]
    code = _code(messages[0]) if messages else None
    if act is Act.DELETE and code == GONE:
        # An earlier file took the record along: that is what was wanted.
        code = None
    return Row(key[:SHORT_ID], act, code)


def _code(message: str) -> str:
    if match := _CODE.search(message):
        return match[0]
    return next((code for words, code in _MESSAGES.items() if words in message.lower()), OTHER)
