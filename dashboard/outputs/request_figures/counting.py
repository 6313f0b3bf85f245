"""Counting requests, exactly: open, late, answered in time, paused, extended, refused, month by month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from statistics import median
from typing import Any, Final

from dashboard.outputs.request_figures.figures import Age, Answers, Pauses, RequestFigures
from dashboard.outputs.request_figures.request import Request
from dashboard.vocabulary import ExtensionReason, Right, State

MONTHS: Final = 12


def count(requests: Sequence[Request], today: date) -> RequestFigures:
    """Count requests of any age as of `today`, a Helsinki date."""
    months = [_month_before(today, back) for back in reversed(range(MONTHS))]
    received = [each for each in requests if each.received_on >= months[0]]
    closed = [each for each in requests if each.closed_on and each.closed_on >= months[0]]
    waiting = [each for each in requests if each.closed_on is None]
    return RequestFigures(
        open=len(waiting),
        late=sum(each.is_late(today) for each in waiting),
        soon=sum(each.is_due_soon(today) for each in waiting),
        closed=len(requests) - len(waiting),
        by_month={month: _in_month(requests, month) for month in months},
        by_age={age: sum(each.age(today) is age for each in waiting) for age in Age},
        **handled(received, closed),
    )


def handled(received: Sequence[Request], closed: Sequence[Request]) -> dict[str, Any]:
    """Return what the figures of any time say of the requests that came and were closed in it, by field."""
    answered = [each for each in closed if each.answered]
    refused = _of_state(answered, State.REJECTED)
    partly = _of_state(answered, State.PARTIALLY_FULFILLED)
    return {
        "in_all": answers_of(received, answered),
        "by_right": rights_of(received, answered),
        "dropped": len(closed) - len(answered),
        "pauses": pauses_of(received),
        "extensions": extensions_of(received),
        "refused": len(refused),
        "refusals": grounds_of(refused),
        "partly": len(partly),
        "partial": grounds_of(partly),
    }


def _of_state(requests: Iterable[Request], state: State) -> list[Request]:
    return [each for each in requests if each.state is state]


def rights_of(received: Sequence[Request], answered: Sequence[Request]) -> dict[Right, Answers]:
    """Return the figures of each right that was asked for or answered."""
    found = {each.right for each in (*received, *answered)}
    return {
        right: answers_of(
            [each for each in received if each.right is right],
            [each for each in answered if each.right is right],
        )
        for right in Right
        if right in found
    }


def answers_of(received: Sequence[Request], answered: Sequence[Request]) -> Answers:
    """Return how many were received, and how those that were answered were answered."""
    days = [each.days for each in answered]
    return Answers(
        received=len(received),
        answered=len(answered),
        in_time=sum(each.in_time is True for each in answered),
        late=sum(each.in_time is False for each in answered),
        median_days=median(days) if days else None,
        longest_days=max(days, default=None),
    )


def pauses_of(requests: Sequence[Request]) -> Pauses:
    """Return in how many of the requests identity was asked, and how long that stood the clock still."""
    days = [each.paused_days for each in requests if each.paused_days]
    asked = sum(each.asked for each in requests)
    return Pauses(len(days), asked - len(days), sum(days) or None, median(days) if days else None)


def extensions_of(requests: Iterable[Request]) -> dict[tuple[ExtensionReason, bool], int]:
    """Return how many of the requests were extended, by reason and by whether it was told in time."""
    found = Counter(each.extension for each in requests)
    return {
        (reason, in_time): found[reason, in_time]
        for reason, in_time in product(ExtensionReason, (True, False))
    }


def grounds_of(requests: Iterable[Request]) -> dict[str, int]:
    """Return how often each ground was given, the most frequent first."""
    return dict(Counter(each.ground for each in requests).most_common())


def _in_month(requests: Iterable[Request], month: date) -> tuple[int, int]:
    """Return how many were received and closed in a month."""
    days = [(each.received_on.replace(day=1), each.closed_on) for each in requests]
    closed = [day.replace(day=1) for _received, day in days if day]
    return sum(received == month for received, _closed in days), sum(day == month for day in closed)


def _month_before(today: date, months: int) -> date:
    count_ = today.year * 12 + today.month - 1 - months
    return date(count_ // 12, count_ % 12 + 1, 1)
