"""The retention list, a page at a time: by stored positions where they are enough, else by a filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.databases import Page
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_places import read_places
from dashboard.widgets.people_search import other_spelling, search_words

PAGE_SIZE: Final = 50
STATUSES: Final = ("expired", "due_soon", "later", "unknown")
DECISIONS: Final = ("none", "queued", "held", "kept_until", "requested")
SORTINGS: Final = ("expires_on", "name", "company", "last_contact_on")
MOST: Final = 100_000

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Days:
    """Today, and until when "due soon" reaches."""

    today: date
    soon: date

    @classmethod
    def of(cls, today: date, due_soon_days: int) -> "Days":
        return cls(today, today + timedelta(days=due_soon_days))

    def status_of(self, expires_on: date | None) -> str:
        """Return where a person stands by the last day of keeping, None where nobody knows it."""
        if expires_on is None:
            return "unknown"
        if expires_on < self.today:
            return "expired"
        return "due_soon" if expires_on <= self.soon else "later"


def stretches(counts: Mapping[str, object]) -> dict[str | None, tuple[int, int]]:
    """Return the first and last position of each status: the list is sorted by the day it goes by."""
    found: dict[str | None, tuple[int, int]] = {}
    last = 0
    for status in STATUSES:
        first, last = last + 1, last + int(str(counts[status]))
        found[status] = (first, last)
    return {**found, None: (1, last)}


def read(page: Page, filters: Filters, days: Days, number: int) -> tuple[Rows, int]:
    """Return page `number` (from 1) of the list, and how many rows there are in all."""
    first, last = _stretch(page, filters, days)
    if filters.narrowed:
        return _narrowed(page, filters, days, (first, last), (number - 1) * PAGE_SIZE)
    start = first + (number - 1) * PAGE_SIZE
    rows = page.rows("retention/list_range", first=start, last=min(last, start + PAGE_SIZE - 1))
    return rows, last - first + 1


def _narrowed(
    page: Page, filters: Filters, days: Days, stretch: tuple[int, int], skip: int
) -> tuple[Rows, int]:
    """Return a page in the cheapest way: by words, by what was decided, or by counting blocks."""
    searched = bool(search_words(filters.search))
    only_decided = bool(filters.decisions) and "none" not in filters.decisions
    if not searched and not only_decided:
        if stretch[1] < stretch[0]:
            return [], 0
        return read_places(page, filters, days.today, stretch, skip=skip, size=PAGE_SIZE)
    if searched and not filters.filtered and not filters.reordered:
        return _searched(page, filters.search, stretch, skip=skip)
    if only_decided and not searched:
        return _decided(page, filters, days, stretch, skip=skip)
    rows = _filtered(page, filters, days, stretch, skip=skip, size=PAGE_SIZE)
    return rows, int(str(rows[0]["total"])) if rows else 0


def unknown(page: Page, days: Days) -> int:
    """Return of how many persons nobody knows until when they are kept."""
    return int(str(_counts(page, days)["unknown"]))


def whole(page: Page, filters: Filters, days: Days) -> Rows:
    """Return every row of the filtered list, at most 100 000."""
    return _filtered(page, filters, days, _stretch(page, filters, days), skip=0, size=MOST)


def everybody(page: Page, filters: Filters, days: Days) -> list[int]:
    """Return the person numbers of the whole filtered list, at most 100 000."""
    return [int(str(row["person_no"])) for row in whole(page, filters, days)]


def pages(total: int) -> int:
    """Return how many pages the rows fill, at least one."""
    return max(1, -(-total // PAGE_SIZE))


def _stretch(page: Page, filters: Filters, days: Days) -> tuple[int, int]:
    return stretches(_counts(page, days))[filters.status]


def _counts(page: Page, days: Days) -> Mapping[str, object]:
    return page.row("retention/dates", today=days.today, soon=days.soon) or dict.fromkeys(STATUSES, 0)


def _filtered(
    page: Page,
    filters: Filters,
    days: Days,
    stretch: tuple[int, int],
    *,
    skip: int,
    size: int,
) -> Rows:
    searched = search_words(filters.search)
    found = _found(page, filters.search, stretch, skip=0, size=MOST) if searched else []
    return page.rows(
        "retention/list_filtered",
        today=days.today,
        first=stretch[0],
        last=stretch[1],
        found=[each for each, _total in found] if searched else None,
        relationships=list(filters.relationships),
        rules=list(filters.rules),
        sources=list(filters.sources),
        decisions=list(filters.decisions),
        sorting=filters.sorting,
        descending=filters.descending,
        skip=skip,
        size=size,
    )


def _searched(page: Page, search: str, stretch: tuple[int, int], *, skip: int) -> tuple[Rows, int]:
    """Return a page of those whom a search finds: the words know the positions, the list is read for few."""
    found = _found(page, search, stretch, skip=skip, size=PAGE_SIZE)
    return _placed(page, [each for each, _total in found]), found[0][1] if found else 0


def _decided(
    page: Page, filters: Filters, days: Days, stretch: tuple[int, int], *, skip: int
) -> tuple[Rows, int]:
    """Return a page of those about whom something was decided: they are few, and known by their positions."""
    known = page.rows(
        "retention/decided_positions",
        today=days.today,
        first=stretch[0],
        last=stretch[1],
        relationships=list(filters.relationships),
        rules=list(filters.rules),
        sources=list(filters.sources),
        decisions=list(filters.decisions),
        sorting=filters.sorting,
    )
    positions = [int(str(row["list_position"])) for row in known]
    shown = (positions[::-1] if filters.descending else positions)[skip : skip + PAGE_SIZE]
    rows = {row["list_position"]: row for row in _placed(page, shown)}
    return [rows[position] for position in shown if position in rows], len(positions)


def _placed(page: Page, positions: list[int]) -> Rows:
    return page.rows("retention/list_positions", positions=positions) if positions else []


def _found(
    page: Page, search: str, stretch: tuple[int, int], *, skip: int, size: int
) -> list[tuple[int, int]]:
    """Return the positions of whom a search finds in a stretch, each with how many there are in all."""
    words = search_words(search)
    rows = page.rows(
        "retention/positions",
        first=stretch[0],
        last=stretch[1],
        word=words[0],
        or_word=other_spelling(words[0]),
        second=words[min(1, len(words) - 1)],
        third=words[-1],
        skip=skip,
        size=size,
    )
    return [(int(str(row["list_position"])), int(str(row["total"]))) for row in rows]
