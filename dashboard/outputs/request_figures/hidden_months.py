"""Months of requests as managers see them: each by itself, and so that no row of months tells on one of them.

Months share no receipt and no closing of a request. One thing ties them together: what was open at the end of
one, and what came, less what went, is open at the end of the next. Where that leaves a count but one number,
what is open is hidden, or the month whole. Nothing reads "<5", too: with "at least one" known of four months
in a row, four requests would be one in each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import Final

from dashboard.databases.masking import MASKED, hide
from dashboard.databases.worked_out import LEAST, is_small
from dashboard.outputs.request_figures.chained import Seen, tells
from dashboard.outputs.request_figures.figures import Answers, Count
from dashboard.outputs.request_figures.hiding import is_whole, seen_answers, seen_rights, without_share
from dashboard.outputs.request_figures.months import MonthFigures
from dashboard.outputs.request_figures.parts import (
    ALL,
    ANSWERED,
    CAME,
    DROPPED,
    OPEN,
    UNSEEN,
    Name,
    answered_wholes,
    closed_whole,
    counts_of,
    tie_of,
)

_LAST: Final = {ANSWERED, ("in time", ALL), ("late", ALL)}


def hide_months(months: Sequence[MonthFigures]) -> list[MonthFigures]:
    """Return all months since that of the first request, the oldest first, as managers may see them."""
    seen: list[Seen] = []
    for exact in months:
        blank = Seen(exact, blank_month(exact.month), None)
        month = next((each for each in _ways(exact) if not tells([*seen, each])), blank)
        seen.append(month)
        if not _shows_age(seen):
            seen[-1] = replace(month, figures=replace(month.figures, open_days=None))
    return [month.figures for month in seen]


def _ways(exact: MonthFigures) -> Iterator[Seen]:
    """Yield a month as it may be shown by itself, the fullest first."""
    shown = _shown(exact)
    figures = _figures(exact, shown)
    yield Seen(exact, figures, shown)
    if shown[OPEN] != MASKED:
        yield Seen(exact, replace(figures, open=MASKED, open_days=None), {**shown, OPEN: MASKED})


def _shown(exact: MonthFigures) -> dict[Name, Count]:
    """Return the counts of a month by name, hidden for whoever holds them against one another."""
    counts = counts_of(exact)
    wholes = [closed_whole(exact), *answered_wholes(exact)]
    unseen = UNSEEN & counts.keys()
    shown = hide(counts, [tie_of(each) for each in wholes if each[1]], last=_LAST, unseen=unseen)
    return shown | {name: _unless_few(shown[name]) for name in (CAME, ANSWERED, DROPPED, OPEN)}


def _figures(exact: MonthFigures, shown: Mapping[Name, Count]) -> MonthFigures:
    """Return a month with what its counts show."""
    received: dict[Name, Count] = {("received", right): MASKED for right in exact.by_right}
    counts = {**received, **shown}
    in_all = seen_answers(counts, ALL, exact.in_all)
    rights = seen_rights(counts, exact.by_right, in_all)
    return replace(
        blank_month(exact.month),
        in_all=_without_few(in_all if is_whole(in_all) else without_share(in_all)),
        by_right={right: each for right, each in rights.items() if _is_many(each.answered)},
        dropped=shown[DROPPED],
        refused=_unless_few(shown["refused", ALL]),
        refusals=_grounds(shown, "refused", exact.refusals),
        partly=_unless_few(shown["partly", ALL]),
        partial=_grounds(shown, "partly", exact.partial),
        open=shown[OPEN],
        open_days=exact.open_days,
        extended=_of_answered(exact.extended, shown[ANSWERED]),
        paused=_of_answered(exact.paused, shown[ANSWERED]),
    )


def _grounds(shown: Mapping[Name, Count], group: str, exact: Mapping[str, Count]) -> Mapping[str, Count]:
    """Return the grounds that were given often enough, as far as those left out are not few together."""
    counts = {ground: count for ground, count in exact.items() if isinstance(count, int)}
    found = {ground: counts[ground] for ground in counts if _is_many(shown[group, ground])}
    while found and is_small(sum(counts.values()) - sum(found.values())):
        del found[min(found, key=lambda ground: found[ground])]
    return found


def _of_answered(part: Count, answered: Count) -> Count:
    """Return a part of what was answered where neither it nor the rest is few, or nothing at all."""
    rest = answered - part if isinstance(answered, int) and isinstance(part, int) else MASKED
    return part if _is_many(part) and _is_many(rest) else MASKED


def _without_few(answers: Answers) -> Answers:
    received = _unless_few(answers.received)
    if _is_many(answers.answered):
        return replace(answers, received=received)
    return Answers(received, MASKED, MASKED, MASKED, None, None)


def _unless_few(count: Count) -> Count:
    return count if _is_many(count) else MASKED


def _is_many(count: Count) -> bool:
    return isinstance(count, int) and count >= LEAST


def _shows_age(seen: Sequence[Seen]) -> bool:
    """Tell whether the median age of what is open tells nothing of any month that is hidden.

    Half of the open ones are as old at least, and half as young at least: of each month since, it says how
    many were open at its end, and how many came. So both have to be shown of all of them.
    """
    last = seen[-1].figures
    if last.open_days is None or not _is_many(last.open):
        return False
    since = (last.last - timedelta(days=ceil(last.open_days))).replace(day=1)
    return all(
        _is_many(month.figures.open) and _is_many(month.figures.in_all.received)
        for month in seen
        if month.exact.month >= since
    )


def blank_month(month: date) -> MonthFigures:
    """Return a month of which nothing is told."""
    return MonthFigures(
        month=month,
        in_all=Answers(MASKED, MASKED, MASKED, MASKED, None, None),
        by_right={},
        dropped=MASKED,
        refused=MASKED,
        refusals={},
        partly=MASKED,
        partial={},
        pauses=None,
        extensions={},
        open=MASKED,
        open_days=None,
        extended=MASKED,
        paused=MASKED,
    )
