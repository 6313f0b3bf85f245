"""A row of a result file, and whether it speaks of an item: the same record, and the same change."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.decisions.anonymous import ALWAYS_SET, EMPTIED, RENAMED, flags_of
from dashboard.decisions.correctable import is_correctable
from dashboard.decisions.items import Act, Item

SHORT_ID: Final = 15
_ID: Final = re.compile(r"[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?")
_DELETED: Final = frozenset({"", "item deleted"})
_UPDATED: Final = frozenset({"", "item updated"})
_CONSENT: Final = "privacyconsentstatus"
_CONSENT_COLUMNS: Final = frozenset(
    {_CONSENT, "capturedate", "capturesource", "consentcaptureddatetime", "consentcapturedsource"}
)
_CUSTOM: Final = "__c"


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one record: its id of 15 or 18 characters ("" where it cannot be told), what was written.

    `written` are the columns beside the id, lower-case; `status` is Data Loader's word; `code` is None where
    it succeeded.
    """

    record_id: str
    written: frozenset[str]
    status: str
    code: str | None

    @property
    def short_id(self) -> str:
        """The id as the shortest files have it."""
        return self.record_id[:SHORT_ID]

    def speaks_of(self, item: Item) -> bool:
        """Tell whether this row is about an item: its record, and nothing but what the item writes."""
        if not self.record_id or self.record_id not in (item.record_id, item.record_id[:SHORT_ID]):
            return False
        if item.act == Act.DELETE:
            return not self.written and self.status in _DELETED
        return self.status in _UPDATED and _fits(self.written, item)


def id_of(cells: Sequence[str]) -> str:
    """Return the longest of a row's ids; "" where one of them is no whole id, or they are of two records."""
    if not all(_ID.fullmatch(cell) for cell in cells) or len({cell[:SHORT_ID] for cell in cells}) != 1:
        return ""
    return max(cells, key=len)


def by_record(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Return the rows by their short ids."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.short_id, []).append(row)
    return found


def _fits(written: frozenset[str], item: Item) -> bool:
    """Tell whether the columns of an update are the item's: the one that tells it, and no strange one."""
    flags = {flag.lower() for flag in flags_of(item.object, item.act)}
    match item.act:
        case Act.UNLINK:
            return written == {"whoid"}
        case Act.ANONYMISE:
            own = {column.lower() for column in EMPTIED.get(item.object, ())} | flags
            strange = {column for column in written if not column.endswith(_CUSTOM)} - own
            return strange == {RENAMED[item.object].lower()}
        case Act.CORRECT:
            return bool(written) and all(is_correctable(item.object, column) for column in written)
        case Act.RESTRICT | Act.LIFT_RESTRICTION:
            return written == flags
        case Act.OPT_OUT | Act.OPT_OUT_EMAIL if flags:
            return written <= flags and bool(written & {flag.lower() for flag in ALWAYS_SET})
    return _CONSENT in written and written <= _CONSENT_COLUMNS
