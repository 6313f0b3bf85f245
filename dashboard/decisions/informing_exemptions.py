"""Who need not be informed (Art. 14(5)), with a ground: whom nothing reaches, or who know it already."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.case import read_cases
from dashboard.decisions.case_rows import case_id_of
from dashboard.decisions.informing import Order, look_at, move, open_round, put
from dashboard.decisions.step_rows import Words
from dashboard.text import N_
from dashboard.vocabulary import Actor, Delivery, Exemption, Permission, Refused, Stale, Step, require

_NO_WORDS: Final = N_("Write why this ground applies: the authority may ask (Art. 5(2)).")
_NOBODY: Final = N_("Nobody is left to exempt. Look at the list again.")
_OTHER_COPY: Final = N_("Another copy of the register is in use by now. Look at the list again.")
NO_CHANNEL: Final = "none"

Only = tuple[str, Sequence[int] | None] | None


def exempt(
    store: Store,
    actor: Actor,
    order: Order,
    ground: Exemption,
    note: str,
    *,
    key: str,
    now: datetime,
    only: Only = None,
) -> str:
    """Exempt everybody of an order (`by_email` False: whom mail does not reach), or some persons of it.

    `only` is a copy of the register and person numbers of it (None: everybody of that copy), `key` is made
    when the form opens. Returns the id of the case that holds the ground; the words are case material. Raises
    `Denied`, `Refused`, and `Stale` where another copy is in use by now.
    """
    require(actor, Permission.DECIDE)
    if not note.strip():
        raise Refused(_NO_WORDS)
    case_id = case_id_of(key)
    with store.transaction() as transaction, store.page(actor) as page:
        if read_cases(transaction, [case_id]):
            return case_id
        open_round(transaction, page, case_id, order, seen=look_at(page, order).hash, now=now)
        persons = _put(transaction, page, case_id, order, only, now)
        words = Words(ground=ground.value, note=note.strip(), details={"persons": persons})
        move(transaction, actor, case_id, Step.EXEMPT, now, words=words)
    return case_id


def _put(transaction: Transaction, page: Page, case_id: str, order: Order, only: Only, now: datetime) -> int:
    chosen, exempt_now = _chosen(page, only), Delivery.EXEMPT
    persons = put(
        transaction, page, case_id, order, channel=NO_CHANNEL, state=exempt_now, now=now, only=chosen
    )
    if not persons:
        raise Refused(_NOBODY)
    return persons


def _chosen(page: Page, only: Only) -> list[int] | None:
    """Return the numbers, which mean something in their own copy of the register only."""
    if only is None:
        return None
    snapshot_id, numbers = only
    if page.snapshot is None or page.snapshot.snapshot_id != snapshot_id:
        raise Stale(_OTHER_COPY)
    return None if numbers is None else list(numbers)
