"""A case that is to be opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.vocabulary import Action, Channel, Kind, Right


@dataclass(frozen=True)
class Draft:
    """A case to be opened. `salesforce_ids` are the ids of the person's contacts, leads and individuals.

    `parameters` goes into the history and holds no personal data (e.g. {"until": "2027-01-31"});
    `material` is for what does: the requester, a note in free words.
    """

    kind: Kind
    action: Right | Action
    salesforce_ids: tuple[str, ...]
    received_on: date
    reason_code: str
    channel: Channel | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    material: Mapping[str, object] = field(default_factory=dict)
    previous_case_id: str | None = None
