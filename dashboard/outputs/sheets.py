"""Write-back files: one object and one operation a file, in the order in which Salesforce takes them.

UTF-8 without a byte order mark, API names in the header, commas, LF, quotes where needed, at most 100 MB
before Base64 (Bulk API 2.0, "Prepare CSV Files"). An empty cell leaves a column alone, #N/A empties it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Final

from dashboard.decisions.anonymous import RENAMED, emptied, flags
from dashboard.decisions.items import Act, Item
from dashboard.vocabulary import ANONYMOUS

LARGEST: Final = 100_000_000
_CONSENTS: Final[Mapping[str, tuple[str, str]]] = {
    "ContactPointTypeConsent": ("CaptureDate", "CaptureSource"),
    "ContactPointConsent": ("CaptureDate", "CaptureSource"),
    "CommSubscriptionConsent": ("ConsentCapturedDateTime", "ConsentCapturedSource"),
}
_SOURCE: Final = "Rekisterivahti"
# Objections first: they may not wait. Children go before parents; an Individual last of all.
_OPTED_OUT: Final = ("Contact", "Lead", "Individual", *_CONSENTS)
_EMPTIED: Final = ("Task", "Event", "Case", "Contact", "Lead")
_DELETED: Final = (
    *("EmailMessage", "EmailMessageRelation", "TaskRelation", "EventRelation"),
    *("Task", "Event", "CaseContactRole", "ContractContactRole", "Note", "Attachment", "TopicAssignment"),
    *("Case", "CampaignMember", "OpportunityContactRole", *_CONSENTS),
    *("ContactPointEmail", "ContactPointPhone", "ContactPointAddress"),
    *("Contact", "Lead", "Individual"),
)
_ORDER: Final = (
    *((name, Act.OPT_OUT) for name in _OPTED_OUT),
    *((name, Act.ANONYMISE) for name in _EMPTIED),
    *((name, Act.DELETE) for name in _DELETED[:4]),
    *((name, Act.UNLINK) for name in ("Task", "Event")),
    *((name, Act.DELETE) for name in _DELETED[4:]),
)
_PLACES: Final = {place: number for number, place in enumerate(_ORDER)}


class Flavour(StrEnum):
    """Who reads the files. Data Loader's own mode takes #N/A for text and wants +0000 in a moment."""

    BULK = "bulk"
    DATA_LOADER = "data_loader"

    @property
    def null(self) -> str:
        """What empties a column; Data Loader does it with the setting Insert null values."""
        return "#N/A" if self is Flavour.BULK else ""

    def moment(self, value: datetime) -> str:
        """Write a naive UTC moment."""
        return f"{value:%Y-%m-%dT%H:%M:%S}.000" + ("Z" if self is Flavour.BULK else "+0000")


@dataclass(frozen=True)
class Work:
    """One item of a case, with what its row needs: the case's number and when it came in (naive UTC)."""

    case_number: int
    received_at: datetime
    item: Item


@dataclass(frozen=True)
class Columns:
    """What the export had: columns by object, and the org's own text columns that are filled."""

    exported: Mapping[str, frozenset[str]]
    custom: Mapping[str, Sequence[str]]

    def of(self, name: str) -> frozenset[str]:
        """Return the columns of an object."""
        return self.exported.get(name, frozenset())


@dataclass(frozen=True)
class Sheet:
    """One file of the package, ready to be written."""

    name: str
    object: str
    operation: str
    act: str
    rows: int
    content: bytes


def sheets(
    works: Iterable[Work],
    columns: Columns,
    flavour: Flavour,
    *,
    largest: int = LARGEST,
) -> list[Sheet]:
    """Return the files that carry out `works`; a record that several cases name stands in them once."""
    groups: dict[tuple[str, str], dict[str, Work]] = {}
    for work in sorted(works, key=lambda each: (each.item, each.case_number)):
        item = work.item
        groups.setdefault((item.object, item.act), {}).setdefault(item.record_id, work)
    parts = chain.from_iterable(
        _parts(place, list(groups[place].values()), columns, flavour, largest)
        for place in sorted(groups, key=_place)
    )
    return [
        Sheet(f"{number:02d}_{name}_{operation}.csv", name, operation, act, rows, content)
        for number, (name, operation, act, rows, content) in enumerate(parts, start=1)
    ]


def _place(group: tuple[str, str]) -> int:
    name, act = group
    return _PLACES[name, Act(act)]


def _parts(
    group: tuple[str, str],
    works: Sequence[Work],
    columns: Columns,
    flavour: Flavour,
    largest: int,
) -> Iterator[tuple[str, str, str, int, bytes]]:
    name, act = group
    operation = _operation(name, act)
    header = ["Id", *_header(name, act, columns)]
    lines = (_line([work.item.record_id, *_cells(header[1:], work, flavour)]) for work in works)
    for rows, content in _split(_line(header), lines, largest):
        yield name, operation, act, rows, content


def _operation(name: str, act: str) -> str:
    if act == Act.DELETE:
        return "delete"
    return "upsert" if name in _CONSENTS else "update"


def _header(name: str, act: str, columns: Columns) -> list[str]:
    match Act(act):
        case Act.DELETE:
            return []
        case Act.UNLINK:
            return ["WhoId"]
        case Act.ANONYMISE:
            exported, custom = columns.of(name), columns.custom.get(name, ())
            return [RENAMED[name], *emptied(name, exported), *custom, *flags(name, exported)]
        case Act.OPT_OUT if name in _CONSENTS:
            known = [column for column in _CONSENTS[name] if column in columns.of(name)]
            return ["PrivacyConsentStatus", *known]
        case Act.OPT_OUT:
            return flags(name, columns.of(name))


def _cells(header: Sequence[str], work: Work, flavour: Flavour) -> list[str]:
    return [_cell(column, work, flavour) for column in header]


def _cell(column: str, work: Work, flavour: Flavour) -> str:
    if work.item.act == Act.ANONYMISE and column == RENAMED[work.item.object]:
        return f"{ANONYMOUS} {work.case_number}"
    match column:
        case "PrivacyConsentStatus":
            return "OptOut"
        case "CaptureDate" | "ConsentCapturedDateTime":
            return flavour.moment(work.received_at)
        case "CaptureSource" | "ConsentCapturedSource":
            return f"{_SOURCE} {work.case_number}"
    return "true" if column in flags(work.item.object, {column}) else flavour.null


def _line(cells: Sequence[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue().encode()


def _split(header: bytes, lines: Iterable[bytes], largest: int) -> Iterator[tuple[int, bytes]]:
    """Yield (rows, content) of files that are no larger than allowed, each with the header."""
    kept, size = [header], len(header)
    for line in lines:
        if size + len(line) > largest and len(kept) > 1:
            yield len(kept) - 1, b"".join(kept)
            kept, size = [header], len(header)
        kept.append(line)
        size += len(line)
    yield len(kept) - 1, b"".join(kept)
