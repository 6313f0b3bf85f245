"""Small counts hidden from managers: 1–4 reads "<5", and more where they could be worked out.

A known sum or difference ties counts together: with one hidden count in it, that one is known, too; with two
or more, each may still have but one possible number: of 152 in all, 100, 50 and twice "<5" leave 1 and 1.
So the next smallest count is hidden as well, until every small one could be two numbers at least.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

LEAST: Final = 5
MASKED: Final = f"<{LEAST}"
_ENDLESS: Final = 10**12

Row = Mapping[str, object]
Name = TypeVar("Name", bound=Hashable)
Tie = Mapping[int, int]  # a known sum: place of a count → its sign in it


def mask(rows: Sequence[Row], counts: Sequence[str], *, apart: bool = False) -> list[dict[str, object]]:
    """Return `rows` with small values of the `counts` columns replaced by "<5".

    The other columns are the dimensions: every sum along one of them, the sum of all, and the rest of it
    count as known, unless the rows stand `apart`, as those of several days.
    """
    masked = [dict(row) for row in rows]
    dimensions = [name for name in (rows[0] if rows else ()) if name not in counts]
    ties = [] if apart else [dict.fromkeys(line, 1) for line in _lines(rows, dimensions)]
    for column in counts:
        for index in hidden([row[column] for row in rows], ties):
            masked[index][column] = MASKED
    return masked


def hide(
    counts: Mapping[Name, int], ties: Iterable[Mapping[Name, int]], *, last: Collection[Name] = ()
) -> dict[Name, int | str]:
    """Return named counts with "<5" for those to hide; a tie gives each name its sign in a known sum.

    Those in `last` are hidden for the sake of others only where nothing else is left.
    """
    places = {name: index for index, name in enumerate(counts)}
    placed = [{places[name]: sign for name, sign in tie.items()} for tie in ties]
    found = hidden(list(counts.values()), placed, last={places[name] for name in last})
    return {name: MASKED if places[name] in found else count for name, count in counts.items()}


def is_small(value: object) -> bool:
    """Tell whether a count is one that nobody but officers may know."""
    return isinstance(value, int) and 0 < value < LEAST


def hidden(values: Sequence[object], ties: Sequence[Tie], *, last: Collection[int] = ()) -> set[int]:
    """Return the places of the counts to hide, so that nothing that is tied to a small one gives it away."""
    counts = [value if isinstance(value, int) else 0 for value in values]
    found, before = {index for index, count in enumerate(counts) if is_small(count)}, -1
    while len(found) != before:
        before = len(found)
        for tie in ties:
            shown = sorted(
                tie.keys() - found, key=lambda index: (index in last, not counts[index], counts[index], index)
            )
            while shown and gives_away(counts, tie, found):
                found.add(shown.pop(0))  # the next smallest; nothing at all is the last resort
    return found


def gives_away(counts: Sequence[int], tie: Tie, found: set[int]) -> bool:
    """Tell whether a known sum leaves but one number for a small count, or has a single hidden one."""
    places = [index for index in tie if index in found]
    if len(places) == 1:
        return True
    shown = [counts[index] for index in tie if index not in found and counts[index] >= LEAST]
    most = min(shown, default=_ENDLESS)
    ranges = {index: _range(counts[index], most).times(tie[index]) for index in places}
    low, high = sum(each.low for each in ranges.values()), sum(each.high for each in ranges.values())
    total = sum(tie[index] * counts[index] for index in places)
    return any(
        is_small(counts[index])
        and max(each.low, total - (high - each.high)) >= min(each.high, total - (low - each.low))
        for index, each in ranges.items()
    )


@dataclass(frozen=True)
class _Range:
    low: int
    high: int

    def times(self, sign: int) -> "_Range":
        return self if sign > 0 else _Range(-self.high, -self.low)


def _range(count: int, most: int) -> _Range:
    """Return what a hidden count can be for somebody who knows these rules: no larger than what is shown."""
    if count < LEAST:
        return _Range(1, LEAST - 1) if count else _Range(0, 0)
    return _Range(LEAST, max(count, most))


def _lines(rows: Sequence[Row], dimensions: Sequence[str]) -> Iterable[list[int]]:
    """Return the whole table; of a cross table also groups that differ in one dimension, and all but them."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for free in dimensions if len(dimensions) > 1 else ():
            groups[(free, *(row[name] for name in dimensions if name != free))].append(index)
    whole = list(range(len(rows)))
    rests = [[index for index in whole if index not in group] for group in groups.values()]
    return [whole, *groups.values(), *rests]
