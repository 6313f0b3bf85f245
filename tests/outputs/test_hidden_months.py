"""Nobody works out a count of requests from one to four from any row of months, nor from day to day."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.clock import add_months
from dashboard.databases.masking import MASKED
from dashboard.outputs.request_figures.hidden_months import hide_months
from dashboard.vocabulary import ExtensionReason, Right, State
from tests.outputs.months_attacked import (
    ENDS,
    FIRST,
    GROUNDS,
    MONTHS,
    PARTS,
    months_of,
    office,
    request,
    worked_out,
)


@hypothesis_settings(max_examples=100)
@given(some.integers(0, 10**9), some.integers(0, 40))
def test_no_count_of_any_month_from_one_to_four_can_be_worked_out(seed, number):
    assert set() == worked_out(office(Random(seed), number))


def naive(months):
    """Hide what is few, and nothing else."""
    return [
        replace(
            each,
            in_all=replace(
                each.in_all, received=few(each.in_all.received), answered=few(each.in_all.answered)
            ),
            by_right={},
            **{name: few(getattr(each, name)) for name in ("dropped", "refused", "partly", "open", *PARTS)},
            refusals={ground: count for ground, count in each.refusals.items() if count >= 5},
            partial={ground: count for ground, count in each.partial.items() if count >= 5},
            open_days=each.open_days if each.open >= 5 else None,
        )
        for each in months
    ]


def few(count):
    return count if count >= 5 else MASKED


def test_the_attack_works_out_what_is_but_hidden_by_itself():
    june, july = FIRST + timedelta(days=3), add_months(FIRST, 1)
    told = [request(june, july) for _ in range(4)] + [request(july, july) for _ in range(5)]

    assert {(FIRST, "received")} <= worked_out(told, naive)


JULY, AUGUST = FIRST + timedelta(days=3), add_months(FIRST, 1)
REFUSED = {"state": State.REJECTED}
LEAKS = [
    pytest.param(
        [request(JULY) for _ in range(8)]
        + [request(JULY, JULY) for _ in range(5)]
        + [request(JULY, JULY, state=State.WITHDRAWN) for _ in range(3)],
        {(FIRST, "dropped")},
        id="what is open tells what was withdrawn",
    ),
    pytest.param(
        [request(JULY, JULY, **REFUSED) for _ in range(6)]
        + [request(JULY, JULY, **REFUSED, ground="17(3)") for _ in range(3)],
        {(FIRST, "refused: the others")},
        id="one ground tells the other",
    ),
    pytest.param(
        [request(JULY, JULY, told=True) for _ in range(7)] + [request(JULY, JULY) for _ in range(2)],
        {(FIRST, "not extended")},
        id="those extended tell the others",
    ),
    pytest.param(
        [request(JULY, JULY, paused=9) for _ in range(7)] + [request(JULY, JULY)],
        {(FIRST, "not paused")},
        id="those paused tell the others",
    ),
    pytest.param(
        [request(JULY) for _ in range(4)] + [request(add_months(FIRST, 2)) for _ in range(4)],
        {(AUGUST, "open")},
        id="the median age tells how many were open before",
    ),
]


@pytest.mark.parametrize(("told", "leaks"), LEAKS)
def test_the_attack_works_out_each_new_figure_that_is_but_hidden_by_itself(told, leaks):
    assert leaks <= worked_out(told, naive)
    assert set() == worked_out(told)


def test_a_month_that_tells_how_many_came_in_an_earlier_one_is_hidden_whole():
    first, second = FIRST + timedelta(days=3), add_months(FIRST, 1)
    told = [request(first, second) for _ in range(4)] + [request(second, second) for _ in range(5)]

    _first, month, *_others = hide_months(months_of(told))

    assert (MASKED, MASKED, {}) == (month.in_all.received, month.in_all.answered, month.by_right)


def test_a_month_with_enough_is_told_with_its_share_and_its_median():
    told = [request(FIRST, FIRST + timedelta(days=9)) for _ in range(7)]

    month, *_others = hide_months(months_of(told))

    assert (7, 7, 1.0, 9) == (
        month.in_all.received,
        month.in_all.answered,
        month.in_all.on_time,
        month.in_all.median_days,
    )


def test_a_month_tells_what_was_open_on_which_ground_what_was_refused_and_how_much_took_longer():
    ends = {"state": State.REJECTED, "ground": "17(3)", "told": True, "paused": 9}
    told = [request(FIRST + timedelta(days=number)) for number in range(7)]
    told += [request(JULY, JULY, **ends) for _ in range(6)] + [request(JULY, JULY) for _ in range(5)]

    month, *_others = hide_months(months_of(told))

    assert (7, 27) == (month.open, month.open_days)
    assert ({"17(3)": 6}, {}) == (month.refusals, month.partial)
    assert (6, 6) == (month.extended, month.paused)


def test_only_what_is_open_is_hidden_where_that_is_enough():
    told = [request(JULY) for _ in range(8)] + [request(JULY, JULY) for _ in range(5)]
    told += [request(JULY, JULY, state=State.WITHDRAWN) for _ in range(3)]

    month, *_others = hide_months(months_of(told))

    assert (MASKED, None, 16, 5) == (
        month.open,
        month.open_days,
        month.in_all.received,
        month.in_all.answered,
    )


def test_what_is_open_is_hidden_where_it_would_tell_how_many_were_answered_and_so_a_right():
    told = [request(JULY) for _ in range(5)] + [request(JULY, JULY, state=State.WITHDRAWN) for _ in range(5)]
    told += [request(JULY, JULY, right=right) for right in (Right.ACCESS, Right.ERASURE) for _ in range(4)]

    month, *_others = hide_months(months_of(told))

    assert (18, 5, MASKED, MASKED) == (
        month.in_all.received,
        month.dropped,
        month.in_all.answered,
        month.open,
    )


def test_an_extension_told_late_is_none():
    told = [request(JULY, JULY, told=number < 5) for number in range(11)]

    month, *_others = hide_months(months_of(told))

    assert 5 == month.extended


def test_a_quiet_month_reads_as_one_with_few():
    nothing, few_ = (hide_months(months_of(told, [FIRST])) for told in ([], [request(FIRST)] * 3))

    assert nothing == few_


@hypothesis_settings(max_examples=40)
@given(some.integers(0, 10**9), some.integers(0, 40), some.integers(1, 10))
def test_what_a_month_reads_never_changes_whatever_comes_later(seed, number, later):
    random = Random(seed)
    before = office(random, number)
    day = add_months(FIRST, 4)
    still_open = [each.closing_learnt_on is None for each in before]
    closed = {
        "state": random.choice(ENDS),
        "closed_on": day,
        "closing_learnt_on": day,
        "ground": random.choice(GROUNDS),
        "extension": (ExtensionReason.COMPLEXITY, True),
        "paused_days": 9,
    }
    after = [
        replace(each, **closed) if open_ else each for each, open_ in zip(before, still_open, strict=True)
    ]
    # What is told late keeps its own day of receipt or closing in the past: the day of learning counts.
    after += [replace(request(FIRST), learnt_on=day) for _ in range(later)]

    assert hide_months(months_of(before)) == hide_months(months_of(after, [*MONTHS, day]))[:4]
