"""A page of the narrowed or reordered retention list, found by counting blocks: no list is read through."""

from datetime import date
from typing import Final, cast

from dashboard.databases import Page
from dashboard.widgets.list_narrowing import Filters

Rows = list[dict[str, object]]
Stretch = tuple[int, int]

_BLOCK: Final = 2048
_NOWHERE: Final[Stretch] = (1, 0)


def read_places(
    page: Page, filters: Filters, today: date, stretch: Stretch, *, skip: int, size: int
) -> tuple[Rows, int]:
    """Return a page of those in a stretch whom the filters let through, and how many there are."""
    asked = {
        "today": today,
        "first": stretch[0],
        "last": stretch[1],
        "relationships": list(filters.relationships),
        "rules": list(filters.rules),
        "sources": list(filters.sources),
        "decisions": list(filters.decisions),
    }
    found = page.rows(
        "retention/list_blocks",
        **asked,
        **_counted(page, filters, stretch),
        sorting=filters.sorting,
        descending=filters.descending,
        skip=skip,
        size=size,
    )[0]
    total = cast("int", found["total"])
    if not found["size"]:
        return [], total
    places = {name: found[name] for name in ("first_place", "last_place", "skip", "size")}
    rows = _in_order(page, filters, asked, places)
    return (rows[::-1] if filters.descending else rows), total


def _counted(page: Page, filters: Filters, stretch: Stretch) -> dict[str, object]:
    """Return which blocks count for a stretch, and the positions by which they count too few or too many."""
    first, last = stretch
    if filters.sorting == "expires_on":
        blocks, status, added = (first // _BLOCK, last // _BLOCK), None, (_NOWHERE, _NOWHERE)
        removed = ((blocks[0] * _BLOCK, first - 1), (last + 1, blocks[1] * _BLOCK + _BLOCK - 1))
    else:
        blocks, status = (0, last), filters.status
        before = _at_import(page, status) if status else stretch
        added, removed = _without(stretch, before), _without(before, stretch)
    return {
        "status": status,
        "blocks": list(blocks),
        "added": [*added[0], *added[1]],
        "removed": [*removed[0], *removed[1]],
    }


def _at_import(page: Page, status: str) -> Stretch:
    """Return the positions that had a status at the import."""
    for row in page.rows("retention/bounds"):
        if row["status"] == status:
            return cast("int", row["first_position"]), cast("int", row["last_position"])
    return _NOWHERE


def _without(one: Stretch, other: Stretch) -> tuple[Stretch, Stretch]:
    """Return what one stretch has before and behind another."""
    if other[1] < other[0]:
        return one, _NOWHERE
    return (one[0], min(one[1], other[0] - 1)), (max(one[0], other[1] + 1), one[1])


def _in_order(page: Page, filters: Filters, asked: dict[str, object], places: dict[str, object]) -> Rows:
    if filters.sorting != "expires_on":
        return page.rows("retention/list_places", **asked, **places, sorting=filters.sorting)
    first = max(cast("int", asked["first"]), cast("int", places["first_place"]))
    last = min(cast("int", asked["last"]), cast("int", places["last_place"]))
    return page.rows(
        "retention/list_filtered",
        **asked | {"first": first, "last": last},
        found=None,
        sorting="expires_on",
        descending=False,
        skip=places["skip"],
        size=places["size"],
    )
