"""The breaches that were booked in a month, by what became of the 72 hours (Art. 33(1))."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from dashboard.clock import ClockPolicy
from dashboard.decisions.breach_facts import read_moment
from dashboard.decisions.breach_history import History
from dashboard.outputs.breach import BreachFile
from dashboard.outputs.monthly_report.month import Month


class Outcome(StrEnum):
    """What became of the time limit; a suspicion has none."""

    SUSPECTED = "suspected"
    IN_TIME = "in_time"
    LATE = "late"
    NOT_NEEDED = "not_needed"
    RUNNING = "running"


def outcomes(
    files: Iterable[BreachFile], month: Month, clock: ClockPolicy, now: datetime
) -> Counter[Outcome]:
    """Count the breaches booked in `month` as they stand at `now` (naive UTC)."""
    booked = (file.history for file in files if month.since <= file.recorded_at < month.until)
    return Counter(_outcome(known, clock, now) for known in booked)


def _outcome(known: History, clock: ClockPolicy, now: datetime) -> Outcome:
    if known.due(clock) is None:
        return Outcome.SUSPECTED
    if known.notified:
        moment = read_moment(known.notified[0]["moment"])
        return Outcome.LATE if moment and known.is_late(clock, moment) else Outcome.IN_TIME
    if not known.awaits_authority(clock):
        return Outcome.NOT_NEEDED
    return Outcome.LATE if known.is_late(clock, now) else Outcome.RUNNING
