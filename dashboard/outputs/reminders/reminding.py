"""Reminding everybody, once a day: what is about to be sent and what came of it stand in the history.

A mail and the history cannot change together. Written before sending, a crash could lose a reminder (at most
once); written after, it could repeat one (at least once). A reminder twice is a nuisance, a time limit missed
is a breach of Art. 12(3): so a mail whose end nobody knows is sent again, and says so itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.ledger import record_act
from dashboard.outputs.reminders.letters import Letter, find_letters
from dashboard.outputs.reminders.mail import write_mail
from dashboard.outputs.reminders.sending import Failure, connected, send
from dashboard.outputs.wording import Wording
from dashboard.settings import MailServer
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, Permission, Refused, Role, require

NO_SERVER: Final = N_(
    "No mail server is set, so nobody is reminded: set REKISTERIVAHTI_SMTP_HOST and "
    "REKISTERIVAHTI_SMTP_FROM, as the README says."
)
# The queue belongs to one process, so a lock of the process is enough for "once a day".


@dataclass(frozen=True)
class Told:
    """What came of it, by user name: who was reminded now, who had been today, and whom it failed for."""

    sent: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    failed: dict[str, Failure] = field(default_factory=dict)

    def check(self) -> None:
        """Raise `Refused` where somebody is left who is not known to have got it: it is worth another try."""
        if self.failed:
            raise Refused(
                "Not everybody could be reminded: {users}. Try again, or check their addresses.",
                users=", ".join(self.failed),
            )


def remind(
    store: Store,
    server: MailServer,
    wording: Wording,
    now: Callable[[], datetime],
    *,
    address: str | None,
    actor: Actor = SYSTEM,
) -> Told:
    """Send today's reminders to those who have not got them; `now` gives naive UTC, `actor` who asked for it.

    Raises `Refused` where the mail server cannot be used; who has got a mail by then gets no other.
    """
    if actor.role is not Role.SYSTEM:
        require(actor, Permission.DECIDE)
    told = Told()
    with store.alone("reminding"):
        for letter in read_letters(store, now()):
            if letter.told_today:
                told.already.append(letter.user_name)
                continue
            failure = _Sending(store, server, actor, now).send(letter, wording, address)
            if failure:
                told.failed[letter.user_name] = failure
            else:
                told.sent.append(letter.user_name)
    return told


def read_letters(store: Store, now: datetime) -> list[Letter]:
    """Return today's letters; `now` is naive UTC."""
    rules = policy.load(store.settings.policy, store.settings.overrides)
    with store.page(SYSTEM) as page:
        return find_letters(page, rules, helsinki_date(now))


@dataclass(frozen=True)
class _Sending:
    store: Store
    server: MailServer
    actor: Actor
    now: Callable[[], datetime]

    def send(self, letter: Letter, wording: Wording, address: str | None) -> Failure | None:
        now = self.now()
        mail = write_mail(letter, wording, now, sender=self.server.sender, address=address)
        details = {
            "day": helsinki_date(now).isoformat(),
            "user": letter.user_name,
            "lines": len(letter.lines),
            "cases": letter.cases,
            **({"again": True} if letter.standing.unsure else {}),
        }
        try:
            with connected(self.server) as connection:
                self._record("remind", details)
                failure = send(connection, mail)
        except Refused:
            self._record("remind_failed", {"day": details["day"], "why": "no_connection"})
            raise
        self._record("remind_failed" if failure else "reminded", details, failure)
        return failure

    def _record(self, step: str, details: dict[str, object], failure: Failure | None = None) -> None:
        why = {"why": failure.value} if failure else {}
        with self.store.transaction() as transaction:
            record_act(transaction, self.actor, step, self.now(), {**details, **why})
