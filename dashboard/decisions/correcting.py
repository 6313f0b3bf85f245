"""Correcting the day on which a request was received: both days stay in the history, with the reason."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from dashboard.clock import Facts, deadline, helsinki_date
from dashboard.databases import Store, Transaction
from dashboard.decisions import material
from dashboard.decisions.case import CORRECT_RECEIVED, Case, read_all
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.request_clock import DATED, check_facts
from dashboard.vocabulary import TERMINAL, Actor, Kind, Permission, Refused, Right, Stale, Step, require


def correct_received(
    store: Store, actor: Actor, case_id: str, version: int, received_on: date, *, reason: str, now: datetime
) -> None:
    """Let the clock of an open request run from another Helsinki day; `now` is naive UTC.

    What was asked and told since has to fit the new day. Raises `Denied`, `Refused`, `NotFound`, `Stale`.
    """
    require(actor, Permission.DECIDE)
    if not reason.strip():
        raise Refused("Give a reason: without it nobody can understand this step later.")
    with store.transaction() as transaction:
        (case,) = read_all(transaction, [case_id])
        _check_case(case, version)
        _check_day(transaction, case, received_on, helsinki_date(now))
        paper = material.make(case_id, "note", {"note": reason.strip()}, actor, now)
        transaction.insert("case_material", [paper.row])
        append(transaction, actor, now, [_event(case, received_on, paper.hash)])


def _event(case: Case, received_on: date, material_hash: str) -> Event:
    assert case.received_on
    return Event(
        CORRECT_RECEIVED,
        case_id=case.case_id,
        version=case.version + 1,
        state=case.state.value,
        material_hash=material_hash,
        details={"received_on": received_on.isoformat(), "was": case.received_on.isoformat()},
    )


def _check_case(case: Case, version: int) -> None:
    if case.version != version:
        raise Stale(
            "Case {case} was changed meanwhile by somebody else. Look at it again, then decide again.",
            case=case.case_number,
        )
    if case.kind is not Kind.RIGHT:
        raise Refused("Only a request of a person has a day of receipt that its time limit runs from.")
    if case.state in TERMINAL:
        raise Refused("Case {case} is closed. Open a new case that links to it.", case=case.case_number)


def _check_day(transaction: Transaction, case: Case, received_on: date, today: date) -> None:
    """Raise `Refused` where the day cannot be, or what has happened since does not fit it."""
    if received_on == case.received_on:
        raise Refused("That is the day of receipt already: {day}.", day=received_on)
    deadline(Facts(right=Right(case.action), received=received_on), today=today)
    for event in transaction.rows("queue/case_events", case_ids=[case.case_id]):
        if event["step"] in DATED:
            code = event["reason_code"]
            check_facts(
                Right(case.action),
                received_on,
                Step(str(event["step"])),
                _day(event),
                today=today,
                reason=None if code is None else str(code),
            )


def _day(event: Mapping[str, object]) -> date:
    """Return the Helsinki day on which a step happened."""
    on = json.loads(str(event["details"])).get("on")
    return date.fromisoformat(on) if on else helsinki_date(cast("datetime", event["happened_at"]))
