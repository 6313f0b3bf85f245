"""How near a time limit is, in words."""

from datetime import date

from dashboard.clock import Deadline
from dashboard.text import Text


def days_left(due: date | None, today: date) -> int | None:
    """Return the days until `due`, negative when it has passed; None where nothing is due."""
    return None if due is None else (due - today).days


def due_words(_: Text, due: date | None, today: date) -> str:
    """Say how near a limit is: "2 days left", "due tomorrow", "3 days late"; a dash where nothing is due."""
    left = days_left(due, today)
    if left is None:
        return "–"
    if left == 0:
        return _("due today")
    if left == 1:
        return _("due tomorrow")
    if left > 0:
        return _.plural("{n} day left", "{n} days left", left)
    return _.plural("{n} day late", "{n} days late", -left)


def clock_words(_: Text, deadline: Deadline, today: date) -> str:
    """Say how near a request's limit is, and whether its clock stands still for a proof of identity."""
    words = due_words(_, deadline.due, today)
    return _("{words}, clock paused", words=words) if deadline.paused_since else words
