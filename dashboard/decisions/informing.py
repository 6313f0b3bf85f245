"""A round of informing (clause 13.1, Art. 13 and 14): looked at first, then queued as a whole.

A round is one case. Whom it tells stands in `notice_delivery`, one row a person and step, without an address:
that is read from the register when the mail is written.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.case import read_all, read_cases
from dashboard.decisions.case_rows import Opening, case_id_of, write_cases
from dashboard.decisions.draft import Draft
from dashboard.decisions.ledger import canonical
from dashboard.decisions.step_rows import Words, write_step
from dashboard.text import N_
from dashboard.vocabulary import (
    Action,
    Actor,
    Audience,
    Delivery,
    Kind,
    Means,
    Permission,
    Refused,
    Stale,
    State,
    Step,
    require,
)

CHUNK: Final = 50_000
_NOBODY: Final = N_("Nobody is left to inform in this way. Choose another audience.")
_NO_REGISTER: Final = N_("There is no copy of the register yet.")
_CHANGED: Final = N_("Others are to be informed now than those you looked at. Look at the preview again.")


@dataclass(frozen=True)
class Order:
    """Whom a round informs of what: `changed_on` is the day (Helsinki) of the version, None for the first.

    `by_email`: those whom mail reaches; else the others, by letter or telephone. `language`: fi, en or both.
    """

    version: str
    changed_on: date | None
    audience: Audience
    by_email: bool = True
    language: str = "fi"

    @property
    def asked(self) -> dict[str, object]:
        """What the queries of an audience want to know."""
        return {"version": self.version, "changed_on": self.changed_on, "audience": self.audience.value}


@dataclass(frozen=True)
class Preview:
    """How many persons an order is about; `shared` mails go to an address that somebody before them has."""

    persons: int
    reachable: int
    unreachable: int
    opted_out: int
    restricted: int
    shared: int
    hash: str


def look_at(page: Page, order: Order) -> Preview:
    """Return whom the order would inform now. Raises `Denied` for others than officers, `Refused`."""
    if page.snapshot is None:
        raise Refused(_NO_REGISTER)
    row = page.row("informing/preview", **order.asked, by_email=order.by_email)
    assert row is not None
    seen = [page.snapshot.snapshot_id, *order.asked.values(), order.by_email, *row.values()]
    digest = hashlib.sha256(canonical([str(each) for each in seen]).encode()).hexdigest()
    counts = {name: cast("int", value) for name, value in row.items() if name != "fingerprint"}
    return Preview(**counts, hash=digest)


def begin(store: Store, actor: Actor, order: Order, *, seen: str, key: str, now: datetime) -> str:
    """Open the round, queue everybody it is about, and return the id of its case; `now` is naive UTC.

    `seen` is the hash of the preview that was looked at, `key` is made when the form opens: a second click
    opens nothing. Raises `Denied`; `Refused` where nobody is left; `Stale` where others are by now.
    """
    require(actor, Permission.DECIDE)
    case_id = case_id_of(key)
    with store.transaction() as transaction, store.page(actor) as page:
        if read_cases(transaction, [case_id]):
            return case_id
        preview = look_at(page, order)
        if preview.hash != seen:
            raise Stale(_CHANGED)
        if not preview.persons:
            raise Refused(_NOBODY)
        facts = {"language": order.language, "by_email": order.by_email}
        open_round(transaction, page, case_id, order, facts=facts, seen=seen, now=now)
        channel = Means.EMAIL if order.by_email else Means.LETTER
        queued = put(transaction, page, case_id, order, channel=channel, state=Delivery.QUEUED, now=now)
        move(transaction, actor, case_id, Step.QUEUE, now, words=Words(details={"persons": queued}))
    return case_id


def open_round(
    transaction: Transaction,
    page: Page,
    case_id: str,
    order: Order,
    *,
    facts: Mapping[str, object],
    seen: str,
    now: datetime,
) -> None:
    """Open the case of a round or of an exemption."""
    draft = Draft(
        kind=Kind.NOTICE,
        action=Action.INFORM,
        salesforce_ids=(),
        received_on=helsinki_date(now),
        reason_code=order.audience.value,
        parameters={"version": order.version, "audience": order.audience.value, **facts},
    )
    snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    write_cases(transaction, Opening(page.actor, now, snapshot_id, seen), [(case_id, draft, State.OPEN)])


def put(
    transaction: Transaction,
    page: Page,
    case_id: str,
    order: Order,
    *,
    channel: str,
    state: Delivery,
    now: datetime,
    only: list[int] | None = None,
) -> int:
    """Write a first row for everybody whom the order is about, some at a time; return how many."""
    written, after = 0, 0
    while True:
        rows = page.table(
            "informing/deliveries",
            **order.asked,
            by_email=order.by_email,
            only=only,
            after=after,
            rows=CHUNK,
            case_id=case_id,
            channel=str(channel),
            state=state.value,
            now=now,
            user_name=page.actor.user,
        )
        if not rows.num_rows:
            return written
        transaction.insert_table("notice_delivery", rows.drop_columns(["person_no"]))
        written += rows.num_rows
        after = rows.column("person_no")[-1].as_py()


def move(
    transaction: Transaction,
    actor: Actor,
    case_id: str,
    step: Step,
    now: datetime,
    *,
    words: Words,
) -> None:
    """Take a step of a round's case; raise `Refused` where its state does not allow it."""
    cases = read_all(transaction, [case_id])
    write_step(transaction, actor, step, cases, now=now, words=words)
