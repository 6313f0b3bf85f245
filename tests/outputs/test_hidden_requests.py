"""Nobody works out a count of requests from one to four by holding all that a manager sees against itself.

The attack knows every sum of the screen, when the office began, and which of the hidden counts are small.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.outputs.request_figures import Age
from dashboard.outputs.request_figures.counting import count
from dashboard.outputs.request_figures.hiding import hide_few
from dashboard.outputs.request_figures.request import Request
from dashboard.vocabulary import ExtensionReason, Right, State
from tests.outputs.working_out import Sum, another_world

TODAY = date(2026, 11, 23)
LIMIT = timedelta(days=28)
RIGHTS = (Right.ACCESS, Right.ERASURE, Right.COMPLAINT)
ENDS = (State.FULFILLED, State.FULFILLED, State.REJECTED, State.PARTIALLY_FULFILLED, State.WITHDRAWN)
EXTENSIONS = (None, None, (ExtensionReason.COMPLEXITY, True), (ExtensionReason.NUMBER_OF_REQUESTS, False))


def requests_of(random, number):
    """So many requests of a small office; it may be that hardly anything but one thing happens there."""
    rights, ends, extensions, shares = (
        random.choices(kind, k=3) for kind in (RIGHTS, ENDS, EXTENSIONS, (0.1, 0.5, 0.9))
    )
    return [_request(random, rights, ends, extensions, shares) for _ in range(number)]


def _request(random, rights, ends, extensions, shares):
    received_on = TODAY - timedelta(days=random.choice((3, 10, 20, 24, 29, 40, 50, 50, 500)))
    closed_on = received_on + timedelta(days=random.choice((2, 9, 40)))
    closed = random.random() < shares[0] and closed_on <= TODAY
    state = random.choice(ends) if closed else State.RECEIVED
    right = random.choice(rights)
    asked = random.random() < shares[1]
    return Request(
        right=right,
        state=state,
        received_on=received_on,
        closed_on=closed_on if closed else None,
        due=None if right is Right.COMPLAINT or state is State.WITHDRAWN else received_on + LIMIT,
        paused_days=5 if asked and random.random() < shares[2] else 0,
        asked=asked,
        extension=random.choice(extensions),
        ground=random.choice(("17(3)(b)", "12(5)", "12(6)")) if state in ENDS[2:4] else "",
        learnt_on=received_on,
        closing_learnt_on=closed_on if closed else None,
    )


def cells(figures):
    """Every count of the figures by name."""
    months = figures.by_month.items()
    answers = {"all": figures.in_all, **figures.by_right}
    named = {
        "received": {
            **{month: received for month, (received, _closed) in months},
            **_each(answers, "received"),
        },
        "closed": {month: closed for month, (_received, closed) in months},
        "answered": _each(answers, "answered"),
        "in_time": _each(answers, "in_time"),
        "late": _each(answers, "late"),
        "age": figures.by_age,
        "pause": {True: figures.pauses.counted, False: figures.pauses.uncounted},
        "extension": figures.extensions,
        "refused": {"all": figures.refused, **figures.refusals},
        "partly": {"all": figures.partly, **figures.partial},
    }
    plain = {name: getattr(figures, name) for name in ("open", "late", "soon", "closed", "dropped")}
    return plain | {(kind, key): number for kind, counts in named.items() for key, number in counts.items()}


def _each(answers, name):
    return {key: getattr(each, name) for key, each in answers.items()}


def sums_of(names):
    """All that is known to add up."""
    rights = {
        key for name, key in (each for each in names if isinstance(each, tuple)) if isinstance(key, Right)
    }
    limited = rights - {Right.COMPLAINT}
    group = lambda kind, keys: [(kind, key) for key in keys]  # noqa: E731 - a name for a list
    keys = lambda kind: {each[1] for each in names if each[0] == kind} - {"all"}  # noqa: E731
    months = {key for key in keys("received") if isinstance(key, date)}
    yield Sum(["open"], ["late", "soon", "s:later"])
    if keys("age"):
        yield Sum(["open"], group("age", Age))
        yield Sum(group("age", (Age.MONTH, Age.LONGER)), ["late", "soon", "s:old"])
    yield Sum([("received", "all")], group("received", months))
    yield Sum([("received", "all")], group("received", rights))
    yield Sum([("received", "all")], [*group("extension", keys("extension")), "s:extension"])
    yield Sum([("received", "all")], [("pause", True), ("pause", False), "s:pause"])
    yield Sum(["open", "closed"], [("received", "all"), ("before", "received")])
    yield Sum(["closed"], [*group("closed", months), ("before", "closed")])
    yield Sum(group("closed", months), [("answered", "all"), "dropped"])
    yield Sum([("answered", "all")], group("answered", rights))
    yield Sum([("answered", "all")], [("refused", "all"), ("partly", "all"), "s:answered"])
    for kind in ("refused", "partly"):
        yield Sum([(kind, "all")], group(kind, keys(kind)))
    for right in limited:
        yield Sum([("answered", right)], group("in_time", [right]) + group("late", [right]))
    for kind in ("in_time", "late"):
        yield Sum([(kind, "all")], group(kind, limited))


def before_the_months(requests, figures):
    """What came and went before the months: nothing, as is known, where the office began in them."""
    first = min(figures.by_month)
    return {
        ("before", "received"): sum(each.received_on < first for each in requests),
        ("before", "closed"): sum(each.closed_on is not None and each.closed_on < first for each in requests),
    }


def plain_for(exact, shown):
    """Return the exact figures with the same grounds named as in the shown ones."""

    def named(grounds, seen):
        rest = sum(number for ground, number in grounds.items() if ground not in seen)
        return {ground: grounds.get(ground, rest) for ground in seen}

    return replace(
        exact,
        refusals=named(exact.refusals, shown.refusals),
        partial=named(exact.partial, shown.partial),
        by_age={age: exact.by_age[age] for age in shown.by_age},
    )


def worked_out(requests):
    """Return the counts of one to four that can be nothing else."""
    exact = count(requests, TODAY)
    shown = hide_few(exact)
    true, seen = cells(plain_for(exact, shown)), cells(shown)
    assert all(value in (true[name], MASKED) for name, value in seen.items())
    assert not [name for name, value in seen.items() if is_small(value)]
    before = before_the_months(requests, exact)
    true |= before
    seen |= {name: MASKED if value else 0 for name, value in before.items()}
    sums = list(sums_of(true))
    true |= {name: each.rest(true) for each in sums for name in each.unseen}
    hidden_shares = {name for name in seen if name[0] in ("in_time", "late") and seen[name] == MASKED}
    return {
        name
        for name, value in true.items()
        if is_small(value) and not another_world(name, true, seen, sums, unknown=hidden_shares)
    }


@hypothesis_settings(max_examples=60)
@example(678, 7)
@given(some.integers(0, 10**9), some.integers(0, 90))
def test_no_count_of_requests_from_one_to_four_can_be_worked_out(seed, number):
    assert set() == worked_out(requests_of(Random(seed), number))
