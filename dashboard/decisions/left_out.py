"""What stays out of a case: records that are somebody else's, and objects that an erasure keeps (Art. 17(3)).

What was taken out is in no report, no transfer file and no list of what is erased; what is kept stands in the
answer and the certificate with its ground.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Page, Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.case import TAKE_OUT, Case
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, State, require

KEPT: Final = "kept"
_NOTE: Final = "note"
# Afterwards the approved list decides, and it is what was looked at.
_OPEN: Final = frozenset(
    {
        State.RECEIVED,
        State.IDENTITY_PENDING,
        State.CLARIFICATION_PENDING,
        State.IN_PROGRESS,
    }
)
_NO_REASON: Final = N_("Say how it is known that these records are somebody else's.")
_TOO_LATE: Final = N_(
    "Case {case} has been proposed or carried out: what it is about is settled. Send it back first."
)
_NOBODY_LEFT: Final = N_(
    "Nothing would be left of the person. If the wrong one was chosen, withdraw the case and register it for "
    "the right one."
)

Record = tuple[str, str]  # object, id


@dataclass(frozen=True)
class LeftOut:
    """What stays out of one case: single records (object, id), and whole objects with the ground."""

    records: frozenset[Record] = frozenset()
    kept: Mapping[str, str] = field(default_factory=dict)

    def covers(self, name: str, record_id: str) -> bool:
        """Tell whether a record of the object stays out."""
        return name in self.kept or (name, record_id) in self.records


NOTHING: Final = LeftOut()


def read_left_out(page: Page, case_ids: Sequence[str]) -> dict[str, LeftOut]:
    """Return what stays out of each case, by its id; a case of which nothing does is not among them."""
    records: dict[str, set[Record]] = {}
    kept: dict[str, dict[str, str]] = {}
    for row in page.rows("case/left_out", case_ids=list(case_ids)):
        case_id, name = str(row["case_id"]), str(row["object"])
        if row["record_id"] is None:
            kept.setdefault(case_id, {})[name] = str(row["ground"])
        else:
            records.setdefault(case_id, set()).add((name, str(row["record_id"])))
    return {
        case_id: LeftOut(frozenset(records.get(case_id, ())), kept.get(case_id, {}))
        for case_id in records.keys() | kept.keys()
    }


def left_out_of(page: Page, case_id: str) -> LeftOut:
    """Return what stays out of one case."""
    return read_left_out(page, [case_id]).get(case_id, NOTHING)


def take_out(
    store: Store,
    actor: Actor,
    case_id: str,
    records: Collection[Record],
    *,
    reason: str,
    now: datetime,
) -> None:
    """Make `records` (object, id) the ones of the case that are somebody else's; none puts all back.

    What is left has to be confirmed anew. Raises `Denied`, `NotFound`, and `Refused` without a reason,
    where nothing would be left, and once it has been proposed. `now` is naive UTC.
    """
    require(actor, Permission.REGISTER_REQUEST)
    if records and not reason.strip():
        raise Refused(_NO_REASON)
    with store.transaction() as transaction:
        case = read_open_one(transaction, case_id)
        _check(case, records)
        details = {"records": sorted(map(list, records)), "taken_out": len(records)}
        words = (_NOTE, {_NOTE: reason.strip()}) if reason.strip() else None
        write_act(transaction, actor, case, Act(TAKE_OUT, details, words=words), now)


def _check(case: Case, records: Collection[Record]) -> None:
    if case.state not in _OPEN:
        raise Refused(_TOO_LATE, case=case.case_number)
    if case.salesforce_ids <= {record_id for _, record_id in records}:
        raise Refused(_NOBODY_LEFT)
