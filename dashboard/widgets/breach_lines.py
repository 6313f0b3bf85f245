"""Open breaches as lines of what to do next: each with the hours that are left."""

from datetime import datetime

from dashboard.clock import ClockPolicy, helsinki_date
from dashboard.databases import Page
from dashboard.outputs.breach import BreachFile, read_breaches
from dashboard.text import Text
from dashboard.widgets.breach_clock import waits_for
from dashboard.widgets.work import Line


def breach_lines(_: Text, page: Page, clock: ClockPolicy, now: datetime) -> list[Line]:
    """Return a line for each open breach; `now` is naive UTC."""
    return [_line(_, file, clock, now) for file in read_breaches(page) if file.is_open]


def _line(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> Line:
    words, _colour = waits_for(_, file, clock, now)
    due = file.history.due(clock) if file.history.awaits_authority(clock) else None
    return Line(
        words=_("Data breach {n}: {waits}", n=str(file.number), waits=words),
        icon=":material/gpp_maybe:",
        page="screens/breaches.py",
        query={"case": str(file.number)},
        due=helsinki_date(due) if due else None,
    )
