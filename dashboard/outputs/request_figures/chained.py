"""What months of requests tell together: open before, and what came, less what went, is open after.

Where what was answered is hidden in a month, what it is the sum of is hidden for whoever does not know it:
then the sums within the month are held against those of the months, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import ENDLESS, LEAST, Range, is_small, narrowed
from dashboard.outputs.request_figures.figures import Count
from dashboard.outputs.request_figures.months import MonthFigures
from dashboard.outputs.request_figures.parts import (
    ANSWERED,
    CAME,
    DROPPED,
    OPEN,
    UNSEEN,
    Name,
    Tie,
    answered_wholes,
    counts_of,
    tie_of,
)

_FLOWS: Final = (CAME, ANSWERED, DROPPED, OPEN)
_SIGNS: Final[Tie] = {CAME: 1, ANSWERED: -1, DROPPED: -1, OPEN: -1}

Shown = Mapping[Name, Count]


@dataclass(frozen=True)
class Seen:
    """A month as it is, its figures as they are shown, and its counts as they are: None of one hidden whole.

    Of a month that is hidden whole nobody knows what is few.
    """

    exact: MonthFigures
    figures: MonthFigures
    shown: Shown | None

    @cached_property
    def counts(self) -> Mapping[Name, int]:
        """The counts of the month as they are."""
        return counts_of(self.exact)

    @property
    def names(self) -> Sequence[Name]:
        """The counts that are to be held against other months."""
        return list(self.counts) if self.has_hidden_parts else _FLOWS

    @property
    def has_hidden_parts(self) -> bool:
        """Whether the sums within the month hang on what other months tell; of few they tell nothing."""
        many = self.counts[ANSWERED] >= LEAST
        return many and self.shown is not None and self.shown[ANSWERED] == MASKED

    def range(self, name: Name) -> Range:
        """Return what is known of a count by whoever knows which of the hidden ones are few."""
        if self.shown is None or name in UNSEEN:
            return Range(0, ENDLESS)
        exact = self.counts[name]
        if self.shown[name] != MASKED:
            return Range(exact, exact)
        least = (
            0 if name in _FLOWS else min(exact, 1)
        )  # of parts `hide` takes it as known that they are something
        return Range(least, LEAST - 1) if exact < LEAST else Range(LEAST, ENDLESS)


def tells(seen: Sequence[Seen]) -> bool:
    """Tell whether all months together leave a small count of one of them but one number."""
    names = [(number, name) for number, month in enumerate(seen) for name in month.names]
    places = {name: place for place, name in enumerate(names)}
    counts = [seen[number].counts[name] for number, name in names]
    ranges = [seen[number].range(name) for number, name in names]
    ties = [{places[name]: sign for name, sign in tie.items()} for tie in _ties(seen)]
    left = narrowed(counts, ranges, ties)
    protected = [place for place, (_number, name) in enumerate(names) if name not in UNSEEN]
    return any(left[place].is_one and is_small(counts[place]) for place in protected)


def _ties(seen: Sequence[Seen]) -> Iterator[dict[tuple[int, Name], int]]:
    """Yield the sums from month to month, and those within months that hang on them."""
    for number, month in enumerate(seen):
        before = {(number - 1, OPEN): 1} if number else {}
        yield {**before, **{(number, name): sign for name, sign in _SIGNS.items()}}
        if month.has_hidden_parts:
            for whole in answered_wholes(month.exact):
                yield {(number, name): sign for name, sign in tie_of(whole).items()}
