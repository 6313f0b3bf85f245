"""All counts of requests that a manager may see, by name, and what is a part of what.

Each whole is named, shown or not, so that the sums hang together as a tree; a hidden count is then hidden for
whoever holds any of them against any other.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from dashboard.outputs.request_figures.figures import Age, Count, RequestFigures
from dashboard.outputs.request_figures.months import MonthFigures
from dashboard.vocabulary import Right

Name = tuple[str, object]
Whole = tuple[Name, Mapping[Name, int]]
Key = TypeVar("Key", bound=Hashable)

ALL: Final = "in all"
REST: Final = "the rest"
BEFORE: Final = "before"
OPEN: Final[Name] = ("open", ALL)
LATE: Final[Name] = ("open", "late")
SOON: Final[Name] = ("open", "soon")
CLOSED: Final[Name] = ("closed", ALL)
DROPPED: Final[Name] = ("dropped", ALL)
_REQUESTS: Final[Name] = ("requests", ALL)
_CLOSED_LATELY: Final[Name] = ("closed", "in these months")
_RECEIVED: Final[Name] = ("received", ALL)
_ANSWERED: Final[Name] = ("answered", ALL)
_LIMITED: Final[Name] = ("answered", "with a limit")
_COMPLAINTS: Final[Name] = ("answered", Right.COMPLAINT)
_OLD: Final[Name] = ("age", "15 days and more")
_UNSEEN: Final = frozenset({_REQUESTS, _CLOSED_LATELY, _LIMITED, _OLD})


@dataclass(frozen=True)
class Parts:
    """Counts by name, and the wholes with their parts; some are shown nowhere, some are hidden last."""

    counts: Mapping[Name, int]
    wholes: list[Whole]

    @property
    def ties(self) -> list[dict[Name, int]]:
        """The known sums: parts less their whole make nothing."""
        return [{**dict.fromkeys(parts, 1), whole: -1} for whole, parts in self.wholes]

    @property
    def unseen(self) -> set[Name]:
        """What is shown nowhere: rests, and wholes that are but named.

        What came before the months is known to whoever knows when the office began: nothing.
        """
        return {name for name in self.counts if name in _UNSEEN or name[1] == REST}

    @property
    def last(self) -> set[Name]:
        """What is hidden for the sake of others only where nothing else is left."""
        return {OPEN, LATE, SOON, _ANSWERED, ("in time", ALL), ("late", ALL)}


def parts_of(figures: RequestFigures) -> Parts:
    """Return the parts of exact figures."""
    wholes = [*_today(figures), *_ever(figures), *_received(figures), *answered_wholes(figures)]
    counts: dict[Name, int] = {}
    for whole, parts in wholes:
        counts |= {**parts, whole: sum(parts.values())}
    return Parts(counts, wholes)


def _today(figures: RequestFigures) -> Iterator[Whole]:
    """Yield what is open: by its limit and by its age. What is late or due soon is two weeks old."""
    ages = {age: _int(count) for age, count in figures.by_age.items()}
    old = ages[Age.MONTH] + ages[Age.LONGER]
    due = {LATE: _int(figures.late), SOON: _int(figures.soon)}
    yield OPEN, _with_rest(due, "open", _int(figures.open))
    yield OPEN, {("age", Age.WEEK): ages[Age.WEEK], ("age", Age.FORTNIGHT): ages[Age.FORTNIGHT], _OLD: old}
    yield _OLD, {("age", age): ages[age] for age in (Age.MONTH, Age.LONGER)}
    yield _OLD, _with_rest(due, "old", old)


def _ever(figures: RequestFigures) -> Iterator[Whole]:
    """Yield all requests: open or closed, received and closed in one of the months or before."""
    open_, closed = _int(figures.open), _int(figures.closed)
    came = _named("received", {month: count for month, (count, _went) in figures.by_month.items()})
    went = _named("closed", {month: count for month, (_came, count) in figures.by_month.items()})
    yield _REQUESTS, {OPEN: open_, CLOSED: closed}
    yield _RECEIVED, came
    yield _REQUESTS, {_RECEIVED: _sum(came), ("received", BEFORE): open_ + closed - _sum(came)}
    yield _CLOSED_LATELY, went
    yield CLOSED, {_CLOSED_LATELY: _sum(went), ("closed", BEFORE): closed - _sum(went)}


def _received(figures: RequestFigures) -> Iterator[Whole]:
    """Yield what was received in the months: by right, by pause, by extension."""
    received = _int(figures.in_all.received)
    pauses = {True: figures.pauses.counted, False: figures.pauses.uncounted}
    by_right = {right: each.received for right, each in figures.by_right.items()}
    yield _RECEIVED, _named("received", by_right)
    yield _RECEIVED, _with_rest(_named("pause", pauses), "pause", received)
    yield _RECEIVED, _with_rest(_named("extension", figures.extensions), "extension", received)


def answered_wholes(figures: RequestFigures | MonthFigures) -> Iterator[Whole]:
    """Yield what was closed in some months: answered, by right, in time or not, refused on which ground."""
    answered = _int(figures.in_all.answered)
    by_right = _named("answered", {right: each.answered for right, each in figures.by_right.items()})
    complaints = by_right.pop(_COMPLAINTS, 0)
    in_time, late = _int(figures.in_all.in_time), _int(figures.in_all.late)
    ends = {("refused", ALL): figures.refused, ("partly", ALL): figures.partly}
    yield _CLOSED_LATELY, {_ANSWERED: answered, DROPPED: _int(figures.dropped)}
    yield _ANSWERED, {_LIMITED: answered - complaints, _COMPLAINTS: complaints}
    yield _LIMITED, by_right
    yield _LIMITED, {("in time", ALL): in_time, ("late", ALL): late}
    yield _ANSWERED, _with_rest({name: _int(count) for name, count in ends.items()}, "answered", answered)
    yield ("refused", ALL), _named("refused", figures.refusals)
    yield ("partly", ALL), _named("partly", figures.partial)


def _sum(counts: Mapping[Name, int]) -> int:
    return sum(counts.values())


def _named(group: str, counts: Mapping[Key, Count]) -> dict[Name, int]:
    return {(group, key): _int(count) for key, count in counts.items()}


def _with_rest(parts: Mapping[Name, int], group: str, whole: int) -> dict[Name, int]:
    """Return parts with what is left of their whole."""
    return {**parts, (group, REST): whole - sum(parts.values())}


def _int(count: Count) -> int:
    return cast("int", count)  # exact figures are numbers
