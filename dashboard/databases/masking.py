"""Small counts hidden from managers: 1–4 reads "<5", and a second cell where it could be worked out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

LEAST = 5
MASKED = f"<{LEAST}"

Row = Mapping[str, object]


def mask(rows: Sequence[Row], counts: Sequence[str]) -> list[dict[str, object]]:
    """Return `rows` with small values of the `counts` columns replaced by "<5".

    The other columns are the dimensions. Along each of them, a line of cells with exactly one hidden cell
    loses its next smallest too, so that no total gives the hidden one away.
    """
    masked = [dict(row) for row in rows]
    for column in counts:
        hidden = {index for index, row in enumerate(rows) if _small(row[column])}
        dimensions = [name for name in (rows[0] if rows else ()) if name not in counts]
        for index in _with_second_cells(rows, column, dimensions, hidden):
            masked[index][column] = MASKED
    return masked


def _small(value: object) -> bool:
    return isinstance(value, int) and 0 < value < LEAST


def _with_second_cells(
    rows: Sequence[Row],
    column: str,
    dimensions: Sequence[str],
    hidden: set[int],
) -> set[int]:
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for line in _lines(rows, dimensions):
            if len(hidden & set(line)) == 1:
                hidden |= _next_smallest(rows, column, line, hidden)
    return hidden


def _lines(rows: Sequence[Row], dimensions: Sequence[str]) -> list[list[int]]:
    """Return groups of rows that differ in one dimension only, and the whole table."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        groups[()].append(index)
        for free in dimensions if len(dimensions) > 1 else ():
            key = tuple(row[name] for name in dimensions if name != free)
            groups[(free, *key)].append(index)
    return list(groups.values())


def _next_smallest(rows: Sequence[Row], column: str, line: list[int], hidden: set[int]) -> set[int]:
    open_cells = [index for index in line if index not in hidden and rows[index][column]]
    if not open_cells:
        return set()
    return {min(open_cells, key=lambda index: int(str(rows[index][column])))}
