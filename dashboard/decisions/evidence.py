"""What an export can show: its objects one by one, unreadable rows, and the records that are looked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from dashboard.databases import Page


@dataclass(frozen=True)
class Exported:
    """What the export has of one object; its own files tell when it was exported (naive UTC), or nothing.

    `lost` are columns that an earlier export had, with when they were first missed.
    """

    columns: frozenset[str]
    exported_at: datetime | None
    complete: bool
    shows_bin: bool
    lost: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """The objects of an export, those with rows that may be any record, and the records that were looked for.

    `present` tells of a record id: there, in_bin or unread; an id that is not in it is not in the export.
    """

    objects: Mapping[str, Exported]
    unread: frozenset[str]
    present: Mapping[str, str]


def gather(page: Page, record_ids: Collection[str], smaller_percent: int) -> Evidence:
    """Look for some records in the current snapshot; `smaller_percent`: how much less an export may hold."""
    found = page.rows("verify/present", record_ids=sorted(record_ids))
    present = {str(row["record_id"]): str(row["state"]) for row in found}
    absent = sorted(set(record_ids) - present.keys())
    return Evidence(
        objects=_objects(page, absent, smaller_percent),
        unread=frozenset(str(row["object"]) for row in page.rows("verify/unread")),
        present=present,
    )


def _objects(page: Page, absent: list[str], percent: int) -> dict[str, Exported]:
    columns = {str(row["object"]): row["columns"] for row in page.rows("plan/exported")}
    lost: dict[str, dict[str, datetime]] = {}
    for row in page.rows("verify/lost_columns"):
        lost.setdefault(str(row["object"]), {})[str(row["column_name"])] = cast("datetime", row["gone_at"])
    return {
        name: Exported(
            columns=frozenset(cast("list[str]", columns[name] or [])),
            exported_at=cast("datetime | None", row["exported_at"]),
            complete=bool(row["complete"]),
            shows_bin=bool(row["shows_bin"]),
            lost=lost.get(name, {}),
        )
        for row in page.rows("verify/objects", percent=percent, absent=absent)
        if (name := str(row["object"])) in columns
    }
