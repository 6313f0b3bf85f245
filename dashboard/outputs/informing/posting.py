"""One notice as a mail, and handing it in word by word: what surely did not leave is told from what may have.

Reminders are sent again when in doubt; a notice is not, so it has to be known how far the talk with the mail
server came: until the text itself is on its way, nothing has left.
"""

import hashlib
import re
import smtplib
from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from typing import Final

from dashboard.outputs.letters import Letter
from dashboard.settings import MailServer

# The contact channel of the policy may be a form or a telephone.
_ADDRESS: Final = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+")
_OK = frozenset({250, 251})
_PERMANENT = range(500, 600)


class Result(StrEnum):
    """How handing a mail in ended."""

    SENT = "sent"
    REFUSED = "refused"  # this address, for good
    LATER = "later"  # the server says no for now, or no to us: nothing has left
    LOST = "lost"  # the line broke before anything had left
    UNCLEAR = "unclear"  # the line broke after the text was on its way


def write_mail(
    letters: Sequence[Letter], to: str, delivery_id: str, server: MailServer, *, reply_to: str, now: datetime
) -> EmailMessage:
    """Return the mail, the letters one below the other; `now` is naive UTC. The first title is the subject.

    Its Message-ID is that of the delivery: should a mail be sent again, mail programs can tell.
    """
    mail = EmailMessage()
    mail["From"] = Address(letters[0].sender, addr_spec=server.sender)
    mail["To"] = to
    if _ADDRESS.fullmatch(reply_to):
        mail["Reply-To"] = reply_to
    mail["Subject"] = letters[0].title
    mail["Date"] = format_datetime(now.replace(tzinfo=UTC))
    mail["Message-ID"] = _message_id(delivery_id, server.sender)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    mail.set_content(body(letters), cte="quoted-printable")
    mail["Content-Language"] = ", ".join(letter.language for letter in letters)
    return mail


def body(letters: Sequence[Letter]) -> str:
    """Return what the mail says; a second language stands below a line."""
    first, *others = ("\n\n".join(letter.paragraphs) for letter in letters)
    titled = [f"{letters[n].title}\n\n{words}" for n, words in enumerate(others, start=1)]
    return f"\n\n{'-' * 40}\n\n".join([first, *titled]) + "\n"


def hand_in(connection: smtplib.SMTP, mail: EmailMessage, sender: str, to: str) -> Result:
    """Hand a mail in for one receiver and return how it ended."""
    try:
        refused = _envelope(connection, sender, to)
        if refused:
            connection.rset()
            return refused
    except (OSError, smtplib.SMTPException):
        return Result.LOST
    try:
        code, _answer = connection.data(mail.as_bytes(policy=SMTP))
    except smtplib.SMTPDataError:
        return Result.LATER
    except (OSError, smtplib.SMTPException):
        return Result.UNCLEAR
    return Result.SENT if code in _OK else Result.LATER


def _envelope(connection: smtplib.SMTP, sender: str, to: str) -> Result | None:
    """Name sender and receiver; None where the server takes both."""
    connection.ehlo_or_helo_if_needed()
    code, _answer = connection.mail(sender)
    if code not in _OK:
        return Result.LATER
    code, _answer = connection.rcpt(to)
    if code in _OK:
        return None
    return Result.REFUSED if code in _PERMANENT else Result.LATER


def _message_id(delivery_id: str, sender: str) -> str:
    digest = hashlib.sha256(delivery_id.encode()).hexdigest()[:32]
    return f"<notice-{digest}@{sender.rpartition('@')[2]}>"
