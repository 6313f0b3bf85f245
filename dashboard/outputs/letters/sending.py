"""A letter that has been sent: what it said is kept with each case that it answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.acts import Act, read_one, write_act
from dashboard.outputs.case_file import read_case_file
from dashboard.outputs.labels import Labels
from dashboard.outputs.letters.kinds import LetterKind
from dashboard.outputs.letters.letter import write_letter
from dashboard.policy import Policy
from dashboard.text import N_
from dashboard.vocabulary import Actor, Permission, Refused, require

SEND_LETTER: Final = "send_letter"
LETTER: Final = "letter"
_FUTURE: Final = N_("That day has not come yet: {day}.")
_EARLY: Final = N_("No letter was sent before the request came in: {day}.")
_OTHERS: Final = N_("Case {case} did not come in with the same message: it gets a letter of its own.")


class SentBy(StrEnum):
    """How a letter left the house."""

    EMAIL = "email"
    LETTER = "letter"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True)
class Sending:
    """One letter as it was sent: its kind and language, how, and on which Helsinki day."""

    kind: LetterKind
    language: str
    sent_by: SentBy
    on: date


def send_letter(
    store: Store,
    actor: Actor,
    policy: Policy,
    case_number: int,
    labels: Labels,
    sending: Sending,
    *,
    also: Sequence[int] = (),
    now: datetime,
) -> None:
    """Record that the letter was sent and keep its words with the case; `now` is naive UTC.

    `also` are numbers of cases of the same message that the letter answers, too. Raises `Denied`, `NotFound`,
    and `Refused` where the letter does not fit the case as it stands or the day cannot be.
    """
    require(actor, Permission.CARRY_OUT)
    with store.page(actor) as page:
        file = read_case_file(page, case_number)
        _check_day(sending.on, file.row["received_on"], helsinki_date(now))
        letter = write_letter(
            page, policy, file, sending.kind, labels, language=sending.language, today=sending.on
        )
        ids = [file.case_id, *(_of_message(page, file.row["intake_no"], number) for number in also)]
    act = Act(SEND_LETTER, _details(sending, letter.text), words=(LETTER, {"letter": letter.text}))
    with store.transaction() as transaction:
        for case_id in ids:
            write_act(transaction, actor, read_one(transaction, case_id), act, now)


def _details(sending: Sending, text: str) -> dict[str, object]:
    return {
        "letter": sending.kind.value,
        "language": sending.language,
        "sent_by": sending.sent_by.value,
        "on": sending.on.isoformat(),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _check_day(on: date, received_on: object, today: date) -> None:
    if on > today:
        raise Refused(_FUTURE, day=on)
    if isinstance(received_on, date) and on < received_on:
        raise Refused(_EARLY, day=on)


def _of_message(page: Page, intake_no: object, number: int) -> str:
    other = read_case_file(page, number)
    if other.row["intake_no"] != intake_no:
        raise Refused(_OTHERS, case=str(number))
    return other.case_id
