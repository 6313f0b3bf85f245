"""Open breaches as lines of what to do next: each with the hours that are left."""

from datetime import datetime

from dashboard.clock import ClockPolicy
from dashboard.databases import Page
from dashboard.outputs.breach import BreachFile, read_breaches
from dashboard.text import Text
from dashboard.widgets.breach_clock import by_urgency, waits_for
from dashboard.widgets.work import Line


def breach_lines(_: Text, page: Page, clock: ClockPolicy, now: datetime) -> list[Line]:
    """Return a line for each open breach, the most urgent first; `now` is naive UTC.

    None has a day: what the authority or the persons wait for counts by the hour, and stands first.
    """
    files = [file for file in read_breaches(page) if file.is_open]
    return [_line(_, file, clock, now) for file in by_urgency(files, clock, now)]


def _line(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> Line:
    words, _colour = waits_for(_, file, clock, now)
    return Line(
        words=_("Data breach {n}: {waits}", n=str(file.number), waits=words),
        icon=":material/gpp_maybe:",
        page="screens/breaches.py",
        query={"case": str(file.number)},
        first=file.history.awaits_authority(clock) or file.history.awaits_persons,
    )
