"""The calendar of deadlines (RFC 5545): an all-day event for each day by which something has to be done.

A calendar is copied to telephones and to other companies' servers: case numbers, rights and days, no names.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.ledger import record_act
from dashboard.outputs.due_dates import DueDate, What, due_dates
from dashboard.outputs.wording import Wording, link_to, matter_words
from dashboard.text import N_, Text, text
from dashboard.vocabulary import Actor

NAME: Final = "deadlines.ics"
MIME: Final = "text/calendar"
_MORNING: Final = timedelta(hours=9)
_WHAT: Final = {
    What.REPLY: N_("reply due"),
    What.REPLY_OR_EXTEND: N_("reply due, or telling of an extension"),
    What.EXTEND: N_("last day to tell of an extension"),
    What.TARGET: N_("our own target"),
    What.KEEP: N_("last day of keeping"),
    What.NOTIFY_AUTHORITY: N_("last day to notify the authority, see the hour"),
}


@dataclass(frozen=True)
class Made:
    """A calendar file, and how many days it holds."""

    content: bytes
    days: int


def make_calendar(
    page: Page, store: Store, wording: Wording, now: datetime, *, language: str, address: str | None
) -> Made:
    """Return the deadlines of every open case; `now` is naive UTC, `address` where the dashboard is."""
    rules = policy.load(store.settings.policy, store.settings.overrides)
    days = due_dates(page, rules.clock, helsinki_date(now))
    alarms = rules.reminders.days_before
    return Made(written(text(language), days, wording, now, address=address, alarms=alarms), len(days))


def record_calendar(store: Store, actor: Actor, made: Made, now: datetime) -> None:
    """Write into the history that the calendar was taken; `now` is naive UTC."""
    with store.transaction() as transaction:
        record_act(transaction, actor, "export", now, {"what": "calendar", "rows": made.days})


def written(
    _: Text,
    days: Sequence[DueDate],
    wording: Wording,
    now: datetime,
    *,
    address: str | None,
    alarms: Sequence[int],
) -> bytes:
    """Return the days as a calendar file; `alarms` are days before each on which a calendar reminds."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rekisterivahti//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Deadlines of the customer register"))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    for due in days:
        event = _event(_, due, wording, now, address)
        if due.what is not What.TARGET:
            for days_before in alarms:
                event.add_component(_alarm(str(event["summary"]), days_before))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(_: Text, due: DueDate, wording: Wording, now: datetime, address: str | None) -> Event:
    event = Event()
    event.add("uid", _uid(due))
    event.add("dtstamp", now.replace(tzinfo=UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))  # the first day after, RFC 5545 3.6.1
    event.add("summary", f"{matter_words(_, due.matter, wording)} – {_(_WHAT[due.what])}")
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")  # a deadline makes nobody busy
    if address:
        event.add("url", link_to(due.matter, address))
    return event


def _alarm(words: str, days_before: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add(
        "trigger", _MORNING - timedelta(days=days_before)
    )  # counted from midnight, as all-day events begin
    return alarm


def _uid(due: DueDate) -> str:
    """Return an id that stays while the day moves, so that a calendar moves its event along."""
    kept = due.day.isoformat() if due.what is What.KEEP else ""
    what = "reply" if due.what in {What.REPLY, What.REPLY_OR_EXTEND} else due.what.value
    key = f"{due.matter.case_id}/{what}/{kept}"
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@rekisterivahti"
