"""Nobody works out a count of requests from one to four from any row of months, nor from day to day.

The attack holds all months against one another: it knows every sum within a month, that the office began with
the first one, that what is open is what came and did not go, how many of those are as old and as young as
their median, and which of the hidden counts are few. Of a hidden part of what was answered it knows no such
thing, since it is hidden as well where the rest is few; nor of the grounds that are left out.
"""

from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.clock import add_months
from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import is_small
from dashboard.outputs.request_figures.hidden_months import hide_months
from dashboard.outputs.request_figures.months import count_learnt
from dashboard.outputs.request_figures.request import Request
from dashboard.vocabulary import ExtensionReason, Right, State
from tests.outputs.working_out import Sum, another_world

FIRST = date(2026, 7, 1)
MONTHS = [add_months(FIRST, number) for number in range(4)]
PARTS = ("extended", "paused")
ENDS = (State.FULFILLED, State.FULFILLED, State.REJECTED, State.PARTIALLY_FULFILLED, State.WITHDRAWN)


GROUNDS = ("12(5)", "12(2)", "17(3)")


def request(
    came,
    went=None,
    *,
    state=State.FULFILLED,
    right=Right.ACCESS,
    late=False,
    ground="12(5)",
    told=None,
    paused=0,
):
    """A request that the queue learnt of on a day, and of whose closing it learnt on another."""
    return Request(
        right=right,
        state=state if went else State.RECEIVED,
        received_on=came,
        closed_on=went,
        due=None if right is Right.COMPLAINT else came + timedelta(days=0 if late else 90),
        paused_days=paused,
        asked=bool(paused),
        extension=None if told is None else (ExtensionReason.COMPLEXITY, told),
        ground=ground if state in ENDS[2:4] else "",
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
    grounds, told = random.choices(GROUNDS, k=3), random.choices((None, True, True, False), k=3)
    paused, made = random.choices((0, 9), k=3), []
    for _ in range(number):
        came, days = random.choice(months) + timedelta(days=20), random.choice(after)
        went = came + timedelta(days=days) if days else None
        kinds = {"state": random.choice(ends), "right": random.choice(rights), "late": random.random() < late}
        kinds |= {
            "ground": random.choice(grounds),
            "told": random.choice(told),
            "paused": random.choice(paused),
        }
        made.append(request(came, went if went and went < add_months(FIRST, 4) else None, **kinds))
    return made


def months_of(requests, months=MONTHS):
    return [count_learnt(requests, month) for month in months]


def cells(figures, shown):
    """Every count of a month by name; of rights and grounds those that are shown, the others as one."""
    month = figures.month
    plain = {"received": figures.in_all.received, "answered": figures.in_all.answered}
    plain |= {name: getattr(figures, name) for name in ("dropped", "refused", "partly", "open")}
    if shown.in_all.on_time is not None:
        plain |= {"in_time": figures.in_all.in_time, "late": figures.in_all.late}
    plain |= {right: figures.by_right[right].answered for right in shown.by_right}
    for right in shown.by_right:
        if shown.by_right[right].on_time is not None:
            each = figures.by_right[right]
            plain |= {f"in_time {right}": each.in_time, f"late {right}": each.late}
    for end, grounds in (("refused", "refusals"), ("partly", "partial")):
        counts = dict(getattr(figures, grounds))
        plain |= {f"{end}: {ground}": counts.pop(ground) for ground in getattr(shown, grounds)}
        plain |= {f"{end}: the others": MASKED if figures is shown else sum(counts.values())}
    for part in PARTS:
        rest = MASKED if figures is shown else figures.in_all.answered - getattr(figures, part)
        plain |= {part: getattr(figures, part), f"not {part}": rest}
    if figures is not shown:
        rest = [right for right in figures.by_right if right not in shown.by_right]
        plain |= {f"s:{right}": figures.by_right[right].answered for right in rest}
    return {(month, name): count for name, count in plain.items()}


def sums_of(months, true):
    """All that is known to add up, within a month and from one month to the next."""
    sums, before = [], []
    for month in months:
        name = lambda *names, month=month: [(month, each) for each in names]  # noqa: E731 - a name for a list
        names = [key for key in true if key[0] == month]
        rights = [key for key in names if str(key[1]).removeprefix("s:") in set(Right)]
        limited = [key for key in rights if str(key[1]).removeprefix("s:") != Right.COMPLAINT]
        sums.append(
            Sum(name("answered"), rights or [f"s:right {month}"])
        )  # that there is none is told nowhere
        sums.append(Sum(name("answered"), [*name("refused", "partly"), f"s:answered {month}"]))
        if (month, "late") in true:
            sums.append(Sum(limited, name("in_time", "late")))
        sums += [
            Sum([key], name(f"in_time {key[1]}", f"late {key[1]}"))
            for key in limited
            if (month, f"late {key[1]}") in true
        ]
        for end in ("refused", "partly"):
            grounds = [key for key in names if str(key[1]).startswith(f"{end}: ")]
            sums.append(Sum(name(end), grounds))
        sums += [Sum(name("answered"), name(part, f"not {part}")) for part in PARTS]
        sums.append(Sum([*before, *name("received")], name("answered", "dropped", "open")))
        before = name("open")
    return sums


def ages_of(shown):
    """What the median ages of the open ones say: how many were open before, and how many came since."""
    for each in shown:
        if each.open_days is None:
            continue
        half = ceil(each.open / 2)
        older = (each.last - timedelta(days=ceil(each.open_days))).replace(day=1)
        younger = (each.last - timedelta(days=floor(each.open_days))).replace(day=1)
        for month in (other.month for other in shown if older <= other.month < each.month):
            yield Sum([(month, "open")], [f"s:older {each.month} {month}"], half)
        since = [(other.month, "received") for other in shown if younger <= other.month <= each.month]
        yield Sum(since, [f"s:younger {each.month}"], half)
        if each.open % 2:
            yield Sum([(older, "received")], [f"s:the middle one {each.month}"], 1)


def worked_out(requests, hide=hide_months):
    """Return the counts of one to four that can be nothing else."""
    exact = months_of(requests)
    shown = hide(exact)
    true, seen = {}, {}
    for real, read in zip(exact, shown, strict=True):
        true |= cells(real, read)
        seen |= cells(read, read)
    assert all(value in (true[name], MASKED) for name, value in seen.items())
    assert not [name for name, value in seen.items() if is_small(value)]
    sums = [*sums_of(MONTHS, true), *ages_of(shown)]
    for each in sums:
        rest = next((name for name in each.right if name not in true), None)
        if rest:
            known = sum(true[name] for name in each.right if name != rest)
            true[rest] = sum(true[name] for name in each.left) - known - each.more
    unknown = {
        name for name in seen if is_silent([(true[each], seen[each]) for each in seen if each[0] == name[0]])
    }
    unknown |= {name for name, value in seen.items() if value == MASKED and is_part(name)}
    return {
        name
        for name, value in true.items()
        if name in seen
        and is_small(value)
        and not another_world(name, true, seen, sums, unknown=unknown, zeros_shown=False)
    }


def is_part(name):
    return str(name[1]).removeprefix("not ") in PARTS or str(name[1]).endswith(": the others")


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
