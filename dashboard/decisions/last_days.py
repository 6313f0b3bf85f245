"""How far ahead something may be attested or accepted: it is looked at anew at least once a year."""

from datetime import date
from typing import Final

from dashboard.clock import retention_end
from dashboard.text import N_
from dashboard.vocabulary import Refused

MOST_MONTHS: Final = 12
_PAST: Final = N_("The last day must be after today.")
_TOO_FAR: Final = N_("The last day can be {day} at the latest: look at it anew within a year.")


def latest_day(today: date) -> date:
    """Return the latest last day that may be given on `today` (both Helsinki dates)."""
    return retention_end(today, months=MOST_MONTHS)


def check_last_day(until: date, today: date) -> None:
    """Raise `Refused` for a last day that is not after `today`, or more than a year away."""
    if until <= today:
        raise Refused(_PAST)
    if until > latest_day(today):
        raise Refused(_TOO_FAR, day=latest_day(today))
