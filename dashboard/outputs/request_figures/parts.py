"""The counts of a month of requests by name, and what is a part of what.

Each whole is named, shown or not, so that the sums hang together as a tree; a hidden count is then hidden for
whoever holds any of them against any other.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar, cast

from dashboard.outputs.request_figures.figures import Count
from dashboard.outputs.request_figures.months import MonthFigures
from dashboard.vocabulary import Right

Name = tuple[str, object]
Whole = tuple[Name, Mapping[Name, int]]
Tie = Mapping[Name, int]  # name of a count → its sign in a known sum
Key = TypeVar("Key")

ALL: Final = "in all"
REST: Final = "the rest"
CAME: Final[Name] = ("received", ALL)
ANSWERED: Final[Name] = ("answered", ALL)
DROPPED: Final[Name] = ("dropped", ALL)
OPEN: Final[Name] = ("open", ALL)
CLOSED: Final[Name] = ("closed", ALL)
_LIMITED: Final[Name] = ("answered", "with a limit")
_COMPLAINTS: Final[Name] = ("answered", Right.COMPLAINT)
UNSEEN: Final = frozenset({CLOSED, _LIMITED, ("answered", REST)})


def answered_wholes(figures: MonthFigures) -> Iterator[Whole]:
    """Yield what was answered: by right, in time or not, refused or fulfilled in part on which ground."""
    answered = _int(figures.in_all.answered)
    by_right = _named("answered", {right: each.answered for right, each in figures.by_right.items()})
    complaints = by_right.pop(_COMPLAINTS, 0)
    in_time, late = _int(figures.in_all.in_time), _int(figures.in_all.late)
    ends = {("refused", ALL): figures.refused, ("partly", ALL): figures.partly}
    yield ANSWERED, {_LIMITED: answered - complaints, _COMPLAINTS: complaints}
    yield _LIMITED, by_right
    yield _LIMITED, {("in time", ALL): in_time, ("late", ALL): late}
    yield ANSWERED, _with_rest({name: _int(count) for name, count in ends.items()}, "answered", answered)
    yield ("refused", ALL), _named("refused", figures.refusals)
    yield ("partly", ALL), _named("partly", figures.partial)


def closed_whole(figures: MonthFigures) -> Whole:
    """Return what was closed: answered, or withdrawn and found to be a duplicate."""
    return CLOSED, {ANSWERED: _int(figures.in_all.answered), DROPPED: _int(figures.dropped)}


def counts_of(figures: MonthFigures) -> dict[Name, int]:
    """Return the exact counts of a month by name, without those that stand in no sum with others."""
    counts = {CAME: _int(figures.in_all.received), OPEN: _int(figures.open)}
    for whole, parts in (closed_whole(figures), *answered_wholes(figures)):
        counts |= {**parts, whole: sum(parts.values())}
    return counts


def tie_of(whole: Whole) -> Tie:
    """Return the sum of a whole: its parts less itself are nothing."""
    name, parts = whole
    return {**dict.fromkeys(parts, 1), name: -1}


def _named(group: str, counts: Mapping[Key, Count]) -> dict[Name, int]:
    return {(group, key): _int(count) for key, count in counts.items()}


def _with_rest(parts: Mapping[Name, int], group: str, whole: int) -> dict[Name, int]:
    """Return parts with what is left of their whole."""
    return {**parts, (group, REST): whole - sum(parts.values())}


def _int(count: Count) -> int:
    return cast("int", count)  # exact figures are numbers
