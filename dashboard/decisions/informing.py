"""A round of informing (clause 13.1, Art. 13 and 14): looked at first, then queued as a whole.

A round is one case. Whom it tells stands in `notice_delivery`, one row a person and step, without an address:
that is read from the register when the mail is written.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.databases import NOT_IN_COPY, Page, Store, Transaction
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

CHUNK: Final = 200_000
MOST_CHOSEN: Final = 1_000
_TOO_MANY: Final = N_("At most {most} persons can be chosen here. Inform the whole audience under Informing.")
_NOBODY: Final = N_("Nobody is left to inform in this way. Choose another audience.")
_NO_REGISTER: Final = N_("There is no copy of the register yet.")
_OLD_COPY: Final = N_(
    "This copy of the register is too old to tell who is to be informed. Import an export anew."
)
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
    def whom(self) -> dict[str, object]:
        """What the queries of `queries/informing` need to know of it."""
        return {
            "audience": self.audience.value,
            "by_email": self.by_email,
            "changed_on": self.changed_on,
        }

    @property
    def facts(self) -> dict[str, object]:
        """What the history keeps of it."""
        return {
            "version": self.version,
            "audience": self.audience.value,
            "by_email": self.by_email,
            "language": self.language,
        }


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


def stand(page: Page, version: str, changed_on: date | None) -> None:
    """Work out for this page who stands otherwise towards a version of the notice than the copy says.

    Raises `Denied` for others than officers; `Refused` without a copy, or where it was made by a program that
    did not know yet by when people are to be told.
    """
    if page.snapshot is None:
        raise Refused(_NO_REGISTER)
    try:
        page.rows("informing/standing", version=version, changed_on=changed_on)
    except NOT_IN_COPY:
        raise Refused(_OLD_COPY) from None


def look_at(page: Page, order: Order) -> Preview:
    """Return whom the order would inform now. Raises `Denied` for others than officers, `Refused`."""
    stand(page, order.version, order.changed_on)
    return read_preview(page, order)


def read_preview(page: Page, order: Order) -> Preview:
    """Return whom the order would inform, on a page on which its version has been looked at."""
    row = page.row("informing/preview", **order.whom)
    assert row is not None
    assert page.snapshot is not None
    seen = [page.snapshot.snapshot_id, order.changed_on, *order.facts.values(), *row.values()]
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
        open_round(transaction, page, case_id, order, seen=seen, now=now)
        channel = Means.EMAIL if order.by_email else Means.LETTER
        queued = put(transaction, page, case_id, order, channel=channel, state=Delivery.QUEUED, now=now)
        move(transaction, actor, case_id, Step.QUEUE, now, words=Words(details={"persons": queued}))
    return case_id


def begin_for(
    store: Store, actor: Actor, order: Order, persons: Collection[int], *, key: str, now: datetime
) -> int:
    """Open a round about chosen persons of an audience and return how many it informs; `now` is naive UTC.

    Who is not among the audience, or is not reached in the order's way, is left out; `key` as in `begin`.
    Raises `Denied`; `Refused` for too many persons, or where nobody is left.
    """
    require(actor, Permission.DECIDE)
    if len(persons) > MOST_CHOSEN:
        raise Refused(_TOO_MANY, most=MOST_CHOSEN)
    case_id = case_id_of(key)
    with store.transaction() as transaction, store.page(actor) as page:
        if read_cases(transaction, [case_id]):
            return 0
        preview, only = look_at(page, order), sorted(persons)
        open_round(transaction, page, case_id, order, seen=preview.hash, now=now)
        channel = Means.EMAIL if order.by_email else Means.LETTER
        queued = put(
            transaction, page, case_id, order, channel=channel, state=Delivery.QUEUED, now=now, only=only
        )
        if not queued:
            raise Refused(_NOBODY)
        move(transaction, actor, case_id, Step.QUEUE, now, words=Words(details={"persons": queued}))
    return queued


def open_round(
    transaction: Transaction,
    page: Page,
    case_id: str,
    order: Order,
    *,
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
        parameters=order.facts,
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
    """Write a first row for everybody whom the order is about, some at a time; return how many.

    `page` is one on which the order has been looked at.
    """
    written, after = 0, 0
    while True:
        rows = page.table(
            "informing/deliveries",
            version=order.version,
            **order.whom,
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
    (case,) = read_all(transaction, [case_id])
    assert case.kind is Kind.NOTICE, "a round is about no person: nothing else moves without its guards"
    write_step(transaction, actor, step, [case], now=now, words=words)
