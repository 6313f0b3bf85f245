"""Acts around a case that are no steps: a person's file was opened, something was written down."""

from datetime import datetime

from dashboard.databases import Store
from dashboard.decisions import material
from dashboard.decisions.case import read_all
from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import TERMINAL, Actor, Permission, Refused, require

NOTE = "note"
PERSON_OPENED = "person_opened"


def person_opened(store: Store, actor: Actor, case_id: str, case_number: int, now: datetime) -> None:
    """Record that somebody looked at the file of a case's person; `now` is naive UTC.

    The event stands outside the case: looking changes no version.
    """
    require(actor, Permission.SEE_QUEUE)
    with store.transaction() as transaction:
        details = {"case": case_number, "case_id": case_id}
        append(transaction, actor, now, [Event(PERSON_OPENED, details=details)])


def add_note(store: Store, actor: Actor, case_id: str, text: str, now: datetime) -> None:
    """Keep `text` as material of an open case; the history shows that a note was made, not its words."""
    require(actor, Permission.SEE_QUEUE)
    if not text.strip():
        raise Refused("Write the note first.")
    with store.transaction() as transaction:
        (case,) = read_all(transaction, [case_id])
        if case.state in TERMINAL:
            raise Refused("Case {case} is closed. Open a new case that links to it.", case=case.case_number)
        paper = material.make(case_id, NOTE, {"note": text.strip()}, actor, now)
        transaction.insert("case_material", [paper.row])
        event = Event(
            NOTE,
            case_id=case_id,
            version=case.version + 1,
            state=case.state.value,
            material_hash=paper.hash,
        )
        append(transaction, actor, now, [event])
