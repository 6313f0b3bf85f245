"""Correcting when a breach became known: both moments stay in the history, with the reason (Art. 33(1))."""

from datetime import datetime
from typing import Final

from dashboard.databases import Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.breach_facts import check_past, read_moment
from dashboard.decisions.breach_history import CORRECT_AWARE, History, history
from dashboard.text import N_
from dashboard.vocabulary import Actor, Kind, Permission, Refused, Stale, require

_NO_REASON: Final = N_("Give a reason: without it nobody can understand this step later.")
_NOT_AWARE: Final = N_("Case {case} is only suspected: record first when it became known.")
_SAME: Final = N_("It became known at that moment already: {moment}.")
_TOO_EARLY: Final = N_("It cannot have become known before it was detected: {moment}.")
_TOO_LATE: Final = N_("The authority was notified before that: {moment}. It was known by then.")
_CHANGED: Final = N_(
    "Case {case} was changed meanwhile by somebody else. Look at it again, then decide again."
)


def correct_aware(
    store: Store, actor: Actor, seen: tuple[str, int], aware_at: datetime, *, reason: str, now: datetime
) -> None:
    """Let the hours of an open breach run from another moment; moments are naive UTC.

    `seen` is the case and the version that was looked at. Raises `Denied`, `Refused`, `NotFound`, `Stale`.
    """
    require(actor, Permission.DECIDE)
    if not reason.strip():
        raise Refused(_NO_REASON)
    case_id, version = seen
    with store.transaction() as transaction:
        case = read_open_one(transaction, case_id)
        if case.version != version:
            raise Stale(_CHANGED, case=case.case_number)
        (row,) = transaction.rows("queue/cases", case_ids=[case_id])
        events = transaction.rows("queue/case_events", case_ids=[case_id])
        known = history(row["parameters"], events) if case.kind is Kind.BREACH else None
        was = known.aware_at if known else None
        if known is None or was is None:
            raise Refused(_NOT_AWARE, case=case.case_number)
        _check(known, aware_at, now)
        details = {"aware_at": _written(aware_at), "was": _written(was)}
        write_act(
            transaction, actor, case, Act(CORRECT_AWARE, details, words=("note", {"note": reason})), now
        )


def _check(known: History, aware_at: datetime, now: datetime) -> None:
    check_past(aware_at, now)
    detected_at = read_moment(known.facts.get("detected_at"))
    first = read_moment(known.notified[0]["moment"]) if known.notified else None
    if aware_at == known.aware_at:
        raise Refused(_SAME, moment=aware_at)
    if detected_at and aware_at < detected_at:
        raise Refused(_TOO_EARLY, moment=detected_at)
    if first and first < aware_at:
        raise Refused(_TOO_LATE, moment=first)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
