"""What the running app does once a day. Every job may run again at any time: it does what is left to do."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from dashboard import policy, session, settings
from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.clearing import clear
from dashboard.decisions.journal import keep_journal
from dashboard.decisions.lapsing import lapse
from dashboard.decisions.ledger import record_act
from dashboard.decisions.rules import read_rules
from dashboard.outputs import anchoring, informing
from dashboard.outputs.backup import back_up_daily
from dashboard.outputs.reminders import remind
from dashboard.register import delete_expired
from dashboard.server.scheduler import Scheduler
from dashboard.session.looked_after import read_copy
from dashboard.session.looking import look
from dashboard.vocabulary import SYSTEM
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.reminder_words import WORDING

Job = Callable[[Store, datetime], object]


def send_reminders(store: Store, _now: datetime) -> None:
    """Remind everybody who has not been reminded today; nobody where no mail server is set.

    Raises `Refused` where the server cannot be used, or somebody could not be reminded.
    """
    server = settings.mail_server()
    if server:
        remind(store, server, WORDING, settings.now, address=settings.public_address()).check()


def resume_informing(store: Store, _now: datetime) -> None:
    """Go on with a round that was being sent when the app ended; raises `Refused` as sending itself does."""
    server = None if store.settings.demo else settings.mail_server()
    if server:
        informing.resume(store, SYSTEM, server, paper_labels, now=settings.now)


def expire_copies(store: Store, now: datetime) -> None:
    """Delete replaced copies of the register, and export files, by their rule; the history tells how many."""
    with store.alone("expiring"):
        gone = delete_expired(store.settings, read_rules(store), helsinki_date(now))
        if gone.copies or gone.exports:
            with store.transaction() as transaction:
                record_act(transaction, SYSTEM, "delete_copies", now, vars(gone))


def write_down_head(store: Store, now: datetime) -> None:
    """Check the history, and write its head down outside of it; a demo proves nothing.

    Raises `Refused` with what is wrong with the history, or where the head cannot be written or mailed.
    """
    own = store.settings
    if own.demo:
        return
    server, address = settings.mail_server(), settings.anchor_address()
    mailbox = anchoring.Mailbox(server, address) if server and address else None
    anchoring.write_down(store, settings.anchor_file(own), mailbox, now)


def write_journal(store: Store, _now: datetime) -> None:
    """Write down who stays forgotten, on every server of a common queue."""
    keep_journal(store)


def back_up_today(store: Store, now: datetime) -> None:
    """Make the backup of the day; a demo needs none. Raises `Refused` where it cannot be made."""
    if not store.settings.demo:
        back_up_daily(store, settings.backup_folder(store.settings), settings.backups_kept(), now)


# The list of the daily work, in its order: a new job is one line here.
JOBS: Final[Mapping[str, Job]] = {
    "looking": look,
    "lapsing": lapse,
    "clearing": clear,
    "expiring": expire_copies,
    "reminders": send_reminders,
    "informing": resume_informing,
    "anchor": write_down_head,
    "journal": write_journal,
    "backup": back_up_today,
    "copy": read_copy,
}


def scheduler() -> Scheduler:
    """Return the scheduler of the app's own data folder, not started."""
    jobs = {name: lambda now, job=job: _do(job, now) for name, job in JOBS.items()}
    return Scheduler(jobs, now=settings.now, hour=_hour)


def _do(job: Job, now: datetime) -> object:
    session.follow_settings()
    return job(session.store(), now)


def _hour() -> int:
    used = session.store().settings
    return policy.load(used.policy, used.overrides).reminders.hour
