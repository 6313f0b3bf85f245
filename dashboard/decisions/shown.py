"""The columns by which an export shows that a record was changed: every one that the deed wrote."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from dashboard.decisions.anonymous import ALWAYS_SET, EMPTIED, RENAMED, flags_of
from dashboard.decisions.items import Act, Item

_CUSTOM: Final = "__c"


def is_shown(
    item: Item,
    columns: frozenset[str],
    lost: Mapping[str, datetime],
    since: datetime | None,
    corrected: Collection[str] = (),
) -> bool:
    """Tell whether an export with `columns` shows what becomes of an item; a deletion needs none.

    `lost` are columns that an earlier export had, with when they were first missed: those that were there
    when the case was claimed (`since`, naive UTC) were written, and have to be looked at. `corrected` are the
    columns of a correction: each of them has to be there.
    """
    if item.act == Act.CORRECT:
        return columns.issuperset(corrected)
    written = {name for name, gone_at in lost.items() if since is None or gone_at > since}
    return _always(item) <= columns and not _writes(item, written - columns)


def _always(item: Item) -> set[str]:
    match item.act:
        case Act.UNLINK:
            return {"WhoId"}
        case Act.ANONYMISE:
            return {RENAMED[item.object]}
        case Act.OPT_OUT | Act.OPT_OUT_EMAIL | Act.RESTRICT | Act.LIFT_RESTRICTION:
            flags = flags_of(item.object, item.act)
            return set(ALWAYS_SET.intersection(flags)) if flags else {"PrivacyConsentStatus"}
    return set()


def _writes(item: Item, columns: set[str]) -> set[str]:
    """Return those of `columns` that the deed changes."""
    flags = set(flags_of(item.object, item.act))
    match item.act:
        case Act.ANONYMISE:
            custom = {name for name in columns if name.endswith(_CUSTOM) and flags}
            return columns & {*EMPTIED.get(item.object, ()), *flags} | custom
        case Act.OPT_OUT | Act.OPT_OUT_EMAIL | Act.RESTRICT | Act.LIFT_RESTRICTION:
            return columns & flags
    return set()
