"""Why an export proves nothing about a record: missing is unknown, and so is what it is too old to show."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from dashboard.decisions.evidence import Evidence, Exported
from dashboard.decisions.items import Act, Item
from dashboard.decisions.shown import is_shown
from dashboard.text import N_

DAYS_IN_BIN: Final = timedelta(days=15)


class Doubt(StrEnum):
    """Why an export proves nothing about a record, the strongest reason first."""

    NOT_EXPORTED = "not_exported"
    OLDER = "older"
    UNREAD = "unread"
    NOT_COMPLETE = "not_complete"
    NO_COLUMN = "no_column"
    MOVED = "moved"
    NO_PRIVACY_RECORD = "no_privacy_record"
    IN_BIN = "in_bin"
    MENTIONED = "mentioned"
    NO_KEY = "no_key"


DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.NOT_EXPORTED: N_("The export has no {object}, or its file could not be read."),
    Doubt.OLDER: N_(
        "Nothing shows that the file of {object} was exported after the act. Import the next export, and say "
        "when it was made."
    ),
    Doubt.UNREAD: N_("Rows of {object} could not be read: what is looked for may be among them."),
    Doubt.NOT_COMPLETE: N_(
        "The export of {object} holds so much less than the one before it that what is looked for may have "
        "been left out."
    ),
    Doubt.NO_COLUMN: N_("The export of {object} lacks a column that would show it."),
    Doubt.MOVED: N_(
        "{object} that were to be corrected are no longer in the register. Look whether another record has "
        "taken their place, and correct that."
    ),
    Doubt.NO_PRIVACY_RECORD: N_(
        "The person has no privacy record in Salesforce: nothing there can show that processing is "
        "restricted."
    ),
    Doubt.IN_BIN: N_(
        "{object} lies in Salesforce's recycle bin, or the export does not show the bin (no column "
        "IsDeleted). It is gone when the bin is emptied; an export made 15 days after the act proves it."
    ),
    Doubt.NO_KEY: N_(
        "Free text cannot be searched for the person's address: keys/suppression.key is not the key of the "
        "day of approval. Restore it from a backup."
    ),
    Doubt.MENTIONED: N_(
        "The free text of {object} still has the person's address. Take it out by hand, or close the case as "
        "partly fulfilled with the ground for keeping it."
    ),
}


@dataclass(frozen=True)
class Deed:
    """How a case was carried out: when it was claimed and done (naive UTC), the ground for keeping a part.

    `corrected` are the columns that were to be corrected, by record (object, id).
    """

    executed_at: datetime
    claimed_at: datetime | None = None
    ground: str | None = None
    corrected: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)


def is_newer(exported: Exported | None, deed: Deed) -> bool:
    """Tell whether an object was exported after the act; one that tells no time proves nothing."""
    return (
        exported is not None and exported.exported_at is not None and exported.exported_at > deed.executed_at
    )


def sees(item: Item, evidence: Evidence, deed: Deed) -> bool:
    """Tell whether the export is new enough and has the columns to show what has become of an item."""
    exported = evidence.objects.get(item.object)
    if exported is None or not is_newer(exported, deed):
        return False
    corrected = deed.corrected.get(item.record, ())
    return is_shown(item, exported.columns, exported.lost, deed.claimed_at, corrected)


def doubt_of(item: Item, evidence: Evidence, deed: Deed, *, there: bool, final: bool) -> Doubt | None:
    """Return why the export proves nothing about an item, or None where it does.

    `there`: its record is seen to be left; `final`: the act cannot be undone, so that the bin counts.
    """
    exported = evidence.objects.get(item.object)
    if exported is None:
        return Doubt.NOT_EXPORTED
    if not is_newer(exported, deed):
        return Doubt.OLDER
    state = "there" if there else evidence.present.get(item.record_id)
    if state == "unread" or item.object in evidence.unread:
        return Doubt.UNREAD
    if state == "there":
        return None if sees(item, evidence, deed) else Doubt.NO_COLUMN
    # A record that is gone shows no value: it may have been merged into one that has the old one.
    return Doubt.MOVED if item.act == Act.CORRECT else _of_absence(state, exported, deed, final=final)


def _of_absence(state: str | None, exported: Exported, deed: Deed, *, final: bool) -> Doubt | None:
    if state == "in_bin":
        return Doubt.IN_BIN if final else None
    if not exported.complete:
        return Doubt.NOT_COMPLETE
    shown = exported.shows_bin or (
        exported.exported_at and exported.exported_at - deed.executed_at >= DAYS_IN_BIN
    )
    return None if shown or not final else Doubt.IN_BIN
