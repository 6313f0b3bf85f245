"""What a reader works out of hidden counts from all the sums that are known together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

LEAST: Final = 5
ENDLESS: Final = 10**12

Tie = Mapping[int, int]  # a known sum: place of a count → its sign in it


@dataclass(frozen=True)
class Range:
    """The least and the most that a hidden count can be."""

    low: int
    high: int

    def times(self, sign: int) -> "Range":
        """Return the range with its sign in a sum."""
        return self if sign > 0 else Range(-self.high, -self.low)

    def within(self, other: "Range") -> "Range":
        """Return what both ranges leave."""
        return Range(max(self.low, other.low), min(self.high, other.high))

    @property
    def is_one(self) -> bool:
        """Whether one number is left."""
        return self.low >= self.high


def is_small(value: object) -> bool:
    """Tell whether a count is one that nobody but officers may know."""
    return isinstance(value, int) and 0 < value < LEAST


@dataclass(frozen=True)
class Known:
    """Counts and the sums that are known of them; `unseen` are shown nowhere, those in `last` hidden last."""

    counts: Sequence[int]
    ties: Sequence[Tie]
    last: frozenset[int] = field(default=frozenset())
    unseen: frozenset[int] = field(default=frozenset())

    def order(self, index: int) -> tuple[bool, bool, int, int]:
        """Order what is shown by how little is lost: the smallest first, nothing at all last."""
        return index in self.last, not self.counts[index], self.counts[index], index

    def gives_away(self, tie: Tie, found: set[int]) -> bool:
        """Tell whether a sum leaves but one number for a small hidden count, or has a single hidden one."""
        places = [index for index in tie if index in found]
        if len(places) == 1:
            return places[0] not in self.unseen or is_small(self.counts[places[0]])
        return bool(Known(self.counts, [tie], unseen=self.unseen).told(found & tie.keys()))

    def tells(self, found: set[int]) -> bool:
        """Tell whether any sum, or all together, give a small hidden count away."""
        return any(self.gives_away(tie, found) for tie in self.ties) or bool(self.told(found))

    def told(self, found: set[int]) -> set[int]:
        """Return the small counts for which all sums together leave but one number."""
        ranges = [
            self._range(index) if index in found else Range(count, count)
            for index, count in enumerate(self.counts)
        ]
        for tie in self.ties:
            most = self._most(tie, found)
            for index in tie.keys() & found - self.unseen:
                ranges[index] = ranges[index].within(Range(0, max(self.counts[index], most)))
        left = narrowed(self.counts, ranges, self.ties)
        return {index for index in found if is_small(self.counts[index]) and left[index].is_one}

    def blanked(self, places: set[int]) -> "Known":
        """Return the same with whole sums unseen, zeros and all: those that some counts stand in."""
        near, before = set(places), -1
        while near <= self.unseen | places and len(near) != before:
            before = len(near)
            near = near.union(*(tie for tie in self.ties if near & tie.keys()))
        return replace(self, unseen=self.unseen | near)

    def beside(self, places: set[int], found: set[int]) -> list[int]:
        """Return what is shown and tied to some counts, directly or through hidden ones, in order."""
        near, before = set(places), -1
        while len(near) != before:
            before = len(near)
            near = near.union(*(tie for tie in self.ties if near & found & tie.keys()))
        return sorted(near - found, key=self.order)

    def _range(self, index: int) -> Range:
        """Return what a hidden count can be for somebody who knows these rules."""
        if index in self.unseen:
            return Range(0, ENDLESS)
        if self.counts[index] < LEAST:
            return Range(1, LEAST - 1) if self.counts[index] else Range(0, 0)
        return Range(LEAST, ENDLESS)

    def _most(self, tie: Tie, found: set[int]) -> int:
        """Return the smallest large count that a sum shows: a larger one would not be hidden before it."""
        shown = (self.counts[index] for index in tie if index not in found)
        return min((count for count in shown if count >= LEAST), default=ENDLESS)


def narrowed(counts: Sequence[int], known: Sequence[Range], ties: Sequence[Tie]) -> list[Range]:
    """Return what is left of each count's range when every known sum is held against every other.

    Where the sums hang together as a tree, each number that is left is a number that it can be.
    """
    ranges: list[Range] = list(known)
    before: list[Range] = []
    rounds = len(ties) + 1  # as far as the longest way through a tree
    while rounds and ranges != before:
        rounds, before = rounds - 1, list(ranges)
        for tie in ties:
            _narrow(ranges, tie, sum(sign * counts[index] for index, sign in tie.items()))
    return ranges


def _narrow(ranges: list[Range], tie: Tie, total: int) -> None:
    """Narrow each count of a sum to what the others leave to it."""
    signed = {index: ranges[index].times(sign) for index, sign in tie.items()}
    low, high = sum(each.low for each in signed.values()), sum(each.high for each in signed.values())
    for index, each in signed.items():
        left = Range(total - (high - each.high), total - (low - each.low)).times(tie[index])
        ranges[index] = ranges[index].within(left)
