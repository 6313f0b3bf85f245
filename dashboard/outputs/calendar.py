"""The calendar of deadlines (RFC 5545): an all-day event for each day by which something has to be done.

A calendar is copied to telephones and to other companies' servers: case numbers, rights and days, no names.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from dashboard import policy
from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.ledger import record_act
from dashboard.outputs.calendar_days import Occasion, case_days, other_days
from dashboard.outputs.due_dates import DueDate, What
from dashboard.outputs.wording import Wording, matter_words, path_to
from dashboard.text import N_, Text, text
from dashboard.vocabulary import SYSTEM, Actor

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
    What.REVIEW_HOLD: N_("to be looked at anew"),
    What.CONFIRM_ALARM: N_("alarm to be confirmed or cancelled"),
    What.TELL_RECIPIENTS: N_("recipients to be told (Art. 19)"),
}


@dataclass(frozen=True)
class Entry:
    """An event of a whole day: `key` stays while the day moves, so that a calendar moves its event along."""

    key: str
    day: date
    words: str
    path: str
    reminds: bool = True


@dataclass(frozen=True)
class Made:
    """A calendar file, and how many days it holds."""

    content: bytes
    days: int


def make_calendar(
    page: Page,
    store: Store,
    wording: Wording,
    now: datetime,
    *,
    language: str,
    address: str | None,
    reader: Actor = SYSTEM,
) -> Made:
    """Return the deadlines that concern the reader; `now` is naive UTC, `address` where the dashboard is."""
    rules = policy.load(store.settings.policy, store.settings.overrides)
    today, _ = helsinki_date(now), text(language)
    entries = [_of_case(_, due, wording) for due in case_days(page, rules, reader, today)]
    entries += [_of_none(_, occasion) for occasion in other_days(page, reader, today)]
    entries.sort(key=lambda entry: entry.day)
    content = written(_, entries, now, address=address, alarms=rules.reminders.days_before)
    return Made(content, len(entries))


def record_calendar(store: Store, actor: Actor, made: Made, now: datetime) -> None:
    """Write into the history that the calendar was taken; `now` is naive UTC."""
    with store.transaction() as transaction:
        record_act(transaction, actor, "export", now, {"what": "calendar", "rows": made.days})


def written(
    _: Text, entries: Sequence[Entry], now: datetime, *, address: str | None, alarms: Sequence[int]
) -> bytes:
    """Return the entries as a calendar file; `alarms` are days before each on which a calendar reminds."""
    calendar = Calendar()
    calendar.add("prodid", "-//Rekisterivahti//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Deadlines of the customer register"))
    calendar.add("x-wr-timezone", "Europe/Helsinki")
    for entry in entries:
        event = _event(entry, now, address)
        for days_before in alarms if entry.reminds else ():
            event.add_component(_alarm(entry.words, days_before))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _of_case(_: Text, due: DueDate, wording: Wording) -> Entry:
    words = f"{matter_words(_, due.matter, wording)} – {_(_WHAT[due.what])}"
    return Entry(_key(due), due.day, words, path_to(due.matter), reminds=due.what is not What.TARGET)


def _of_none(_: Text, occasion: Occasion) -> Entry:
    return Entry(occasion.key, occasion.day, occasion.words(_), occasion.path, reminds=False)


def _event(entry: Entry, now: datetime, address: str | None) -> Event:
    event = Event()
    event.add("uid", f"{hashlib.sha256(entry.key.encode()).hexdigest()[:32]}@rekisterivahti")
    event.add("dtstamp", now.replace(tzinfo=UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))  # the first day after, RFC 5545 3.6.1
    event.add("summary", entry.words)
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")  # a deadline makes nobody busy
    if address:
        event.add("url", f"{address}/{entry.path}")
    return event


def _alarm(words: str, days_before: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add(
        "trigger", _MORNING - timedelta(days=days_before)
    )  # counted from midnight, as all-day events begin
    return alarm


def _key(due: DueDate) -> str:
    """Return what stays of a day of a case while it moves."""
    kept = due.day.isoformat() if due.what is What.KEEP else ""
    what = "reply" if due.what in {What.REPLY, What.REPLY_OR_EXTEND} else due.what.value
    return f"{due.matter.case_id}/{what}/{kept}"
