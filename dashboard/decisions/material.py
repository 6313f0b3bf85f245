"""Case material: what holds personal data. Events carry its salted hash, so history outlives erasure."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.decisions.ledger import canonical
from dashboard.decisions.sealing import joined
from dashboard.vocabulary import Actor


@dataclass(frozen=True)
class Material:
    """One piece of material on its way into the queue: the row, and the hash that an event may carry."""

    row: Mapping[str, object]

    @property
    def hash(self) -> str:
        """The salted hash of the content."""
        return str(self.row["material_hash"])


def make(
    case_id: str,
    kind: str,
    content: Mapping[str, object],
    actor: Actor,
    now: datetime,
    *,
    until: date | None = None,
) -> Material:
    """Salt and hash `content` (anything JSON can hold) as material of a case, with the rest of its row.

    `until` is its last day (a Helsinki date) where it goes before the case file.
    """
    row: dict[str, object] = {
        "material_id": secrets.token_hex(16),
        "case_id": case_id,
        "material_kind": kind,
        "delete_after": until,
        "created_at": now,
        "created_by": actor.user,
        "content": canonical(dict(content)),
    }
    salt = secrets.token_hex(16)
    hashed = hashlib.sha256((salt + joined(row.values())).encode()).hexdigest()
    return Material({**row, "salt": salt, "material_hash": hashed})
