"""What a decision will do in Salesforce: every record of its persons, and what happens to each.

A preview is the snapshot and the sorted list of (object, id, act). The same queries make the preview, the
check at download and the proof after the next import: an act is done when nothing is left to plan.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from dashboard.databases import Page
from dashboard.decisions.items import Act, Item
from dashboard.decisions.ledger import canonical
from dashboard.decisions.left_out import NOTHING, LeftOut
from dashboard.decisions.plan_notes import (
    Note,
    hindrance_notes,
    missing_notes,
    restriction_notes,
    unread_notes,
)
from dashboard.vocabulary import ANONYMOUS, Action, Refused

# They set flags, and delete nothing but what an objection takes out of campaigns.
_FLAGGING: Final = frozenset({Action.OPT_OUT, Action.OPT_OUT_EMAIL, Action.RESTRICT, Action.LIFT_RESTRICTION})
PLANNED_ACTIONS: Final = frozenset({Action.DELETE, Action.ANONYMISE}) | _FLAGGING

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Plan:
    """What `action` does to persons of one snapshot, and what the person who decides should know.

    `paper` is the salted hash of what is asked besides, where records and acts do not tell it all.
    """

    action: Action
    snapshot_id: str
    by_person: Mapping[int, tuple[Item, ...]]
    records: Mapping[int, frozenset[str]]
    notes: tuple[Note, ...] = ()
    paper: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every record once, sorted by object, id and act."""
        return tuple(sorted({item for items in self.by_person.values() for item in items}))

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """How many records of each object, by act."""
        return dict(sorted(Counter((item.object, item.act) for item in self.items).items()))

    @property
    def hash(self) -> str:
        """The sha256 of the list, and of what is asked besides; the snapshot is kept beside it."""
        listed = items_hash(self.items)
        return hashlib.sha256((listed + self.paper).encode()).hexdigest() if self.paper else listed

    def of(self, salesforce_ids: Collection[str]) -> tuple[Item, ...]:
        """Return what is planned for the persons who have any of the ids."""
        persons = {self._person_of[each] for each in salesforce_ids if each in self._person_of}
        return tuple(sorted({item for number in persons for item in self.by_person.get(number, ())}))

    @cached_property
    def _person_of(self) -> dict[str, int]:
        return {record: number for number, records in self.records.items() for record in records}


@dataclass(frozen=True)
class Difference:
    """How a list has changed since it was approved; `split`: its records are of several persons now."""

    added: tuple[Item, ...] = ()
    vanished: tuple[Item, ...] = ()
    split: bool = False

    def details(self) -> dict[str, object]:
        """Return the difference as counts an object, fit for the history."""
        told: dict[str, object] = {"added": tally(self.added), "vanished": tally(self.vanished)}
        return {**told, "persons": "split"} if self.split else told


@dataclass(frozen=True)
class Trace:
    """What the queries found: items and hindered rows by owner (a person's or a case's number)."""

    items: Mapping[int, tuple[Item, ...]]
    hindered: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def in_bin(self, owner: int) -> Counter[str]:
        """Count the rows of an owner that lie in Salesforce's recycle bin, by object."""
        return Counter(name for name, why in self.hindered.get(owner, ()) if why == "in_bin")


def plan(
    page: Page,
    action: Action,
    person_nos: Sequence[int],
    left_out: Mapping[int, LeftOut] | None = None,
) -> Plan:
    """Return what `action` will do to the records of some persons of the page's snapshot.

    `left_out` is what stays out of it, by person. Raises `Refused` before the first import, and for an action
    that is not carried out by files.
    """
    if page.snapshot is None:
        raise Refused("There is no register yet. Import an export first.")
    if action not in PLANNED_ACTIONS:
        raise Refused("Nothing is changed in Salesforce by files for {action}.", action=action.value)
    records = _records(page.rows("plan/people", person_nos=list(person_nos)))
    owned = [(number, number) for number in sorted(records)]
    trace = find(page, action, owned, leaving=person_nos, left_out=left_out or {})
    return Plan(
        action=action,
        snapshot_id=page.snapshot.snapshot_id,
        by_person=trace.items,
        records=records,
        notes=(
            *hindrance_notes(trace.hindered.values()),
            *missing_notes(page, action),
            *(restriction_notes(records.values()) if action is Action.RESTRICT else ()),
            *unread_notes(page, [record for ids in records.values() for record in ids]),
        ),
    )


