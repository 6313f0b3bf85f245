"""Read dates and instants that a person typed or a file holds, in ISO form."""

from datetime import date, datetime

from dashboard.clock.calendar import helsinki_date, known_year, to_utc
from dashboard.vocabulary import Refused


def read_day(text: str) -> date:
    """Read `2026-09-10`, or an instant with its offset as the Helsinki date; anything else is `Refused`."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return helsinki_date(read_instant(text))
    known_year(day.year)
    return day


def read_instant(text: str) -> datetime:
    """Read an instant with its offset (`2026-10-23T12:00+03:00`, `…Z`) as UTC; anything else is `Refused`."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refused(
            "{text} is no date or time. Write 2026-09-10, or a time with its offset: 2026-09-10T00:30+03:00.",
            text=repr(text),
        ) from None
    known_year(instant.year)
    return to_utc(instant)
