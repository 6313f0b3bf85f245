"""What the history keeps of imports: taken into use, agreed to although smaller, discarded."""

from collections.abc import Mapping
from datetime import datetime

from dashboard.databases import Store
from dashboard.decisions import material
from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import Actor, Permission, Refused, require

IMPORTED = "import"
DISCARDED = "discard_import"


def record_import(
    store: Store,
    actor: Actor,
    step: str,
    snapshot_id: str,
    now: datetime,
    *,
    details: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Add `step` about a snapshot to the history; `reason` is kept as material, `now` is naive UTC."""
    require(actor, Permission.IMPORT)
    paper = material.make(f"import:{snapshot_id}", "reason", {"note": reason}, actor, now) if reason else None
    with store.transaction() as transaction:
        transaction.insert("case_material", [paper.row] if paper else [])
        event = Event(
            step,
            snapshot_id=snapshot_id,
            material_hash=paper.hash if paper else None,
            details=details or {},
        )
        append(transaction, actor, now, [event])


def check_reason(reason: str) -> None:
    """Raise `Refused` where an officer agrees to something without words."""
    if not reason.strip():
        raise Refused("Give a reason: without it nobody can understand this step later.")
