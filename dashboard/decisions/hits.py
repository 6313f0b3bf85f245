"""The records found of a person, looked at by a handler before anything is answered or erased by them."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from dashboard.databases import Page, Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.case import CONFIRM_HITS, Case
from dashboard.decisions.ledger import canonical
from dashboard.decisions.left_out import Record, left_out_of
from dashboard.text import N_
from dashboard.vocabulary import Actor, Blocked, Kind, Permission, Right, Stale, require

REJECT: Final = "reject"
_PARTS: Final = ("case/hits/persons", "case/hits/activities", "case/hits/others")
# What leaves the house or is erased by what was found.
_BY_HITS: Final = frozenset({Right.ACCESS, Right.ERASURE, Right.PORTABILITY})
_UNSEEN: Final = N_(
    "Look first at what was found of the person, and confirm that it is theirs (case {case})."
)
_CHANGED: Final = N_("What is found of the person has changed since you looked. Look at it again.")

Row = Mapping[str, object]


def read_hits(page: Page, case_id: str) -> list[dict[str, object]]:
    """Return all that was found of the case's persons: object, id, what it says, when, why it is theirs.

    A row that the import could not use is one, too: it is known by its file and line. What was taken out as
    somebody else's is not among them.
    """
    return _told_apart(page, case_id)[0]


def read_taken_out(page: Page, case_id: str) -> list[dict[str, object]]:
    """Return what was found and then taken out, in the shape of `read_hits`."""
    return _told_apart(page, case_id)[1]


def _told_apart(page: Page, case_id: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    if page.snapshot is None:
        return [], []
    found = [row for name in _PARTS for row in page.rows(name, case_id=case_id)]
    found += [_rejected(row) for row in page.rows("case/rejects", case_id=case_id)]
    records = left_out_of(page, case_id).records
    theirs = [row for row in found if record_of(row) not in records]
    return theirs, [row for row in found if record_of(row) in records]


def record_of(hit: Row) -> Record:
    """Return the object and id of a hit."""
    return str(hit["object"]), str(hit["record_id"])


def with_what_hangs_on(hits: Sequence[Row], chosen: Collection[Record]) -> set[Record]:
    """Return the chosen records and those hits that only a chosen one ties to the person."""
    ids = {record_id for _, record_id in chosen}
    return set(chosen) | {record_of(hit) for hit in hits if hit["linked_to"] in ids and hit["linked_to"]}


def _rejected(row: Row) -> dict[str, object]:
    return {
        "object": REJECT,
        "record_id": f"{row['file']}:{row['line_no']}",
        "says": row["text"],
        "dated_at": None,
        "why": "rejected",
        "linked_to": None,
    }


def hits_hash(hits: Sequence[Row]) -> str:
    """Return the sha256 of the sorted (object, id) of what was found."""
    listed = sorted([str(hit["object"]), str(hit["record_id"])] for hit in hits)
    return hashlib.sha256(canonical(listed).encode()).hexdigest()


def confirm_hits(store: Store, actor: Actor, case_id: str, seen: str, now: datetime) -> int:
    """Record that what was found (`seen`: its hash) is of the person, and return how much; naive UTC.

    Raises `Denied`, `NotFound`, `Refused` for a closed case, and `Stale` where something else is found now.
    """
    require(actor, Permission.REGISTER_REQUEST)
    with store.page(actor) as page:
        hits = read_hits(page, case_id)
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    if hits_hash(hits) != seen:
        raise Stale(_CHANGED)
    by_object = dict(sorted(Counter(str(hit["object"]) for hit in hits).items()))
    details = {"confirmed": len(hits), "list": seen, "objects": by_object}
    with store.transaction() as transaction:
        case = read_open_one(transaction, case_id)
        write_act(transaction, actor, case, Act(CONFIRM_HITS, details, snapshot_id=snapshot_id), now)
    return len(hits)


def confirmed_list(events: Sequence[Row]) -> str | None:
    """Return the hash of what was confirmed last; `events` the newest first."""
    told = (json.loads(str(event["details"])) for event in events if event["step"] == CONFIRM_HITS)
    return next((str(details["list"]) for details in told), None)


def needs_hits(case: Case) -> bool:
    """Tell whether the case is answered by what was found of its person."""
    return case.kind is Kind.RIGHT and case.action in _BY_HITS and bool(case.salesforce_ids)


def check_hits(case: Case) -> None:
    """Raise `Blocked` where nobody has confirmed what was found of the person."""
    if needs_hits(case) and CONFIRM_HITS not in case.takers:
        raise Blocked(_UNSEEN, case=case.case_number)
