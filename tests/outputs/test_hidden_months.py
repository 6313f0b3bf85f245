"""Nobody works out a count of requests from one to four from any row of months, nor from day to day.

The attack holds all months against one another: it knows every sum within a month, that the office began with
the first one, that nothing is closed before it came, and which of the hidden counts are few.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.clock import add_months
from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.outputs.request_figures.hidden_months import hide_months
from dashboard.outputs.request_figures.months import count_learnt
from dashboard.outputs.request_figures.request import Request
from dashboard.vocabulary import Right, State
from tests.outputs.working_out import Sum, another_world

FIRST = date(2026, 7, 1)
MONTHS = [add_months(FIRST, number) for number in range(4)]
ENDS = (State.FULFILLED, State.FULFILLED, State.REJECTED, State.PARTIALLY_FULFILLED, State.WITHDRAWN)


def request(came, went=None, *, state=State.FULFILLED, right=Right.ACCESS, late=False):
    """A request that the queue learnt of on a day, and of whose closing it learnt on another."""
    return Request(
        right=right,
        state=state if went else State.RECEIVED,
        received_on=came,
        closed_on=went,
        due=None if right is Right.COMPLAINT else came + timedelta(days=0 if late else 90),
        paused_days=0,
        asked=False,
        extension=None,
        ground="12(5)" if state in ENDS[2:4] else "",
        learnt_on=came,
        closing_learnt_on=went,
    )


def office(random, number):
    """So many requests of four months; it may be that hardly anything but one thing happens there."""
    rights, ends = (
        random.choices((Right.ACCESS, Right.ERASURE, Right.COMPLAINT), k=2),
        random.choices(ENDS, k=3),
    )
    months, after, late = random.choices(MONTHS, k=2), random.choices((5, 35, 65, None), k=2), random.random()
    made = []
    for _ in range(number):
        came, days = random.choice(months) + timedelta(days=20), random.choice(after)
        went = came + timedelta(days=days) if days else None
        kinds = {"state": random.choice(ends), "right": random.choice(rights), "late": random.random() < late}
        made.append(request(came, went if went and went < add_months(FIRST, 4) else None, **kinds))
    return made


def months_of(requests, months=MONTHS):
    return [count_learnt(requests, month) for month in months]


def cells(figures, shown):
    """Every count of a month by name; of the rights those that are shown, the others as one."""
    month, rest = figures.month, [right for right in figures.by_right if right not in shown.by_right]
    plain = {"received": figures.in_all.received, "answered": figures.in_all.answered}
    plain |= {name: getattr(figures, name) for name in ("dropped", "refused", "partly")}
    if shown.in_all.on_time is not None:
        plain |= {"in_time": figures.in_all.in_time, "late": figures.in_all.late}
    plain |= {right: figures.by_right[right].answered for right in shown.by_right}
    for right in shown.by_right:
        if shown.by_right[right].on_time is not None:
            each = figures.by_right[right]
            plain |= {f"in_time {right}": each.in_time, f"late {right}": each.late}
    if figures is not shown:
        plain |= {f"s:{right}": figures.by_right[right].answered for right in rest}
    return {(month, name): count for name, count in plain.items()}


def sums_of(months, true):
    """All that is known to add up, within a month and from one month to the next."""
    sums, before = [], []
    for month in months:
        name = lambda *names, month=month: [(month, each) for each in names]  # noqa: E731 - a name for a list
        rights = [key for key in true if key[0] == month and str(key[1]).removeprefix("s:") in set(Right)]
        limited = [key for key in rights if str(key[1]).removeprefix("s:") != Right.COMPLAINT]
        sums.append(Sum(name("answered"), rights))
        sums.append(Sum(name("answered"), [*name("refused", "partly"), f"s:answered {month}"]))
        if (month, "late") in true:
            sums.append(Sum(limited, name("in_time", "late")))
        sums += [
            Sum([key], name(f"in_time {key[1]}", f"late {key[1]}"))
            for key in limited
            if (month, f"late {key[1]}") in true
        ]
        sums.append(Sum([*before, *name("received")], [*name("answered", "dropped"), f"s:open {month}"]))
        before = [f"s:open {month}"]
    return sums


def worked_out(requests, hide=hide_months):
    """Return the counts of one to four that can be nothing else."""
    exact = months_of(requests)
    true, seen = {}, {}
    for real, read in zip(exact, hide(exact), strict=True):
        true |= cells(real, read)
        seen |= cells(read, read)
    assert all(value in (true[name], MASKED) for name, value in seen.items())
    assert not [name for name, value in seen.items() if is_small(value)]
    sums = sums_of(MONTHS, true)
    for each in sums:
        rest = next((name for name in each.right if name not in true), None)
        if rest:
            known = sum(true[name] for name in each.right if name != rest)
            true[rest] = sum(true[name] for name in each.left) - known
    silent = {
        name for name in seen if is_silent([(true[each], seen[each]) for each in seen if each[0] == name[0]])
    }
    return {
        name
        for name, value in true.items()
        if name in seen
        and is_small(value)
        and not another_world(name, true, seen, sums, unknown=silent, zeros_shown=False)
    }


def is_silent(month):
    """Tell whether nothing is told of a month although something in it is not few."""
    return all(read == MASKED for _true, read in month) and any(true >= 5 for true, _read in month)


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
            dropped=few(each.dropped),
            refused=few(each.refused),
            partly=few(each.partly),
            by_right={},
        )
        for each in months
    ]


def few(count):
    return count if count >= 5 else MASKED


def test_the_attack_works_out_what_is_but_hidden_by_itself():
    june, july = FIRST + timedelta(days=3), add_months(FIRST, 1)
    told = [request(june, july) for _ in range(4)] + [request(july, july) for _ in range(5)]

    assert {(FIRST, "received")} <= worked_out(told, naive)


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
    after = [
        replace(each, state=State.FULFILLED, closing_learnt_on=day) if open_ else each
        for each, open_ in zip(before, still_open, strict=True)
    ]
    # What is told late keeps its own day of receipt or closing in the past: the day of learning counts.
    after += [replace(request(FIRST), learnt_on=day) for _ in range(later)]

    assert hide_months(months_of(before)) == hide_months(months_of(after))
