"""Sending a round: a mail a person, claimed before it is handed in and settled after."""

import smtplib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.informing_deliveries import advance, claim, settle
from dashboard.decisions.informing_rounds import close_if_done
from dashboard.decisions.ledger import record_act
from dashboard.decisions.rules import read_rules
from dashboard.outputs.informing.letter import Row, Writer
from dashboard.outputs.informing.posting import Result, hand_in, write_mail
from dashboard.outputs.reminders.sending import connected
from dashboard.settings import MailServer
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, Delivery, Refused

READ: Final = 500
A_CONNECTION: Final = 50  # many mail servers take no more before they hang up
IN_A_ROW: Final = 5
_LOST: Final = N_("The connection to the mail server was lost. What was not sent waits: go on later.")
_BROKEN: Final = N_(
    "The connection to the mail server was lost in the middle of a mail: nobody knows whether it left. "
    "Say so below, then go on."
)
_BUSY: Final = N_("The mail server turns mail away for now. What was not sent waits: go on later.")
_OUTDATED: Final = N_(
    "Version {version} of the notice is in force no more. End the round, and begin one of version {newest}."
)
_SETTLED: Final = {
    Result.SENT: Delivery.SENT,
    Result.REFUSED: Delivery.BOUNCED,
    Result.UNCLEAR: Delivery.UNCLEAR,
    Result.LATER: Delivery.QUEUED,
    Result.LOST: Delivery.QUEUED,
}


@dataclass
class Progress:
    """How far a sending is: `later` were turned away and wait, `gone` have left the register since."""

    waiting: int = 0
    sent: int = 0
    bounced: int = 0
    later: int = 0
    gone: int = 0

    @property
    def done(self) -> int:
        """How many have been dealt with."""
        return self.sent + self.bounced + self.later + self.gone


@dataclass
class Line:
    """What a sending goes by: the queue, who sends, the mail server, the clock (naive UTC), when to stop."""

    store: Store
    actor: Actor
    server: MailServer
    writer: Writer
    now: Callable[[], datetime]
    stopped: Callable[[], bool]
    progress: Progress = field(default_factory=Progress)
    in_a_row: int = 0


def send_round(line: Line, case_id: str, number: int) -> None:
    """Send to everybody of the round who waits, each once, until done or stopped.

    Raises `Refused` with one sentence where the mail server fails; who was not told then waits.
    """
    try:
        after = ""
        while not line.stopped() and (rows := _waiting(line, case_id, after)):
            _take_back(line, [row for row in rows if not row["email"]])
            good = [row for row in rows if row["email"]]
            for first in range(0, len(good), A_CONNECTION):
                _send_some(line, good[first : first + A_CONNECTION])
            after = str(rows[-1]["delivery_id"])
    finally:
        _record(line, number)
    close_if_done(line.store, line.actor, case_id, line.now())


def check_in_force(store: Store, version: str) -> None:
    """Raise `Refused` where another version of the notice was published: nobody hears of the old one."""
    newest = read_rules(store).notice.version
    if newest != version:
        raise Refused(_OUTDATED, version=version, newest=newest)


def _waiting(line: Line, case_id: str, after: str) -> list[dict[str, object]]:
    with line.store.page(SYSTEM) as page:
        return page.rows("informing/pending", case_id=case_id, after=after, rows=READ)


def _take_back(line: Line, rows: Sequence[Row]) -> None:
    """Who has left the register, or has no good address any more, is not written to."""
    if not rows:
        return
    with line.store.transaction() as transaction:
        settle(transaction, line.actor, {str(row["delivery_id"]) for row in rows}, Delivery.OPEN, line.now())
    line.progress.gone += len(rows)


def _send_some(line: Line, rows: Sequence[Row]) -> None:
    if line.stopped():
        return
    check_in_force(line.store, line.writer.version.version)
    with connected(line.server) as connection:
        for row in rows:
            if line.stopped():
                return
            _send(line, connection, row)


def _send(line: Line, connection: smtplib.SMTP, row: Row) -> None:
    """Tell one person; what is written before and after is all that is known after a crash."""
    delivery_id, to, now = str(row["delivery_id"]), str(row["email"]), line.now()
    letters = line.writer.letters(row, helsinki_date(now))
    reply_to = line.writer.policy.controller.contact_channel
    mail = write_mail(letters, to, delivery_id, line.server, reply_to=reply_to, now=now)
    claimed = claim(line.store, line.actor, row, now)
    if claimed is None:
        return
    result = hand_in(connection, mail, line.server.sender, to)
    advance(line.store, line.actor, claimed, _SETTLED[result], line.now())
    _count(line, result)


def _count(line: Line, result: Result) -> None:
    if result is Result.UNCLEAR:
        raise Refused(_BROKEN)
    if result is Result.LOST:
        raise Refused(_LOST)
    line.progress.sent += result is Result.SENT
    line.progress.bounced += result is Result.REFUSED
    line.progress.later += result is Result.LATER
    line.in_a_row = line.in_a_row + 1 if result is Result.LATER else 0
    if line.in_a_row >= IN_A_ROW:
        raise Refused(_BUSY)


def _record(line: Line, number: int) -> None:
    """Leave one line in the history: how many, and nobody's name."""
    told = line.progress
    details = {"case": number, **{name: count for name, count in asdict(told).items() if name != "waiting"}}
    with line.store.transaction() as transaction:
        record_act(transaction, line.actor, "informed", line.now(), details)
