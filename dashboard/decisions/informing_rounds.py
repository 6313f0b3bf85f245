"""Rounds as they stand: read for the screen, their sending begun, stopped, ended."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.acts import Act, read_one, read_open_one, write_act
from dashboard.decisions.case import Case
from dashboard.decisions.informing import move
from dashboard.decisions.step_rows import Words
from dashboard.text import N_
from dashboard.vocabulary import (
    SYSTEM,
    Action,
    Actor,
    Audience,
    Delivery,
    NotFound,
    Permission,
    Refused,
    State,
    Step,
    require,
)

START: Final = "start_informing"
STOP: Final = "stop_informing"
_GONE: Final = N_("There is no round {case}. It may belong to another data folder.")
_OTHER: Final = N_("Case {case} is no round of informing.")
UNDER_WAY: Final = N_("A round is being sent just now. Stop it first.")
_UNCLEAR: Final = N_("Say first of each unclear mail whether it was sent.")


@dataclass(frozen=True)
class Round:
    """A round of informing, or an exemption: its order, and how many persons stand where."""

    case_id: str
    number: int
    state: State
    last_step: str
    version: str
    audience: Audience
    by_email: bool
    language: str
    created_at: datetime
    created_by: str
    persons: int
    counts: Mapping[str, int]

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits to be informed by it."""
        return self.state is State.QUEUED

    @property
    def queued(self) -> int:
        """How many wait."""
        return self.counts["queued"]

    @property
    def sent(self) -> int:
        """How many were informed."""
        return self.counts["sent"]


_COUNTS: Final = ("queued", "unclear", "sent", "bounced", "undeliverable", "exempt", "taken_back")


def read_rounds(page: Page) -> list[Round]:
    """Return every round, the newest first. Raises `Denied` for all but officers."""
    return [_round(row) for row in page.rows("informing/rounds")]


def find_round(page: Page, number: int) -> Round:
    """Return the round of a case number; raise `NotFound`."""
    found = next((each for each in read_rounds(page) if each.number == number), None)
    if found is None:
        raise NotFound(_GONE, case=str(number))
    return found


def mark_started(store: Store, actor: Actor, case_id: str, now: datetime) -> None:
    """Write down that sending begins: what an ended process left is settled, and the next start goes on.

    A mail that was being handed in when a process ended may have left: nobody sends it again unasked.
    """
    with store.transaction() as transaction:
        case = open_round_of(transaction, case_id)
        move_all(transaction, actor, case_id, Delivery.SENDING, Delivery.UNCLEAR, now)
        write_act(transaction, actor, case, Act(START), now)


def mark_stopped(store: Store, actor: Actor, case_id: str, now: datetime) -> None:
    """Write down that somebody stopped the sending: it goes on only when somebody says so."""
    require(actor, Permission.DECIDE)
    with store.transaction() as transaction:
        case = read_one(transaction, case_id)
        if case.state is State.QUEUED:  # else it has come to its end meanwhile
            write_act(transaction, actor, case, Act(STOP, counts(transaction, case_id)), now)


def close_if_done(store: Store, actor: Actor, case_id: str, now: datetime) -> bool:
    """Close a round in which nobody waits and nothing is unclear; return whether it is closed."""
    with store.transaction() as transaction:
        open_round_of(transaction, case_id)
        return close_done(transaction, actor, case_id, now)


def close_done(transaction: Transaction, actor: Actor, case_id: str, now: datetime) -> bool:
    """Close the round inside a caller's transaction, as `close_if_done`."""
    standing = counts(transaction, case_id)
    if any(standing.get(each) for each in (Delivery.QUEUED, Delivery.SENDING, Delivery.UNCLEAR)):
        return False
    step = Step.SEND if standing.get(Delivery.SENT) else Step.GIVE_UP
    move(transaction, actor, case_id, step, now, words=Words(details=standing))
    return True


def take_back(store: Store, actor: Actor, case_id: str, *, running: bool, now: datetime) -> int:
    """End a round early: who was not informed is free for another one. Return how many; raise `Refused`.

    `running`: its mails are being sent at this moment.
    """
    require(actor, Permission.DECIDE)
    if running:
        raise Refused(UNDER_WAY)
    with store.transaction() as transaction:
        open_round_of(transaction, case_id)
        move_all(transaction, actor, case_id, Delivery.SENDING, Delivery.UNCLEAR, now)
        if counts(transaction, case_id).get(Delivery.UNCLEAR):
            raise Refused(_UNCLEAR)
        taken = move_all(transaction, actor, case_id, Delivery.QUEUED, Delivery.OPEN, now)
        close_done(transaction, actor, case_id, now)
    return taken


def counts(transaction: Transaction, case_id: str) -> dict[str, int]:
    """Return how many deliveries of a round stand in each state."""
    rows = transaction.rows("queue/notice/counts", case_id=case_id)
    return {str(row["state"]): cast("int", row["deliveries"]) for row in rows}


def move_all(
    transaction: Transaction,
    actor: Actor,
    case_id: str,
    state: Delivery,
    next_state: Delivery,
    now: datetime,
    *,
    channel: str | None = None,
) -> int:
    """Bring all deliveries of a round from one state into another; return how many."""
    return transaction.write(
        "queue/notice/move_all",
        case_id=case_id,
        state=state.value,
        next_state=next_state.value,
        channel=channel,
        happened_at=now,
        user_name=actor.user,
    )


def interrupted(store: Store) -> list[int]:
    """Return the numbers of rounds whose sending was begun and neither stopped nor ended."""
    with store.page(SYSTEM) as page:
        return [cast("int", row["case_number"]) for row in page.rows("informing/interrupted")]


def open_round_of(transaction: Transaction, case_id: str) -> Case:
    """Return the case of a round that is not closed; raise `NotFound` or `Refused`."""
    case = read_open_one(transaction, case_id)
    if case.action != Action.INFORM:
        raise Refused(_OTHER, case=case.case_number)
    return case


def _round(row: Mapping[str, object]) -> Round:
    order = json.loads(str(row["parameters"]))
    return Round(
        case_id=str(row["case_id"]),
        number=cast("int", row["case_number"]),
        state=State(str(row["state"])),
        last_step=str(row["last_step"]),
        version=order["version"],
        audience=Audience(order["audience"]),
        by_email=order.get("by_email", False),
        language=order.get("language", "fi"),
        created_at=cast("datetime", row["created_at"]),
        created_by=str(row["created_by"]),
        persons=cast("int", row["persons"]),
        counts={name: cast("int", row[name]) for name in _COUNTS},
    )