def find(
    page: Page,
    action: Action,
    owned: Sequence[tuple[int, int]],
    *,
    leaving: Sequence[int] = (),
    left_out: Mapping[int, LeftOut],
) -> Trace:
    """Return what `action` has to do to everything of the owners' persons, given as (owner, person number).

    `leaving` are person numbers whose part in a shared activity keeps it no longer; `left_out` is what stays
    out of it, by owner.
    """
    own = {"owners": [owner for owner, _ in owned], "person_nos": [number for _, number in owned]}
    act = {"action": action.value, "mark": f"{ANONYMOUS} %"}
    rows = page.rows("plan/contacts", **own, **act)
    rows += page.rows("plan/individuals", **own, action=action.value)
    rows += page.rows("plan/memberships", **own, action=action.value)
    if action not in _FLAGGING:
        rows += page.rows("plan/other_records", **own, **act)
        activities = page.rows("plan/activities", **own, **act, leaving=list(leaving))
        shared = sorted({str(row["record_id"]) for row in activities if row["hindrance"] == "shared"})
        rows += activities
        rows += page.rows("plan/relations", **own, activity_ids=shared, action=action.value)
    return _trace([row for row in rows if not _stays_out(row, left_out)])


def _stays_out(row: Mapping[str, object], left_out: Mapping[int, LeftOut]) -> bool:
    stays = left_out.get(int(str(row["owner"])), NOTHING)
    return stays.covers(str(row["object"]), str(row["record_id"]))


def _records(rows: Rows) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(int(str(row["person_no"])), set()).add(str(row["record_id"]))
    return {number: frozenset(ids) for number, ids in found.items()}


def _trace(rows: Rows) -> Trace:
    items: dict[int, set[Item]] = {}
    hindered: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        owner, name, record = int(str(row["owner"])), str(row["object"]), str(row["record_id"])
        local = record.startswith("@")
        if row["act"] is not None and not local:
            items.setdefault(owner, set()).add(Item(name, record, str(row["act"])))
        if row["hindrance"] is not None or local:
            hindered.setdefault(owner, []).append((name, "no_id" if local else str(row["hindrance"])))
    return Trace(
        {owner: tuple(sorted(found)) for owner, found in sorted(items.items())},
        {owner: tuple(found) for owner, found in hindered.items()},
    )


def compare(
    approved: Iterable[Item],
    current: Iterable[Item],
    exported: Collection[str] | None = None,
    there: Collection[str] = (),
) -> Difference:
    """Return which items are new and which have vanished since approval.

    What was to lose only its tie stays so: deleting it would be harsher than what was approved. Rows of an
    object that is not among the `exported` have not vanished: missing is unknown. Nor have those whose ids
    are `there` still, to be deleted, though nothing ties them to the person any more.
    """
    old, new = set(approved), set(current)
    planned = {item.record for item in new}
    untied = {item.record for item in old if item.act == Act.UNLINK}
    vanished = {
        item
        for item in old - new
        if (exported is None or item.object in exported)
        and item.record not in planned
        and not (item.act == Act.DELETE and item.record_id in there)
    }
    added = (item for item in new - old if item.record not in untied)
    return Difference(tuple(sorted(added)), tuple(sorted(vanished)))


def agreed(approved: Iterable[Item], difference: Difference) -> tuple[Item, ...]:
    """Return the approved list as the difference changes it: vanished rows leave it, new ones come in."""
    replaced = {item.record for item in difference.added}
    vanished = set(difference.vanished)
    kept = {item for item in approved if item not in vanished and item.record not in replaced}
    return tuple(sorted(kept | set(difference.added)))


def items_hash(items: Iterable[Item]) -> str:
    """Return the sha256 of a sorted list of (object, id, act)."""
    listed = [[item.object, item.record_id, item.act] for item in sorted(set(items))]
    return hashlib.sha256(canonical(listed).encode()).hexdigest()


def tally(items: Iterable[Item]) -> dict[str, int]:
    """Count items an object, in the order of the names."""
    return dict(sorted(Counter(item.object for item in items).items()))
