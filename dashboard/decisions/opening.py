"""Acts around a case that are no steps: a person's file was opened, something was written down."""

from datetime import datetime

from dashboard.databases import Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import Actor, Permission, Refused, require

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
        case = read_open_one(transaction, case_id)
        write_act(transaction, actor, case, Act(NOTE, words=(NOTE, {"note": text.strip()})), now)
