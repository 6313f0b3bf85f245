"""Somebody who holds sums against one another: is there another world that reads the same?"""

from dataclasses import dataclass

from dashboard.databases.masking import MASKED
from dashboard.databases.worked_out import LEAST

MOST = 10**4


@dataclass
class Sum:
    """What stands left makes what stands right and some `more`; names with "s:" are shown nowhere."""

    left: list
    right: list
    more: int = 0

    @property
    def unseen(self):
        return [name for name in self.right if str(name).startswith("s:")]

    def rest(self, world):
        known = sum(world[name] for name in self.right if name not in self.unseen)
        return sum(world[name] for name in self.left) - known - self.more

    def signed(self):
        return [(name, 1) for name in self.left] + [(name, -1) for name in self.right]


def another_world(name, true, seen, sums, *, unknown, zeros_shown=None):
    """Tell whether a small count can be another one where everything reads alike.

    Hidden counts but the `unknown` are known to be small or not; and to be something, where zeros are shown:
    unless it is said, they are where none of the hidden ones is a zero.
    """
    masked = {each for each, value in seen.items() if value == MASKED} - unknown
    least = int(all(true[each] for each in masked) if zeros_shown is None else zeros_shown)
    ranges = {each: _range(each, value, seen, unknown, least) for each, value in true.items()}
    numbers = range(LEAST + 1) if name not in seen or name in unknown else range(least, LEAST)
    others = [value for value in numbers if value != true[name]]
    return any(_solved({**ranges, name: (value, value)}, sums, true) for value in others)


def _range(name, value, seen, unknown, least):
    if name not in seen or name in unknown:
        return 0, MOST
    if seen[name] != MASKED:
        return value, value
    return (least, 4) if value < LEAST else (LEAST, MOST)


def _solved(ranges, sums, true):
    """Find a world by narrowing and trying, numbers near the true ones first."""
    ranges = _narrowed(ranges, sums)
    if ranges is None:
        return False
    open_ = [name for name, (low, high) in ranges.items() if low < high]
    if not open_:
        return True
    name = min(open_, key=lambda each: ranges[each][1] - ranges[each][0])
    low, high = ranges[name]
    near = min(max(true[name], low), high)
    tries = sorted(range(max(low, near - 6), min(high, near + 6) + 1), key=lambda value: abs(value - near))
    return any(_solved({**ranges, name: (value, value)}, sums, true) for value in tries)


def _narrowed(ranges, sums):
    """Return the ranges with what the sums leave, None where they leave nothing."""
    ranges, before = dict(ranges), None
    while before != ranges:
        before = dict(ranges)
        for each in sums:
            if not _narrow(ranges, each):
                return None
    return ranges


def _narrow(ranges, each):
    signed = each.signed()
    low = sum(min(sign * end for end in ranges[name]) for name, sign in signed) - each.more
    high = sum(max(sign * end for end in ranges[name]) for name, sign in signed) - each.more
    for name, sign in signed:
        ends = sorted(sign * end for end in ranges[name])
        left = sorted(sign * end for end in (ends[1] - high, ends[0] - low))
        ranges[name] = max(ranges[name][0], left[0]), min(ranges[name][1], left[1])
        if ranges[name][0] > ranges[name][1]:
            return False
    return True
