"""Which objects are pulled, with which fields, and whether everything is asked for or only what changed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from dashboard.register.names import is_secret
from dashboard.register.objects import TABLES
from dashboard.register.pull.order import PullOrder
from dashboard.register.pull.state import Fetching, Kept, State
from dashboard.vocabulary import ObjectName

OBJECTS: Final = tuple(map(str, TABLES))  # those with a table
STAMP: Final = "SystemModstamp"
_EVERYTHING: Final = "select {fields} from {object}"
_CHANGES: Final = _EVERYTHING + " where SystemModstamp >= {since:%Y-%m-%dT%H:%M:%SZ}"
# A membership shows its person's data, a user their last sign-in: neither moves the record's own stamp.
_ALWAYS_WHOLE: Final = frozenset({ObjectName.CAMPAIGN_MEMBER.value, ObjectName.USER.value})
# The Bulk API queries no compound field (its parts are fields themselves) and no content of files.
_NOT_QUERIED: Final = frozenset({"address", "location", "base64", "complexvalue"})
# What a long transaction writes bears the stamp of its beginning and is seen only at its end.
OVERLAP: Final = timedelta(hours=1)
_CHANGES_PER_WHOLE: Final = 0.5


def objects_of(order: PullOrder, state: State) -> list[str]:
    """Return the objects of a pull: whatever is kept is brought up to date, whoever asked for it first."""
    return list(dict.fromkeys([*OBJECTS, *order.also, *state.objects]))


def queried_fields(described: Mapping[str, Any]) -> list[str]:
    """Return the fields of a describe that a query asks for; none that looks like a credential."""
    return [
        each["name"]
        for each in described["fields"]
        if each["type"] not in _NOT_QUERIED and not is_secret(each["name"])
    ]


def query_of(object_name: str, fields: list[str], since: datetime | None) -> str:
    """Return the SOQL; `since` is the watermark (naive UTC), None for everything."""
    soql = _EVERYTHING if since is None else _CHANGES
    return soql.format(fields=",".join(fields), object=object_name, since=since and since - OVERLAP)


def tells_changes(object_name: str, fields: list[str]) -> bool:
    """Tell whether the changes of an object can be asked for at all."""
    return STAMP in fields and object_name not in _ALWAYS_WHOLE


def may_go_on(fetching: Fetching, fields: list[str], folder: Path, *, whole: bool) -> bool:
    """Tell whether a query of an earlier pull still brings what is asked for, and its file is still there."""
    path = folder / fetching.file
    size = path.stat().st_size if path.exists() else 0
    return fetching.fields == fields and (fetching.whole or not whole) and size >= fetching.bytes


def must_be_whole(object_name: str, kept: Kept, fields: list[str], folder: Path, order: PullOrder) -> bool:
    """Tell whether everything is to be asked for.

    Changes never tell of what is gone from the recycle bin, nor of formulas that come out otherwise: so
    everything is pulled anew after `full_after_days`.
    """
    if (
        order.full
        or not tells_changes(object_name, fields)
        or kept.watermark is None
        or kept.whole_at is None
    ):
        return True
    if set(fields) != set(kept.fields) or not all((folder / file).exists() for file in kept.files):
        return True
    whole, *changes = [(folder / file).stat().st_size for file in kept.files]
    too_old = order.now() - kept.whole_at >= timedelta(days=order.full_after_days)
    return too_old or sum(changes) > whole * _CHANGES_PER_WHOLE
