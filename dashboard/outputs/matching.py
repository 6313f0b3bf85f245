"""Which rows of result files speak of which items of the open cases, and what they say of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from dashboard.decisions.items import Outcome, Result, Standing
from dashboard.outputs.result_rows import SHORT_ID, Row, by_record

Items = Mapping[str, Sequence[Standing]]
_OPEN: Final = frozenset({Result.DOWNLOADED, Result.FAILED})


def is_awaited(rows: Sequence[Row], items: Items) -> bool:
    """Tell whether a record of the rows was handed out and has no answer yet: two answers may be alike."""
    waiting = {
        short_id: [each for each in standings if each.result is Result.DOWNLOADED]
        for short_id, standings in _by_short_id(items).items()
    }
    return any(row.speaks_of(each.item) for row in rows for each in waiting.get(row.short_id, ()))


def matched(rows: Sequence[Row], items: Items) -> list[Row]:
    """Return the rows that speak of any of the items."""
    known = _by_short_id(items)
    return [row for row in rows if any(row.speaks_of(each.item) for each in known.get(row.short_id, ()))]


def _by_short_id(items: Items) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for standings in items.values():
        for each in standings:
            found.setdefault(each.item.record_id[:SHORT_ID], []).append(each)
    return found


def outcomes(rows: Sequence[Row], items: Items) -> list[Outcome]:
    """Return what the rows say of the cases' items; a success counts even beside a refusal."""
    told = by_record(rows)
    found: list[Outcome] = []
    for case_id, standings in items.items():
        for each in standings:
            near = told.get(each.item.record_id[:SHORT_ID], ())
            codes = [row.code for row in near if row.speaks_of(each.item)]
            if codes and each.result in _OPEN:
                found += _outcome(case_id, each, codes)
    return found


def _outcome(case_id: str, standing: Standing, codes: Collection[str | None]) -> list[Outcome]:
    if None in codes:
        return [(case_id, standing.item, Result.SUCCEEDED, None)]
    # A refusal that is known says nothing new.
    if standing.result is Result.FAILED:
        return []
    return [(case_id, standing.item, Result.FAILED, next(iter(codes)))]
