"""The mail: plain text with case numbers, rights, dates and links. Nobody's name, nothing of the register."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.outputs.reminders.letters import Letter
from dashboard.outputs.reminders.lines import Line, Why
from dashboard.outputs.wording import Wording, link_to, matter_words
from dashboard.text import N_, Text, text
from dashboard.vocabulary import State

_WHY: Final[Mapping[Why, str]] = {
    Why.NOTIFY_AUTHORITY: N_("The authority has to be notified by {day} ({left}); the hours are counted."),
    Why.OVERDUE: N_("The reply was due on {day} ({left})."),
    Why.REPLY: N_("The reply is due on {day} ({left})."),
    Why.REPLY_OR_EXTEND: N_(
        "The reply is due on {day} ({left}). If more time is needed, tell the person by the same day."
    ),
    Why.EXTEND: N_("If more time is needed, tell the person by {day} ({left})."),
    Why.TARGET: N_("Our own target for the reply is {day}."),
    Why.KEEP: N_("Kept until {day} ({left}); then nothing protects the data any more."),
    Why.MARKETING: N_("Marketing has to stop at once (Art. 21(3)), and it has not been carried out."),
}
_STANDS: Final[Mapping[State, str]] = {
    State.AWAITING_SECOND_APPROVAL: N_("Has waited for the second officer's approval since {day}."),
    State.APPROVED: N_("Has waited for somebody to carry it out since {day}."),
    State.CLAIMED: N_("Was taken on, and has not been carried out since {day}."),
    State.EXECUTED: N_("Has waited for a newer export of the register since {day}."),
    State.FAILED: N_("Failed, and nothing has been done about it since {day}."),
    State.IDENTITY_PENDING: N_("Has waited for a proof of identity since {day}."),
    State.CLARIFICATION_PENDING: N_("Has waited for the person to specify the request since {day}."),
}
_UNTOUCHED: Final = N_("Nobody has done anything about it since {day}.")


def line_words(_: Text, line: Line, wording: Wording, today: date) -> str:
    """Return why a line is told, as a sentence."""
    if line.why is Why.WAITING:
        return _(_STANDS.get(line.state, _UNTOUCHED) if line.state else _UNTOUCHED, day=line.day)
    return _(_WHY[line.why], day=line.day, left=wording.near(_, line.day, today))


def plain_text(letter: Letter, wording: Wording, today: date, address: str | None) -> str:
    """Return what the mail says, in the receiver's language; `address`: where the dashboard is, if known."""
    _ = text(letter.language)
    parts = [_("Reminders of the customer register, {day}", day=today)]
    if letter.standing.unsure:
        parts.append(
            _("This may reach you for the second time today: sending it was interrupted before its end.")
        )
    parts += [_paragraph(_, lines, wording, today, address) for lines in letter.by_matter()]
    parts.append(
        _("This message holds no personal data on purpose. Whom a case is about, the dashboard tells.")
    )
    return "\n\n".join(parts) + "\n"


def write_mail(
    letter: Letter, wording: Wording, now: datetime, *, sender: str, address: str | None
) -> EmailMessage:
    """Return the mail of a letter; `now` is naive UTC.

    Its Message-ID is that of the receiver's day: where one mail is sent twice, mail programs can tell.
    """
    _, today = text(letter.language), helsinki_date(now)
    mail = EmailMessage()
    mail["From"] = Address("Rekisterivahti", addr_spec=sender)
    mail["To"] = letter.email
    mail["Subject"] = _.plural(
        "Rekisterivahti: {n} matter needs attention",
        "Rekisterivahti: {n} matters need attention",
        len(letter.by_matter()),
    )
    mail["Date"] = format_datetime(now.replace(tzinfo=UTC))
    mail["Message-ID"] = _message_id(letter, today, sender)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    mail.set_content(plain_text(letter, wording, today, address), cte="quoted-printable")
    mail["Content-Language"] = letter.language  # after the content, which takes such headers away
    return mail


def _paragraph(_: Text, lines: Sequence[Line], wording: Wording, today: date, address: str | None) -> str:
    matter = lines[0].matter
    told = [matter_words(_, matter, wording), *(line_words(_, line, wording, today) for line in lines)]
    if address:
        told.append(link_to(matter, address))
    return "\n  ".join(told)


def _message_id(letter: Letter, today: date, sender: str) -> str:
    key = f"{today.isoformat()}/{letter.user_name}/{letter.email}"
    return f"<reminder-{hashlib.sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"
