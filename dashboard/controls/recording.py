"""The figures of the controls at each import: how many rows stood open, once a snapshot (Art. 5(2))."""

import logging
from contextlib import suppress
from datetime import datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.controls.checks import Row
from dashboard.controls.control import Control, controls
from dashboard.controls.found import find
from dashboard.controls.inputs import Values, inputs
from dashboard.controls.kept import LARGE, is_kept
from dashboard.databases import NOT_IN_COPY, Page, Store
from dashboard.vocabulary import SYSTEM

_log: Final = logging.getLogger(__name__)


def record(store: Store, now: datetime) -> int:
    """Write what every control finds in the current copy; return how many were written; `now` is naive UTC.

    Safe to do again: a copy that has its figures keeps them. Where nothing is found and the copy lacks what a
    control reads, because an older version of the program made it or the export had no such object, figures
    are NULL: not looked at is no proof of nothing open.
    """
    with store.page(SYSTEM) as page:
        if page.snapshot is None or _is_recorded(page, page.snapshot.snapshot_id):
            return 0
        snapshot_id, values = page.snapshot.snapshot_id, inputs(store.settings, now)
        found = {control.short: _figures(page, control, values) for control in controls()}
    rows = [
        {
            "control": name,
            "snapshot_id": snapshot_id,
            "day": helsinki_date(now),
            "open_rows": figures[0] if figures else None,
            "affected": figures[1] if figures else None,
        }
        for name, figures in found.items()
    ]
    with store.transaction() as transaction:
        if transaction.row("queue/control/recorded", snapshot_id=snapshot_id):
            return 0  # another visit was quicker
        transaction.insert("control_result", rows)
    return len(rows)


def keep(store: Store, now: datetime) -> None:
    """Ask every large control, so that whoever opens its clause today finds the rows kept; `now`: naive UTC.

    Those that are kept already are left as they are; a page for each of the others, so that none lasts.
    """
    values, large = inputs(store.settings, now), [Control(f"controls/{name}") for name in sorted(LARGE)]
    with store.page(SYSTEM) as page:
        lacking = [each for each in large if page.snapshot and not is_kept(page, each, values)]
    for control in lacking:
        with store.page(SYSTEM) as page, suppress(*NOT_IN_COPY):
            find(page, control, values)


def history(page: Page) -> list[Row]:
    """Return the kept figures, the oldest import first: control, snapshot_id, day, open_rows, affected."""
    return page.rows("queue/control/history")


def are_recorded(store: Store, snapshot_id: str) -> bool:
    """Tell whether the figures of a snapshot are kept: the last thing that looking at a copy does."""
    with store.page(SYSTEM) as page:
        return _is_recorded(page, snapshot_id)


def _is_recorded(page: Page, snapshot_id: str) -> bool:
    return bool(page.rows("queue/control/recorded", snapshot_id=snapshot_id))


def _figures(page: Page, control: Control, values: Values) -> tuple[int, int] | None:
    """Return open rows and affected, or None."""
    try:
        found = find(page, control, values)
    except NOT_IN_COPY:
        _log.warning("%s was not looked at: the copy lacks what it reads", control.name)
        return None
    return (found.open.num_rows, found.affected) if found.is_known else None
