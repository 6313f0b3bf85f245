"""Who holds all months of requests against one another.

The attack knows every sum within a month, that the office began with the first one, that what is open is what
came and did not go, how many of those are as old and as young as their median, and which of the hidden counts
are few. Of a hidden part of what was answered it knows no such thing, since it is hidden as well where the
rest is few; nor of the grounds that are left out.
"""

from datetime import date, timedelta
from math import ceil, floor

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
