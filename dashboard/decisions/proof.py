"""What a newer export proves about one case: done, not done, or not to be seen in it.

Absence proves something only where that object's file is there and whole; a row in Salesforce's recycle bin
can still be restored, so nothing is erased until it is gone from there too. Missing is unknown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.decisions.case_plans import CasePlan
from dashboard.decisions.items import Act, Item
from dashboard.decisions.plan import tally
from dashboard.text import N_
from dashboard.vocabulary import IRREVERSIBLE


class Doubt(StrEnum):
    """Why an export proves nothing about a record."""

    NOT_EXPORTED = "not_exported"
    NO_COLUMN = "no_column"
    UNREAD = "unread"
    IN_BIN = "in_bin"


DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.NOT_EXPORTED: N_("The export has no {object}, or its file could not be read."),
    Doubt.NO_COLUMN: N_("The export of {object} lacks the column that would show it."),
    Doubt.UNREAD: N_("Rows of {object} could not be read: what is looked for may be among them."),
    Doubt.IN_BIN: N_("{object} still lies in Salesforce's recycle bin. It is gone when the bin is emptied."),
}
_OBJECTS: Final = {"003": "Contact", "00Q": "Lead", "0PK": "Individual"}
_SHOWN_BY: Final[Mapping[str, Mapping[str, str]]] = {
    Act.OPT_OUT: {
        "Contact": "HasOptedOutOfEmail",
        "Lead": "HasOptedOutOfEmail",
        "Individual": "HasOptedOutSolicit",
        "ContactPointTypeConsent": "PrivacyConsentStatus",
        "ContactPointConsent": "PrivacyConsentStatus",
        "CommSubscriptionConsent": "PrivacyConsentStatus",
    },
    Act.ANONYMISE: {
        "Contact": "Email",
        "Lead": "Email",
        "Task": "Subject",
        "Event": "Subject",
        "Case": "Subject",
    },
    Act.UNLINK: {"Task": "WhoId", "Event": "WhoId"},
}


@dataclass(frozen=True)
class Evidence:
    """What the export can show: its objects with their columns, objects with unreadable rows, records seen.

    `present` tells of a record id: there, in_bin or unread; an id that is not in it is not in the export.
    """

    columns: Mapping[str, frozenset[str]]
    unread: frozenset[str]
    present: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What is proved about a case: items that still stand, rows that were not in its plan, and doubts."""

    case: CasePlan
    items: tuple[Item, ...]
    standing: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    finding_stands: bool = False

    @property
    def failed(self) -> bool:
        """Something that should be done is seen not to be."""
        return bool(self.standing or self.new) or self.finding_stands

    @property
    def proved(self) -> bool:
        """Everything is seen to be done."""
        return not self.failed and not self.doubts

    def details(self) -> dict[str, object]:
        """Return counts by object for the history: no ids, no personal data."""
        if self.proved:
            return {"proved": tally(self.items)}
        told: dict[str, object] = {"standing": tally(self.standing), "new": tally(self.new)}
        if self.finding_stands:
            told["finding"] = "stands"
        return {name: value for name, value in told.items() if value}


def judge(
    case: CasePlan,
    items: Sequence[Item],
    evidence: Evidence,
    *,
    finding_stands: bool = False,
) -> Verdict:
    """Return the verdict on a case: what is left to do by the new snapshot against what was approved."""
    left = {item.record: item for item in case.items}
    known = {item.record for item in items}
    new = [] if case.returned else [each for each in case.items if each.record not in known]
    return Verdict(
        case=case,
        items=tuple(items),
        standing=tuple(item for item in items if _stands(item, left, evidence)),
        new=tuple(each for each in new if _shows(each, evidence)),
        doubts=_doubts(case, items, evidence),
        finding_stands=finding_stands,
    )


def _stands(item: Item, left: Mapping[tuple[str, str], Item], evidence: Evidence) -> bool:
    if item.act == Act.DELETE:
        return evidence.present.get(item.record_id) == "there"
    return item.record in left and _shows(item, evidence)


def _shows(item: Item, evidence: Evidence) -> bool:
    """Tell whether the export has the column by which a change is seen; a deletion needs none."""
    column = _SHOWN_BY.get(item.act, {}).get(item.object)
    return column is None or column in evidence.columns.get(item.object, frozenset())


def _doubts(case: CasePlan, items: Iterable[Item], evidence: Evidence) -> dict[str, Doubt]:
    """Return the objects of a case about which this export proves nothing, each with the strongest reason."""
    wanted = [*items, *case.items]
    looked_for = {item.object for item in wanted} | set(_own_objects(case))
    doubts: dict[str, Doubt] = {}
    for name in case.in_bin if case.action in IRREVERSIBLE else ():
        doubts[name] = Doubt.IN_BIN
    for item in wanted:
        if evidence.present.get(item.record_id) == "unread":
            doubts[item.object] = Doubt.UNREAD
        elif evidence.present.get(item.record_id) == "in_bin" and case.action in IRREVERSIBLE:
            doubts.setdefault(item.object, Doubt.IN_BIN)
        elif not _shows(item, evidence):
            doubts[item.object] = Doubt.NO_COLUMN
    doubts |= dict.fromkeys(sorted(looked_for & evidence.unread), Doubt.UNREAD)
    doubts |= dict.fromkeys(sorted(looked_for - evidence.columns.keys()), Doubt.NOT_EXPORTED)
    return doubts


def _own_objects(case: CasePlan) -> list[str]:
    return [_OBJECTS[each[:3]] for each in sorted(case.salesforce_ids) if each[:3] in _OBJECTS]
