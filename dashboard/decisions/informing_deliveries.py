"""What becomes of telling one person: claimed before the mail is handed in, settled after it.

A mail and the queue cannot change together. The claim is written first, so a crash between them leaves a
delivery in `sending`: it is unclear, and an officer says what became of it. Nobody is told twice unasked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store, Taken, Transaction
from dashboard.decisions.acts import Act, read_one, write_act
from dashboard.decisions.informing_rounds import UNDER_WAY, close_done, move_all, open_round_of
from dashboard.decisions.ledger import record_act
from dashboard.text import HELSINKI, N_
from dashboard.vocabulary import (
    Actor,
    Delivery,
    Means,
    Permission,
    Refused,
    require,
)

BOUNCES: Final = "record_bounces"
ELSEWHERE: Final = "informed_elsewhere"
UNCLEAR: Final = "settle_unclear"
_FUTURE: Final = N_("That day has not come yet: {day}.")
_NOBODY_WAITS: Final = N_("Nobody of round {case} waits to be informed.")
_NO_ADDRESS: Final = N_("There is no e-mail address in what you gave.")
_UNKNOWN: Final = N_("None of these {n} addresses was written to in round {case}.")

_SAME: Final = ("delivery_id", "case_id", "salesforce_ids", "notice_version", "channel")

Row = Mapping[str, object]


def claim(store: Store, actor: Actor, row: Row, now: datetime) -> Row | None:
    """Take a waiting delivery on before its mail is handed in; None where it does not wait any more.

    `row` is one of `informing/pending`. Its next version can be written once: the key decides who is first.
    """
    try:
        return advance(store, actor, row, Delivery.SENDING, now)
    except Taken:
        return None


def advance(store: Store, actor: Actor, row: Row, state: Delivery, now: datetime) -> Row:
    """Write down the next step of a delivery without looking for it among millions; return the new row."""
    with store.transaction() as transaction:
        return write(transaction, actor, [row], state, now)[0]


def settle(
    transaction: Transaction, actor: Actor, delivery_ids: Collection[str], state: Delivery, now: datetime
) -> None:
    """Write down what became of deliveries."""
    rows = transaction.rows("queue/notice/current", delivery_ids=sorted(delivery_ids))
    write(transaction, actor, rows, state, now)


def write(
    transaction: Transaction, actor: Actor, rows: Iterable[Row], state: Delivery, now: datetime
) -> list[Row]:
    """Add a step to deliveries, given as `queue/notice/current` has them; return the new rows."""
    added: list[Row] = [
        {
            **{name: row[name] for name in _SAME},
            "version": int(str(row["version"])) + 1,
            "state": state.value,
            "happened_at": now,
            "changed_by": actor.user,
        }
        for row in rows
    ]
    transaction.insert("notice_delivery", added)
    return added


def decide_unclear(
    store: Store,
    actor: Actor,
    case_id: str,
    delivery_ids: Sequence[str],
    *,
    sent: bool,
    running: bool,
    now: datetime,
) -> int:
    """Say of unclear mails that they were sent, or that they are to be sent again; return how many.

    `running`: mails are being sent at this moment, so that one of these may be leaving. Raises `Denied`,
    `Refused`.
    """
    require(actor, Permission.DECIDE)
    if running:
        raise Refused(UNDER_WAY)
    with store.transaction() as transaction:
        case = open_round_of(transaction, case_id)
        rows = transaction.rows("queue/notice/current", delivery_ids=list(delivery_ids))
        unclear = [each for each in rows if each["state"] in {Delivery.SENDING, Delivery.UNCLEAR}]
        own = [each for each in unclear if each["case_id"] == case_id]
        write(transaction, actor, own, Delivery.SENT if sent else Delivery.QUEUED, now)
        write_act(transaction, actor, case, Act(UNCLEAR, {"rows": len(own), "sent": sent}), now)
        close_done(transaction, actor, case_id, now)
    return len(own)


def mark_elsewhere(store: Store, actor: Actor, case_id: str, means: Means, on: date, now: datetime) -> int:
    """Say that everybody of a round who waits was informed outside of this program on a Helsinki day.

    Returns how many. Raises `Denied`, `Refused` for a day that has not come, or where nobody waits.
    """
    require(actor, Permission.DECIDE)
    if on > helsinki_date(now):
        raise Refused(_FUTURE, day=on)
    with store.transaction() as transaction:
        case = open_round_of(transaction, case_id)
        moment = min(now, datetime.combine(on, time(12), HELSINKI).astimezone(UTC).replace(tzinfo=None))
        told = move_all(
            transaction, actor, case_id, Delivery.QUEUED, Delivery.SENT, moment, channel=means.value
        )
        if not told:
            raise Refused(_NOBODY_WAITS, case=case.case_number)
        details = {"rows": told, "on": on.isoformat(), "means": means.value}
        write_act(transaction, actor, case, Act(ELSEWHERE, details), now)
        close_done(transaction, actor, case_id, now)
    return told


def record_bounces(
    store: Store, actor: Actor, case_id: str, addresses: Collection[str], now: datetime
) -> tuple[int, int]:
    """Mark what was sent to addresses from which mail came back as bounced: it has informed nobody.

    Returns how many persons, and how many of the addresses were not written to. Raises `Denied`, `Refused`.
    """
    require(actor, Permission.DECIDE)
    wanted = sorted({each.strip().lower() for each in addresses if each.strip()})
    if not wanted:
        raise Refused(_NO_ADDRESS)
    with store.transaction() as transaction, store.page(actor) as page:
        case = read_one(transaction, case_id)
        found = page.rows("informing/bounced", case_id=case_id, addresses=wanted) if page.snapshot else []
        if not found:
            raise Refused(_UNKNOWN, n=len(wanted), case=case.case_number)
        ids = {str(row["delivery_id"]) for row in found}
        settle(transaction, actor, ids, Delivery.BOUNCED, now)
        record_act(transaction, actor, BOUNCES, now, {"case": case.case_number, "rows": len(ids)})
    return len(ids), len(set(wanted) - {str(row["email"]) for row in found})


def give_up_bounced(store: Store, actor: Actor, case_id: str, now: datetime) -> int:
    """Give up reaching those of a round whose mail came back; return how many. The duty is not discharged."""
    require(actor, Permission.DECIDE)
    with store.transaction() as transaction:
        case = read_one(transaction, case_id)
        given_up = move_all(transaction, actor, case_id, Delivery.BOUNCED, Delivery.UNDELIVERABLE, now)
        record_act(transaction, actor, "give_up_bounced", now, {"case": case.case_number, "rows": given_up})
    return given_up
