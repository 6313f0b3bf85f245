"""The head of the history, written down outside of it once a day: into a file, and to a mailbox.

Before that all of it is checked: a head of a history that is not whole would prove nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.anchor import line_of, read_heads, write_head
from dashboard.decisions.ledger import record_act
from dashboard.decisions.whole_history import Checked, check_history
from dashboard.outputs.reminders.sending import connected, send
from dashboard.settings import MailServer
from dashboard.text import N_, Text, text
from dashboard.vocabulary import SYSTEM, Refused

_NOT_SENT: Final = N_(
    "The head of the history could not be mailed. Check REKISTERIVAHTI_ANCHOR_MAIL, or try again later."
)
MAILED: Final = "anchor_mailed"


@dataclass(frozen=True)
class Mailbox:
    """Where heads are mailed to, and through which server."""

    server: MailServer
    address: str


def write_down(store: Store, file: Path, mailbox: Mailbox | None, now: datetime) -> None:
    """Check the history by the heads in `file`, append its head there, and mail it once a Helsinki day.

    `now` is naive UTC. Raises `NotWhole` with what is wrong with the history: then its head is not written
    down, and the mail tells it. Raises `Refused` where the head cannot be written or mailed.
    """
    with store.alone("anchoring"):
        checked = check_history(store, [file] if file.exists() else [])
        if checked.fault is None and checked.last_seq and not _is_written(file, checked):
            write_head(file, checked.head(now))
        if mailbox and checked.last_seq and not _was_mailed(store, now):
            _mail(store, mailbox, checked, now)
        checked.check()


def _is_written(file: Path, checked: Checked) -> bool:
    if not file.exists():
        return False
    last = read_heads(file)[-1:]
    return [(each.seq, each.hash) for each in last] == [(checked.last_seq, checked.last_hash)]


def _was_mailed(store: Store, now: datetime) -> bool:
    with store.looking() as ask:
        moment = ask("queue/chain/last_mailed")[0]["happened_at"]
    return isinstance(moment, datetime) and helsinki_date(moment) == helsinki_date(now)


def _mail(store: Store, mailbox: Mailbox, checked: Checked, now: datetime) -> None:
    with connected(mailbox.server) as connection:
        failure = send(connection, _written(mailbox, checked, now))
    if failure:
        raise Refused(_NOT_SENT)
    found = {"events": checked.events, "what": "broken" if checked.fault else "whole"}
    with store.transaction() as transaction:
        record_act(transaction, SYSTEM, MAILED, now, found)


def _written(mailbox: Mailbox, checked: Checked, now: datetime) -> EmailMessage:
    """Return the mail: the head in a line of its own, as it stands in the file; nobody's data."""
    _ = text("fi")
    mail = EmailMessage()
    mail["From"] = Address("Rekisterivahti", addr_spec=mailbox.server.sender)
    mail["To"] = mailbox.address
    mail["Subject"] = _subject(_, checked)
    mail["Date"] = format_datetime(now.replace(tzinfo=UTC))
    mail["Message-ID"] = make_msgid("anchor", mailbox.server.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    keep = _("Keep this message: it proves that the end of the history was not cut off later.")
    said = _.error(checked.fault) if checked.fault else f"{line_of(checked.head(now))}\n\n{keep}"
    mail.set_content(f"{said}\n", cte="quoted-printable")
    return mail


def _subject(_: Text, checked: Checked) -> str:
    if checked.fault:
        return _("Rekisterivahti: the history is NOT whole")
    return _("Rekisterivahti: head of the history, event {seq}", seq=checked.last_seq)
