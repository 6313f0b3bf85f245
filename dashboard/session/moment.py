"""The clock of the screens: the real one, or `$REKISTERIVAHTI_NOW` for tests and demonstrations."""

from datetime import date, datetime

from dashboard import settings
from dashboard.clock import helsinki_date


def now() -> datetime:
    """Return this moment as naive UTC."""
    return settings.now()


def today() -> date:
    """Return the calendar day in Helsinki."""
    return helsinki_date(now())
