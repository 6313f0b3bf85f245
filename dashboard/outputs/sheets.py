"""Write-back files: one object and one operation a file, in the order in which Salesforce takes them.

UTF-8 without a byte order mark, API names in the header, commas, LF, quotes where needed, at most 100 MB
before Base64 (Bulk API 2.0, "Prepare CSV Files"). An empty cell leaves a column alone, #N/A empties it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Final

from dashboard.decisions.anonymous import RENAMED, emptied, flags, flags_of
from dashboard.decisions.items import Act, Item
from dashboard.vocabulary import ANONYMOUS

LARGEST: Final = 100_000_000
Group = tuple[str, str, tuple[str, ...]]  # object, act, the columns of a correction
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
_CORRECTED: Final = ("Contact", "Lead", "Individual")
_ORDER: Final = (
    *((name, Act.OPT_OUT_EMAIL) for name in ("Contact", "Lead")),
    *((name, Act.OPT_OUT) for name in _OPTED_OUT),
    ("Individual", Act.RESTRICT),
    ("Individual", Act.LIFT_RESTRICTION),
    *((name, Act.CORRECT) for name in _CORRECTED),
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
    """One item of a case, with what its row needs: the case's number and when it came in (naive UTC).

    `cells` are the values of a correction by column; None empties one.
    """

    case_number: int
    received_at: datetime
    item: Item
    cells: Mapping[str, str | None] = field(default_factory=dict)


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
    """Return the files that carry out `works`; a record that several cases name stands in them once.

    Corrections of different columns are files of their own: an empty cell would empty what it does not name.
    """
    groups: dict[Group, list[Work]] = {}
    for work in _once(works):
        groups.setdefault((work.item.object, work.item.act, tuple(sorted(work.cells))), []).append(work)
    parts = chain.from_iterable(
        _parts(group, groups[group], columns, flavour, largest) for group in sorted(groups, key=_place)
    )
    return [
        Sheet(f"{number:02d}_{name}_{operation}.csv", name, operation, act, rows, content)
        for number, (name, operation, act, rows, content) in enumerate(parts, start=1)
    ]


def _once(works: Iterable[Work]) -> list[Work]:
    """Return one work a record and act: the oldest case's, with the newest case's word on each column."""
    found: dict[Item, Work] = {}
    for work in sorted(works, key=lambda each: (each.item, each.case_number)):
        first = found.get(work.item, work)
        found[work.item] = replace(first, cells={**first.cells, **work.cells})
    return [work for work in found.values() if work.cells or work.item.act != Act.CORRECT]


def _place(group: Group) -> tuple[int, tuple[str, ...]]:
    name, act, corrected = group
    return _PLACES[name, Act(act)], corrected


def _parts(
    group: Group,
    works: Sequence[Work],
    columns: Columns,
    flavour: Flavour,
    largest: int,
) -> Iterator[tuple[str, str, str, int, bytes]]:
    name, act, corrected = group
    operation = _operation(name, act)
    header = ["Id", *(corrected or _header(name, act, columns))]
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
            return [RENAMED[name], *emptied(name, exported), *custom, *flags(name, act, exported)]
        case Act.OPT_OUT if name in _CONSENTS:
            known = [column for column in _CONSENTS[name] if column in columns.of(name)]
            return ["PrivacyConsentStatus", *known]
    return flags(name, act, columns.of(name))


def _cells(header: Sequence[str], work: Work, flavour: Flavour) -> list[str]:
    return [_cell(column, work, flavour) for column in header]


def _cell(column: str, work: Work, flavour: Flavour) -> str:
    if work.item.act == Act.CORRECT:
        return work.cells[column] or flavour.null
    if work.item.act == Act.ANONYMISE and column == RENAMED[work.item.object]:
        return f"{ANONYMOUS} {work.case_number}"
    match column:
        case "PrivacyConsentStatus":
            return "OptOut"
        case "CaptureDate" | "ConsentCapturedDateTime":
            return flavour.moment(work.received_at)
        case "CaptureSource" | "ConsentCapturedSource":
            return f"{_SOURCE} {work.case_number}"
    flag = "false" if work.item.act == Act.LIFT_RESTRICTION else "true"
    return flag if column in flags_of(work.item.object, work.item.act) else flavour.null


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
