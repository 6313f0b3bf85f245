"""Sorting claimed cases before they are handed out: ready, changed since approval, nothing left, left out."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import guards
from dashboard.decisions.case import Case, by_record, in_force, near, read_near
from dashboard.decisions.case_plans import CasePlan, Problem
from dashboard.decisions.items import Item, Result, Standing, read_items
from dashboard.decisions.plan import Difference, agreed, compare
from dashboard.outputs.sheets import Work
from dashboard.text import N_
from dashboard.vocabulary import Step

_BY_HAND: Final = N_("No file does this. Do it in Salesforce and mark the case done.")
_PROTECTED: Final = N_(
    "Case {other} ({kind}) protects the same person. This one went back to approval until that is closed."
)


@dataclass(frozen=True)
class LeftOut:
    """A case that was not handed out, and why: an English sentence (a gettext id) and its values."""

    case_number: int
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """What the current snapshot shows: the objects of its export, and planned records still there."""

    exported: Collection[str]
    there: Collection[str]


@dataclass
class Sorting:
    """The cases of a hand-out by what becomes of them; `lists` is what each is to do, by its id."""

    ready: list[tuple[Case, CasePlan, list[Item]]] = field(default_factory=list)
    changed: list[tuple[Case, Difference]] = field(default_factory=list)
    protected: list[tuple[Case, Case]] = field(default_factory=list)
    done: list[Case] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    lists: dict[str, Collection[Item]] = field(default_factory=dict)

    @property
    def handed(self) -> tuple[int, ...]:
        """The numbers of the cases that are handed out."""
        return tuple(case.case_number for case, _, _ in self.ready)

    def works(self) -> list[Work]:
        """Return every item that is handed out, with what its row needs."""
        return [
            Work(case.case_number, plan.received_at, item, _cells(plan, item))
            for case, plan, items in self.ready
            for item in items
        ]


def _cells(plan: CasePlan, item: Item) -> Mapping[str, str | None]:
    return plan.asked.cells.get(item, {}) if plan.asked else {}


def sort(
    transaction: Transaction,
    cases: Sequence[Case],
    plans: Mapping[str, CasePlan],
    register: Register,
    today: date,
) -> Sorting:
    """Look once more at what protects each case, and at how its list has changed."""
    sorting = Sorting()
    stored = read_items(transaction, [case.case_id for case in cases])
    records = frozenset().union(*(plan.records for plan in plans.values()))
    standing = by_record(in_force(read_near(transaction, records), today))
    told = _told_to_be_split(transaction, plans.values())
    for case in cases:
        plan = plans.get(case.case_id)
        other = _blocker(case, plan, standing) if plan else None
        if plan is None or plan.action is None:
            sorting.left_out.append(LeftOut(case.case_number, _BY_HAND))
        elif other is not None:
            values = {"other": other.case_number, "kind": other.kind.value}
            sorting.left_out.append(LeftOut(case.case_number, _PROTECTED, values))
            sorting.protected.append((case, other))
        else:
            split = plan.problem is Problem.SPLIT and case.case_id not in told
            _place(sorting, case, plan, stored[case.case_id], register, split=split)
    return sorting


def _blocker(case: Case, plan: CasePlan, standing: Mapping[str, Sequence[Case]]) -> Case | None:
    """Return what protects the person, by whichever record: a hold follows every record of its person."""
    whole = replace(case, salesforce_ids=plan.records)
    return guards.blocker(whole, near(standing, whole.salesforce_ids))


def _told_to_be_split(transaction: Transaction, plans: Iterable[CasePlan]) -> set[str]:
    """Return the cases that went back to approval for being split already: whoever approved them knew it."""
    split = [plan.case_id for plan in plans if plan.problem is Problem.SPLIT]
    events = transaction.rows("queue/case_events", case_ids=split) if split else []
    return {
        str(event["case_id"])
        for event in events
        if event["step"] == Step.SEND_BACK and "persons" in json.loads(str(event["details"]))
    }


def _place(
    sorting: Sorting,
    case: Case,
    plan: CasePlan,
    stored: Sequence[Standing],
    register: Register,
    *,
    split: bool,
) -> None:
    approved = [each.item for each in stored]
    difference = compare(approved, plan.items, register.exported, register.there)
    sorting.lists[case.case_id] = agreed(approved, difference)
    done = {each.item for each in stored if each.result in {Result.SUCCEEDED, Result.VERIFIED}}
    left = sorted(set(sorting.lists[case.case_id]) - done)
    if guards.irreversible(case) and (difference.added or split):
        sorting.changed.append((case, replace(difference, split=split)))
    elif left:
        sorting.ready.append((case, plan, left))
    else:
        sorting.done.append(case)
