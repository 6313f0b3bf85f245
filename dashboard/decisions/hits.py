"""The records found of a person, looked at by a handler before anything is answered or erased by them."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from dashboard.databases import Page, Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.case import Case
from dashboard.decisions.ledger import canonical
from dashboard.text import N_
from dashboard.vocabulary import Actor, Blocked, Kind, Permission, Right, Stale, require

CONFIRM: Final = "confirm_hits"
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

    A row that the import could not use is one, too: it is known by its file and line.
    """
    if page.snapshot is None:
        return []
    found = [row for name in _PARTS for row in page.rows(name, case_id=case_id)]
    return found + [_rejected(row) for row in page.rows("case/rejects", case_id=case_id)]


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
        write_act(transaction, actor, case, Act(CONFIRM, details, snapshot_id=snapshot_id), now)
    return len(hits)


def confirmed_list(events: Sequence[Row]) -> str | None:
    """Return the hash of what was confirmed last; `events` the newest first."""
    told = (json.loads(str(event["details"])) for event in events if event["step"] == CONFIRM)
    return next((str(details["list"]) for details in told), None)


def needs_hits(case: Case) -> bool:
    """Tell whether the case is answered by what was found of its person."""
    return case.kind is Kind.RIGHT and case.action in _BY_HITS and bool(case.salesforce_ids)


def check_hits(case: Case) -> None:
    """Raise `Blocked` where nobody has confirmed what was found of the person."""
    if needs_hits(case) and CONFIRM not in case.takers:
        raise Blocked(_UNSEEN, case=case.case_number)
