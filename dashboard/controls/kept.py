"""The rows of the large controls, kept between visits and brought up to date by who has been decided about.

A control reads the copy, which does not change, and what was decided about its persons. So whoever looks
first asks the control; after that it is asked about those whose cases have moved since, and nobody else.
What is kept goes with the copy, with a day or a setting that the control reads, and with the process: some
fifty bytes a row, and no more than `MOST_BYTES` of all controls together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, cast

import pyarrow
import pyarrow.compute

from dashboard.controls.columns import Places, not_in, packed, places_of, plain, those, without
from dashboard.controls.control import Control
from dashboard.controls.inputs import Values
from dashboard.databases import NOT_IN_COPY, Page

# What these find does not change before the next copy: they read nothing that is decided here.
OF_COPY: Final = frozenset(
    {
        "c04_campaign_outside_purpose",
        "c04_group_company_not_in_notice",
        "c06_undeclared_column",
        "c08_recipient_not_in_policy",
        "c11_inactive_user_in_use",
        "c11_shared_account",
        "c11_unused_access",
        "c12_past_own_rule",
        "c13_6_score_or_profile",
    }
)
# Each row of these is about one person, or about nobody and then fixed by the copy.
OF_PERSONS: Final = frozenset(
    {
        "c05_consent_does_not_hold",
        "c05_no_lawful_basis",
        "c06_account_or_card_number",
        "c06_personal_identity_code",
        "c06_special_category",
        "c07_not_informed",
        "c07_purchased_list",
        "c07_source_not_in_notice",
        "c07_unknown_source",
        "c12_contact_details_invalid",
        "c12_expired_not_decided",
        "c12_kept_without_ground",
        "c13_1_not_told_of_change",
        "c13_7_mailed_after_objection",
        "c13_7_opt_out_conflict",
        "c13_7_opted_out_in_active_campaign",
    }
)
# A delivery is no step of a case, so that no person moves with it: these are asked anew.
OF_DELIVERIES: Final = frozenset({"c07_not_informed", "c13_1_not_told_of_change"})

LARGE: Final = OF_COPY | OF_PERSONS
MOST_BYTES: Final = 512 * 1024**2

Ask = Callable[[Page, Control, Values], pyarrow.Table]


@dataclass(frozen=True)
class Kept:
    """The rows of a control, and where in them those with some keys are; both are let go of together."""

    rows: pyarrow.Table
    wanted: Values = field(default_factory=dict)
    moves: int = 0
    deliveries: int = 0
    sought: dict[str, tuple[frozenset[str], Places]] = field(default_factory=dict, init=False)


def kept_rows(page: Page, control: Control, values: Values, ask: Ask) -> Kept:
    """Return what `ask` says of a control, asking again only where something may have changed.

    Rows that were opened since the control was first asked are the last ones.
    """
    if page.snapshot is None or control.short not in LARGE:
        return Kept(ask(page, control, values))
    kept = _fresh(page, control, values, ask)
    if kept.rows.nbytes + _others(page, control) <= MOST_BYTES:
        page.kept[control.name] = kept
    else:
        page.kept.pop(control.name, None)
    return kept


def _others(page: Page, control: Control) -> int:
    kept = [each for name, each in list(page.kept.items()) if name != control.name]
    return sum(cast("Kept", each).rows.nbytes for each in kept)


def is_kept(page: Page, control: Control, values: Values) -> bool:
    """Tell whether somebody has asked the control already, with the same day and settings."""
    kept = page.kept.get(control.name)
    return isinstance(kept, Kept) and kept.wanted == control.wants(values)


def forget(page: Page) -> None:
    """Let go of what is kept: every control is asked anew."""
    for name in LARGE:
        page.kept.pop(f"controls/{name}", None)


def _fresh(page: Page, control: Control, values: Values, ask: Ask) -> Kept:
    now = page.row("notice/moves") or {}
    moves, deliveries = cast("int", now["moves"]), cast("int", now["deliveries"])
    wanted = control.wants(values)
    kept = cast("Kept | None", page.kept.get(control.name))
    if kept and kept.wanted == wanted:
        if control.short in OF_COPY:
            return kept
        if control.short not in OF_DELIVERIES or kept.deliveries == deliveries:
            return _moved(page, control, values, ask, kept, moves)
    return Kept(packed(ask(page, control, values)), wanted, moves, deliveries)


def _moved(page: Page, control: Control, values: Values, ask: Ask, kept: Kept, moves: int) -> Kept:
    """Bring what is kept up to date: only the persons who have moved are asked about."""
    if moves <= kept.moves:  # another page was here, perhaps one that began later
        return kept
    persons = page.table("notice/moved", since=kept.moves)
    try:
        with page.only(persons, control.name):
            found = ask(page, control, values)
    except NOT_IN_COPY:  # a copy of an older version: all of it is asked
        return replace(kept, moves=moves, rows=packed(ask(page, control, values)))
    return replace(kept, moves=moves, rows=_changed(kept.rows, persons, found))


def _changed(rows: pyarrow.Table, persons: pyarrow.Table, found: pyarrow.Table) -> pyarrow.Table:
    """Return the rows with those of some persons as they are found now; the same ones stay in their place."""
    numbers = persons["person_no"].combine_chunks()
    places = places_of(pyarrow.compute.is_in(rows["person_no"], value_set=numbers))
    found = found.filter(pyarrow.compute.is_in(found["person_no"], value_set=numbers))
    before = plain(those(rows, places))
    added = those(found, not_in(found, before))
    left = without(rows, places[not_in(before, found)])
    return pyarrow.concat_tables([left, packed(added)]) if added.num_rows else left
