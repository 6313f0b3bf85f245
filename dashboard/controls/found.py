"""What a control finds, split in one place: what is open, what was accepted, what is being corrected by hand.

The queries know nothing of the last two, so that no control can forget them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy
import pyarrow
import pyarrow.compute

from dashboard.controls.checks import CHECKS, Row
from dashboard.controls.columns import SHAPE, Places, places_of, plain, those, without
from dashboard.controls.control import Control
from dashboard.controls.inputs import Values
from dashboard.controls.kept import Kept, kept_rows
from dashboard.databases import Page
from dashboard.vocabulary import State

_NAMED: Final = ("object", "record_id", "subject", "reason")
_BETWEEN: Final = "|"


@dataclass(frozen=True)
class Found:
    """The rows of a control in columns: those that are open, accepted until a day, queued to be corrected.

    `lacking` is what the copy lacks of what the control looks at: objects, and columns of objects.
    """

    open: pyarrow.Table
    accepted: pyarrow.Table
    queued: pyarrow.Table
    lacking: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the control has looked at everything, or found something all the same."""
        return not self.lacking or self.open.num_rows > 0

    @property
    def affected(self) -> int:
        """How many persons or records the open rows concern."""
        return int(pyarrow.compute.sum(self.open["affected"]).as_py() or 0)


def find(page: Page, control: Control, values: Values) -> Found:
    """Return what a control finds, in columns, because it may be every person of the register.

    `values` are those of `inputs`.
    """
    kept = kept_rows(page, control, values, everything)
    rows = kept.rows
    whole, accepted = _accepted(page, control, values)
    queued, lacking = _queued(page, control), _lacking(page, control, values)
    in_queue = _places(control, kept, "queued", queued)
    if whole:
        return Found(rows.slice(0, 0), without(rows, in_queue), those(rows, in_queue), lacking)
    both = _places(control, kept, "accepted", accepted)
    is_accepted = numpy.setdiff1d(both, in_queue)
    return Found(
        open=without(rows, numpy.union1d(both, in_queue)),
        accepted=those(rows, is_accepted),
        queued=those(rows, in_queue),
        lacking=lacking,
    )


def _lacking(page: Page, control: Control, values: Values) -> tuple[str, ...]:
    if not control.needs or page.snapshot is None:
        return ()
    attested = values["attested_absent"]
    rows = page.rows("notice/lacking", needs=list(control.needs), attested=attested)
    return tuple(dict.fromkeys(part for row in rows for part in str(row["missing"]).split(", ")))


def offending(page: Page, control: Control, values: Values, most: int | None = None) -> list[Row]:
    """Return the open rows of a control, or the first of them: object, record_id, person_no and more."""
    return cast("list[Row]", find(page, control, values).open.slice(0, most).to_pylist())


def everything(page: Page, control: Control, values: Values) -> pyarrow.Table:
    """Return the rows of a control whatever was decided about them."""
    check = CHECKS.get(control.name)
    if check:
        found = check(page.rows(control.name, **control.wants(values)))
        return pyarrow.Table.from_pylist(found, schema=SHAPE)
    return page.table(control.name, **control.wants(values)).select(SHAPE.names).cast(SHAPE)


def row_keys(control: Control, rows: pyarrow.Table) -> pyarrow.ChunkedArray:
    """Return what names each row from one copy of the register to the next: object, record, fault.

    The subject of a record is no part of it: it may count days. A find in a text is named by its field, never
    by what was found, because keys stand in the history.
    """
    parts = {name: pyarrow.compute.fill_null(rows[name], "") for name in _NAMED}
    if control.name in CHECKS:
        parts["subject"] = pyarrow.compute.replace_substring_regex(parts["subject"], ": .*$", "")
    else:
        has_record = pyarrow.compute.not_equal(parts["record_id"], "")
        parts["subject"] = pyarrow.compute.if_else(has_record, "", parts["subject"])
    return pyarrow.compute.binary_join_element_wise(*parts.values(), _BETWEEN)


def keys_of(control: Control, rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the same names for rows of a page."""
    table = pyarrow.Table.from_pylist([dict(row) for row in rows], schema=SHAPE)
    return cast("list[str]", row_keys(control, table).to_pylist())


def _places(control: Control, kept: Kept, what: str, keys: Collection[str]) -> Places:
    """Return the places of the rows with some keys, sought once as long as rows and keys are the same."""
    known = kept.sought.get(what)
    if known is None or known[0] != keys:
        known = kept.sought[what] = frozenset(keys), _named(control, kept.rows, keys)
    return known[1]


def _named(control: Control, rows: pyarrow.Table, keys: Collection[str]) -> Places:
    """Return the places of the rows with some keys: names are made for those alone whose record is named."""
    if not keys:
        return numpy.empty(0, numpy.int64)
    records = sorted({key.split(_BETWEEN)[1] for key in keys})
    record_ids = pyarrow.compute.fill_null(rows["record_id"], "")
    places = places_of(pyarrow.compute.is_in(record_ids, value_set=pyarrow.array(records, pyarrow.string())))
    names = row_keys(control, plain(those(rows, places)))
    value_set = pyarrow.array(sorted(keys), pyarrow.string())
    return places[places_of(pyarrow.compute.is_in(names, value_set=value_set))]


def _accepted(page: Page, control: Control, values: Values) -> tuple[bool, set[str]]:
    """Return whether all rows are accepted today, and the keys of those that are one by one."""
    found = page.rows("notice/accepted", control=control.short, today=values["today"])
    lists = [cast("list[str] | None", row["rows"]) for row in found]
    return None in lists, {key for each in lists for key in each or ()}


def _queued(page: Page, control: Control) -> set[str]:
    if page.snapshot is None:
        return set()
    rows = page.rows("notice/tasks")
    # A copy has shown of a task that failed that its fault stands: nothing hides it.
    return {
        str(row["row_key"])
        for row in rows
        if row["control"] == control.short and row["state"] != State.FAILED
    }
