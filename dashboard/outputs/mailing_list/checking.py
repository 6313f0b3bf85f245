"""Holding a mailing list against the register, what was decided since, and the keyed hashes, set by set."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import pyarrow

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.hashing import hasher
from dashboard.decisions.ledger import record_act
from dashboard.decisions.rules import read_rules
from dashboard.outputs.mailing_list.listing import Listing
from dashboard.outputs.mailing_list.remarks import ORDER, Answer, Remark
from dashboard.vocabulary import Actor, Permission, Refused, require


@dataclass(frozen=True)
class Checked:
    """A list and what is said of each of its rows, in the order of the rows."""

    listing: Listing
    remarks: tuple[Remark, ...]

    @cached_property
    def answers(self) -> Mapping[Answer, int]:
        """How many rows have each answer."""
        return Counter(remark.answer for remark in self.remarks)

    @cached_property
    def reasons(self) -> Mapping[Remark, int]:
        """How many rows have each reason."""
        return Counter(self.remarks)


def check_list(store: Store, actor: Actor, given: Listing, now: datetime) -> Checked:
    """Return who on the list may be mailed, and write the counts into the history; `now` is naive UTC.

    Every record of a person counts, whichever of their addresses is listed. Raises `Denied`, and `Refused`
    before the first import.
    """
    require(actor, Permission.SEE_REGISTER)
    checked = Checked(given, tuple(_remarks(store, actor, given, now)))
    counts = {answer.value: checked.answers.get(answer, 0) for answer in Answer}
    details = {"what": "mailing_list", "rows": len(given.rows), **counts}
    with store.transaction() as transaction:
        record_act(transaction, actor, "check_list", now, details)
    return checked


def _remarks(store: Store, actor: Actor, given: Listing, now: datetime) -> Iterable[Remark]:
    incoming = _table(given)
    keys = hasher(store.settings).blocks
    mailboxes = sorted(read_rules(store).shared_mailboxes)
    with store.page(actor) as page:
        if page.snapshot is None:
            raise Refused("There is no register yet. Import an export first.")
        found = page.against("opt_outs/listed_persons", incoming, today=helsinki_date(now))
        found += page.against("opt_outs/listed_remembered", incoming, mailboxes=mailboxes, **keys)
    strongest: dict[object, Remark] = {}
    for row in found:
        remark = Remark(str(row["reason"]))
        strongest[row["line"]] = min(strongest.get(row["line"], remark), remark, key=ORDER.__getitem__)
    for place in range(len(given.rows)):
        missing = Remark.BROKEN_ROW if place in given.broken else Remark.UNREADABLE
        yield strongest.get(place, missing)


def _table(given: Listing) -> pyarrow.Table:
    places = range(len(given.rows))
    return pyarrow.table(
        {
            "line": pyarrow.array(places, pyarrow.int32()),
            "address": pyarrow.array([given.address(place) for place in places], pyarrow.string()),
            "name": pyarrow.array([given.name(place) for place in places], pyarrow.string()),
        }
    )
