"""Time limits and retention, pure: dates in, dates and their derivation out. Nobody's clock is read here."""

from dashboard.clock.breach import breach_due, hours_left
from dashboard.clock.calendar import (
    FIRST_YEAR,
    HELSINKI,
    LAST_YEAR,
    add_months,
    add_working_days,
    as_helsinki,
    closed_days,
    eve_name,
    helsinki_date,
    is_working_day,
    public_holidays,
    roll_back,
    roll_forward,
    to_utc,
)
from dashboard.clock.deadlines import Change, Deadline, change, deadline
from dashboard.clock.facts import AT_ONCE, Facts, Question
from dashboard.clock.local import from_helsinki, on_the_wall
from dashboard.clock.notices import notice_due
from dashboard.clock.pause import ask_identity_by
from dashboard.clock.policy import LAWFUL, ClockPolicy
from dashboard.clock.reading import read_day, read_instant
from dashboard.clock.retention import books_until, retention_end, vouchers_until
from dashboard.clock.steps import Reason, Step, messages

__all__ = [
    "AT_ONCE",
    "FIRST_YEAR",
    "HELSINKI",
    "LAST_YEAR",
    "LAWFUL",
    "Change",
    "ClockPolicy",
    "Deadline",
    "Facts",
    "Question",
    "Reason",
    "Step",
    "add_months",
    "add_working_days",
    "as_helsinki",
    "ask_identity_by",
    "books_until",
    "breach_due",
    "change",
    "closed_days",
    "deadline",
    "eve_name",
    "from_helsinki",
    "helsinki_date",
    "hours_left",
    "is_working_day",
    "messages",
    "notice_due",
    "on_the_wall",
    "public_holidays",
    "read_day",
    "read_instant",
    "retention_end",
    "roll_back",
    "roll_forward",
    "to_utc",
    "vouchers_until",
]
