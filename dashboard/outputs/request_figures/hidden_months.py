"""Months of requests as managers see them: each by itself, and so that no row of months tells on one of them.

Months share no receipt and no closing of a request, so no sum of one tells anything of another. One thing
ties them together: no more can be closed than has come in. A month that leaves a count of its own or of an
earlier one but one number is hidden whole. Nothing reads "<5", too: with "at least one" known of four months
in a row, four requests would be one in each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, cast

from dashboard.databases.masking import MASKED, hide
from dashboard.databases.worked_out import ENDLESS, LEAST, Range, is_small, narrowed
from dashboard.outputs.request_figures.figures import Answers, Count
from dashboard.outputs.request_figures.hiding import is_whole, seen_answers, seen_rights, without_share
from dashboard.outputs.request_figures.months import MonthFigures
from dashboard.outputs.request_figures.parts import ALL, DROPPED, Name, answered_wholes
from dashboard.vocabulary import Right

_KINDS: Final = ("answered", "in time", "late", "refused", "partly", "dropped")
_LAST: Final = {("answered", ALL), ("in time", ALL), ("late", ALL)}
_ANYTHING: Final = Range(0, ENDLESS)
_SIGNS: Final = (1, -1, -1, -1)  # what came, less what was answered and dropped, is what is still open


@dataclass(frozen=True)
class _Seen:
    """A month as it is and as it is shown; of one that is hidden `whole` nobody knows what is few."""

    exact: MonthFigures
    shown: MonthFigures
    whole: bool = False


def hide_months(months: Sequence[MonthFigures]) -> list[MonthFigures]:
    """Return all months since that of the first request, the oldest first, as managers may see them."""
    seen: list[_Seen] = []
    for exact in months:
        month = _Seen(exact, _hidden(exact))
        blank = _Seen(exact, blank_month(exact.month), whole=True)
        seen.append(blank if _tells([*seen, month]) else month)
    return [month.shown for month in seen]


def _hidden(exact: MonthFigures) -> MonthFigures:
    """Hide what is few in a month, and what would tell it within the month."""
    shown = _shown(exact)
    in_all = seen_answers(shown, ALL, exact.in_all)
    rights = seen_rights(shown, exact.by_right, in_all)
    return replace(
        blank_month(exact.month),
        in_all=_without_few(in_all if is_whole(in_all) else without_share(in_all)),
        by_right={right: each for right, each in rights.items() if _is_many(each.answered)},
        dropped=_unless_few(shown[DROPPED]),
        refused=_unless_few(shown["refused", ALL]),
        partly=_unless_few(shown["partly", ALL]),
    )


def _shown(exact: MonthFigures) -> dict[Name, Count]:
    """Return the counts of a month by name; what was received is a part of nothing that is shown."""
    counts: dict[Name, int] = {}
    ties: list[dict[Name, int]] = []
    plain = replace(exact, refusals={"": exact.refused}, partial={"": exact.partly})
    for whole, parts in answered_wholes(plain):
        counts |= {**parts, whole: sum(parts.values())}
        ties.append({**dict.fromkeys(parts, 1), whole: -1})
    unseen = {name for name in counts if name[0] not in _KINDS or name[1] not in (ALL, *Right)}
    received: dict[Name, Count] = {("received", right): MASKED for right in exact.by_right}
    received["received", ALL] = exact.in_all.received
    return {**received, **hide(counts, ties, last=_LAST, unseen=unseen)}


def _without_few(answers: Answers) -> Answers:
    received = _unless_few(answers.received)
    if _is_many(answers.answered):
        return replace(answers, received=received)
    return Answers(received, MASKED, MASKED, MASKED, None, None)


def _unless_few(count: Count) -> Count:
    return count if _is_many(count) else MASKED


def _is_many(count: Count) -> bool:
    return isinstance(count, int) and count >= LEAST


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
    )


def _tells(seen: Sequence[_Seen]) -> bool:
    """Tell whether what came and went in all months leaves a small count of one of them but one number."""
    counts: list[int] = []
    ranges: list[Range] = []
    ties: list[dict[int, int]] = []
    still_open = 0
    for month in seen:
        place, flows = len(counts), _flows(month.exact)
        came, answered, dropped = flows
        still_open += came - answered - dropped
        counts += [*flows, still_open]
        ranges += [*_known(month), _ANYTHING]
        ties.append({**({place - 1: 1} if place else {}), **_flow_at(place)})
    left = narrowed(counts, ranges, ties)
    flows_at = [place for place in range(len(counts)) if place % len(_SIGNS) != len(_SIGNS) - 1]
    return any(left[place].is_one and is_small(counts[place]) for place in flows_at)


def _flow_at(place: int) -> dict[int, int]:
    """Return how what came and went makes what is open after a month: the signs from `place` on."""
    return {place + number: sign for number, sign in enumerate(_SIGNS)}


def _flows(figures: MonthFigures) -> tuple[int, int, int]:
    counts = figures.in_all.received, figures.in_all.answered, figures.dropped
    return cast("tuple[int, int, int]", counts)


def _known(month: _Seen) -> list[Range]:
    """Return what is known of what came in a month, was answered and was dropped."""
    shown = month.shown.in_all.received, month.shown.in_all.answered, month.shown.dropped
    return [
        _ANYTHING if month.whole else _range(seen, exact)
        for seen, exact in zip(shown, _flows(month.exact), strict=True)
    ]


def _range(shown: Count, exact: int) -> Range:
    """Return what is known of a count by whoever knows which of the hidden ones are few."""
    if shown != MASKED:
        return Range(exact, exact)
    return Range(0, LEAST - 1) if exact < LEAST else Range(LEAST, ENDLESS)
