"""When things happened: the course of a client company, and of one person's record, backwards from today."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

CUSTOMER, FORMER, PROSPECT = "Customer", "Former Customer", "Prospect"
STAGES = (CUSTOMER, FORMER, PROSPECT)
LEAD = "Lead"
MONTH = 30.44

# Months since the last contact, for each stage: (weight, from, to).
_SILENCE = {
    CUSTOMER: ((70, 0, 11), (22, 11, 30), (8, 30, 56)),
    FORMER: ((25, 2, 14), (57, 14, 35), (18, 36, 62)),
    PROSPECT: ((30, 0, 4), (57, 4, 23.5), (13, 24, 46)),
    LEAD: ((30, 0, 4), (59, 4, 23.5), (11, 24, 40)),
}
# Months since the last deal won.
_DEALS = {CUSTOMER: (0.2, 14), FORMER: (25, 58)}
_NEVER, _TAIL, _MOST = 0.12, 1.15, 60


@dataclass(frozen=True)
class Course:
    """The days that matter of one record. `activities` is how often there was contact, 0 for never."""

    created: date
    last_contact: date
    activities: int


def months_ago(today: date, months: float) -> date:
    return today - timedelta(days=1 + round(months * MONTH))


def activity_factor(mean: float) -> float:
    """Return the `activity` with which people who were met at all were met `mean` times on average."""
    low, high = 0.0, float(_MOST)
    for _ in range(50):
        middle = (low + high) / 2
        # The mean of a count is the sum of the chances that it is at least one, at least two, …
        expected = sum(min(1.0, (middle / count) ** _TAIL) for count in range(1, _MOST + 1))
        low, high = (middle, high) if expected < mean else (low, middle)
    return high


def course(rng: random.Random, stage: str, today: date, activity: float = 1.0) -> Course:
    """Draw a course; one record in eight was never followed by any contact."""
    _, low, high = rng.choices(_SILENCE[stage], [weight for weight, _, _ in _SILENCE[stage]])[0]
    last = months_ago(today, rng.uniform(low, high))
    if rng.random() < _NEVER:
        return Course(last, last, 0)
    created = last - timedelta(days=min(2_900, int(rng.expovariate(1 / 620))))
    # Pareto: most people were met once or twice, a few dozens of times.
    return Course(created, last, min(_MOST, int(activity * rng.paretovariate(_TAIL))))


def last_deal(rng: random.Random, stage: str, today: date) -> date | None:
    """Return the day of the account's last deal won, None for a prospect."""
    return months_ago(today, rng.uniform(*_DEALS[stage])) if stage in _DEALS else None


def at_work(rng: random.Random, day: date) -> datetime:
    """Return a moment of office hours of `day`, naive UTC."""
    start = datetime.combine(day, time(6), tzinfo=UTC).replace(tzinfo=None)
    return start + timedelta(seconds=rng.randrange(8 * 3600))


def between(rng: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))
