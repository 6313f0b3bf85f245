"""Moments as people write them: the clock on a wall in Helsinki, which shows one hour twice a year."""

from datetime import UTC, datetime

from dashboard.clock.calendar import HELSINKI, as_helsinki, known_year
from dashboard.vocabulary import Refused


def from_helsinki(local: datetime) -> datetime:
    """Return the naive UTC moment at which clocks in Helsinki showed `local` (naive).

    In the hour that comes twice it is the first of the two: a time limit then never ends too late. An hour
    that was skipped is `Refused`.
    """
    known_year(local.year)
    moment = local.replace(tzinfo=HELSINKI, fold=0).astimezone(UTC)
    if as_helsinki(moment).replace(tzinfo=None) != local:
        raise Refused(
            "No clock in Finland showed {local}: clocks went forward. Check the time.", local=f"{local:%H:%M}"
        )
    return moment.replace(tzinfo=None)


def on_the_wall(moment: datetime) -> datetime:
    """Return what clocks in Helsinki show at a naive UTC moment, naive, without seconds."""
    return as_helsinki(moment).replace(tzinfo=None, second=0, microsecond=0)
