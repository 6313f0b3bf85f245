"""Small counts hidden from managers: 1–4 reads "<5", and more where they could be worked out.

A known sum or difference ties counts together: with one hidden count in it, that one is known, too; with two
or more, each may still have but one possible number: of 152 in all, 100, 50 and twice "<5" leave 1 and 1.
So the next smallest count is hidden as well, until every small one could be two numbers at least, whichever
sums are held against one another.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from dashboard.databases.worked_out import LEAST, Known, Tie, is_small

MASKED: Final = f"<{LEAST}"

Row = Mapping[str, object]
Name = TypeVar("Name", bound=Hashable)


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
    counts: Mapping[Name, int],
    ties: Iterable[Mapping[Name, int]],
    *,
    last: Collection[Name] = (),
    unseen: Collection[Name] = (),
) -> dict[Name, int | str]:
    """Return named counts with "<5" for those to hide; a tie gives each name its sign in a known sum.

    Those in `last` are hidden for the sake of others only where nothing else is left. Those `unseen` are
    shown nowhere: a reader knows of them what the rest tells, and is not to learn a small one either.
    """
    places = {name: index for index, name in enumerate(counts)}
    placed = [{places[name]: sign for name, sign in tie.items()} for tie in ties]
    found = hidden(
        list(counts.values()),
        placed,
        last={places[name] for name in last},
        unseen={places[name] for name in unseen},
    )
    return {name: MASKED if places[name] in found else count for name, count in counts.items()}


def hidden(
    values: Sequence[object],
    ties: Sequence[Tie],
    *,
    last: Collection[int] = (),
    unseen: Collection[int] = (),
) -> set[int]:
    """Return the places of the counts to hide, so that nothing that is tied to a small one gives it away."""
    counts = [value if isinstance(value, int) else 0 for value in values]
    known = Known(counts, ties, last=frozenset(last), unseen=frozenset(unseen))
    found = {index for index, count in enumerate(counts) if is_small(count)} | set(unseen)
    _hide_by_sum(known, found)
    alone = set(found)
    while told := known.told(found):
        beside = known.beside(told, found)
        if not beside:
            blank = known.blanked(told)  # that a count is something at all says too much
            if blank == known:
                break  # a sum that is known to be small in all
            known = blank
            found |= known.unseen
            alone |= known.unseen
            continue
        enough = (each for each in beside if each not in known.last and not known.told(found | {each}))
        found.add(next(enough, beside[0]))
        _hide_by_sum(known, found)
    for each in sorted(found - alone, key=known.order, reverse=True):
        if not known.tells(found - {each}):
            found.remove(each)  # what came later has made it needless
    return found


def _hide_by_sum(known: Known, found: set[int]) -> None:
    """Hide more until no known sum gives a small count away by itself."""
    before = -1
    while len(found) != before:
        before = len(found)
        for tie in known.ties:
            shown = sorted(tie.keys() - found, key=known.order)
            while shown and known.gives_away(tie, found):
                found.add(shown.pop(0))


def _lines(rows: Sequence[Row], dimensions: Sequence[str]) -> Iterable[list[int]]:
    """Return the whole table; of a cross table also groups that differ in one dimension, and all but them."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for free in dimensions if len(dimensions) > 1 else ():
            groups[(free, *(row[name] for name in dimensions if name != free))].append(index)
    whole = list(range(len(rows)))
    rests = [[index for index in whole if index not in group] for group in groups.values()]
    return [whole, *groups.values(), *rests]
