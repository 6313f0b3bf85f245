"""What a newer export proves about one case: done, not done, or not to be seen in it.

Absence proves something only where that object's file is there, whole and exported after the act; a row in
Salesforce's recycle bin can still be restored, so nothing is erased until it is gone from there too.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dashboard.decisions.case_plans import CasePlan
from dashboard.decisions.doubts import Deed, Doubt, doubt_of, sees
from dashboard.decisions.evidence import Evidence
from dashboard.decisions.items import Act, Item
from dashboard.decisions.plan import tally
from dashboard.vocabulary import IRREVERSIBLE, Action, Kind

_OBJECTS: Final = {"003": "Contact", "00Q": "Lead", "0PK": "Individual"}


@dataclass(frozen=True)
class Finding:
    """What a check was about: whether it stands by this export, and whether the export can tell.

    `about` is the record that was corrected by hand, in which an export has to have `column`.
    """

    stands: bool
    known: bool
    about: Item | None = None
    column: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What is proved about a case: items that still stand, rows that were not in its plan, and doubts."""

    case: CasePlan
    deed: Deed
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

    @property
    def partial(self) -> bool:
        """The person asked for erasure, and a part was kept."""
        return keeps_a_part(self.case)

    def details(self) -> dict[str, object]:
        """Return counts by object for the history: no ids, no values, no personal data."""
        if self.proved:
            told: dict[str, object] = {"proved": tally(self.items), "fields": self._fields()}
            return {name: value for name, value in told.items() if value or name == "proved"}
        told = {"standing": tally(self.standing), "new": tally(self.new)}
        if self.failed:
            told["fields"] = self._fields()
        if self.finding_stands:
            told["finding"] = "stands"
        return {name: value for name, value in told.items() if value}

    def _fields(self) -> dict[str, int]:
        """Count, by object, the fields that a rectification has put right, or has not where it failed."""
        if self.case.asked is None:
            return {}
        if not self.failed:
            return tally(each.item for each in self.case.asked.corrections)
        return tally(each.item for each in self.case.asked.left if each.item in self.standing)


def keeps_a_part(case: CasePlan) -> bool:
    """Tell whether a case is an erasure request that empties records, or keeps whole objects."""
    return case.kind is Kind.RIGHT and (case.action is Action.ANONYMISE or bool(case.left_out.kept))


def judge(
    case: CasePlan,
    items: Sequence[Item],
    evidence: Evidence,
    deed: Deed,
    finding: Finding | None = None,
) -> Verdict:
    """Return the verdict on a case: what is left to do by the new snapshot against what was approved."""
    left = {item.record: item for item in case.items}
    known = {item.record for item in items}
    if case.asked:
        deed = replace(deed, corrected={item.record: set(cells) for item, cells in case.asked.cells.items()})
    new = [] if case.returned else [each for each in case.items if each.record not in known]
    own = [finding.about] if finding and finding.about else _own(case)
    doubts = _doubts(case, items, evidence, deed, own)
    if finding and not _is_told(finding, evidence):
        doubts = {item.object: Doubt.NO_COLUMN for item in own} | doubts
    return Verdict(
        case=case,
        deed=deed,
        items=tuple(items),
        standing=tuple(item for item in items if _stands(item, left, evidence, deed)),
        new=tuple(each for each in new if sees(each, evidence, deed)),
        doubts=doubts,
        finding_stands=bool(finding and finding.stands and not doubts),
    )


def _stands(item: Item, left: Collection[tuple[str, str]], evidence: Evidence, deed: Deed) -> bool:
    there = evidence.present.get(item.record_id) == "there" if item.act == Act.DELETE else item.record in left
    return there and sees(item, evidence, deed)


def _is_told(finding: Finding, evidence: Evidence) -> bool:
    """Tell whether the export can show it: what stood in a column that is not exported may stand."""
    exported = evidence.objects.get(finding.about.object) if finding.about else None
    return finding.known and not (exported and finding.column in exported.lost)


def _doubts(
    case: CasePlan, items: Sequence[Item], evidence: Evidence, deed: Deed, own: Sequence[Item]
) -> dict[str, Doubt]:
    """Return the objects of a case about which this export proves nothing, each with the strongest reason."""
    final = case.action in IRREVERSIBLE
    left = {item.record for item in case.items}
    found = [(name, Doubt.IN_BIN) for name in case.in_bin if final]
    if case.action is Action.RESTRICT and "Individual" not in map(_object_of, case.records):
        found.append(("Individual", Doubt.NO_PRIVACY_RECORD))
    for item in {*items, *case.items, *own}:
        there = item.record in left
        doubt = doubt_of(item, evidence, deed, there=there, final=final)
        found += [(item.object, doubt)] if doubt else []
    order = list(Doubt)
    return dict(sorted(found, key=lambda each: order.index(each[1]), reverse=True))


def _own(case: CasePlan) -> list[Item]:
    """Return what has to be looked at whatever is left to do: the person's records, or those corrected."""
    if case.asked:
        return list(case.asked.cells)
    named = [(_object_of(each), each) for each in sorted(case.salesforce_ids)]
    return [Item(name, each, "") for name, each in named if name]


def _object_of(record_id: str) -> str | None:
    return _OBJECTS.get(record_id[:3])
