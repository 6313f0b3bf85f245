"""Acts in a case that are no steps: an event that leaves the state as it is, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.databases import Transaction
from dashboard.decisions import material
from dashboard.decisions.case import Case, read_all
from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import TERMINAL, Actor, Refused


@dataclass(frozen=True)
class Act:
    """What is done: its name, and what the history may hold of it.

    `words`: kind and content of its material, `until` the last Helsinki day of that, if before the case file.
    """

    name: str
    details: Mapping[str, object] = field(default_factory=dict)
    words: tuple[str, Mapping[str, object]] | None = None
    until: date | None = None
    snapshot_id: str | None = None


def read_one(transaction: Transaction, case_id: str) -> Case:
    """Return a case, open or closed; raise `NotFound`."""
    (case,) = read_all(transaction, [case_id])
    return case


def read_open_one(transaction: Transaction, case_id: str) -> Case:
    """Return an open case; raise `NotFound`, and `Refused` where it is closed."""
    case = read_one(transaction, case_id)
    if case.state in TERMINAL:
        raise Refused("Case {case} is closed. Open a new case that links to it.", case=case.case_number)
    return case


def write_act(transaction: Transaction, actor: Actor, case: Case, act: Act, now: datetime) -> str | None:
    """Write the act and its words; return the id of the material, None without words. `now`: naive UTC."""
    paper = material.make(case.case_id, *act.words, actor, now, until=act.until) if act.words else None
    transaction.insert("case_material", [paper.row] if paper else [])
    event = Event(
        act.name,
        case_id=case.case_id,
        version=case.version + 1,
        state=case.state.value,
        snapshot_id=act.snapshot_id,
        material_hash=paper.hash if paper else None,
        details=act.details,
    )
    append(transaction, actor, now, [event])
    return str(paper.row["material_id"]) if paper else None
