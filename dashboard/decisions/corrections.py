"""What a rectification request asks to be corrected (Art. 16): written down, and held against a snapshot.

Old and new values are case material. The history carries the salted hash of the whole list and how many
fields of each object it has; the newest list counts, and none can be changed once it has been approved.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions import material
from dashboard.decisions.case import Case, read_all
from dashboard.decisions.correctable import columns_of, given, same
from dashboard.decisions.items import Act, Item
from dashboard.decisions.ledger import Event, append, canonical
from dashboard.vocabulary import Actor, Kind, NotFound, Permission, Refused, Right, Stale, State, require

CORRECT: Final = "correct"
_KIND: Final = "correction"
CHANGEABLE: Final = frozenset(
    {State.RECEIVED, State.IDENTITY_PENDING, State.CLARIFICATION_PENDING, State.IN_PROGRESS}
)


@dataclass(frozen=True)
class Correction:
    """One field of one record (18-character id): what the register had, what it should be; None is empty."""

    object: str
    record_id: str
    column: str
    old: str | None
    new: str | None

    @property
    def item(self) -> Item:
        """What is to be done to the record."""
        return Item(self.object, self.record_id, Act.CORRECT.value)


@dataclass(frozen=True)
class Asked:
    """What one request asks: the hash of the list in the history, the list, and what is left of it to do.

    `lacking` are those whose record has left the register or lies in its bin, with which of the two.
    """

    paper: str
    corrections: tuple[Correction, ...]
    left: frozenset[Correction]
    lacking: tuple[tuple[Correction, str], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The records that have something left to correct, sorted."""
        return tuple(sorted({each.item for each in self.left}))

    @cached_property
    def cells(self) -> dict[Item, dict[str, str | None]]:
        """What is to stand in each record: the values of its columns."""
        found: dict[Item, dict[str, str | None]] = {}
        for each in self.corrections:
            found.setdefault(each.item, {})[each.column] = each.new
        return found


@dataclass(frozen=True)
class Record:
    """A record that can be corrected: its columns with the values that the register has."""

    object: str
    record_id: str
    values: Mapping[str, str | None]


def asked(page: Page, case_ids: Sequence[str]) -> dict[str, Asked]:
    """Return what the cases ask, by case id; one without a list, or whose list was deleted, is left out."""
    rows: dict[str, list[Mapping[str, object]]] = {}
    for row in page.rows("plan/corrections", case_ids=list(case_ids)):
        rows.setdefault(str(row["case_id"]), []).append(row)
    return {case_id: _asked(found) for case_id, found in rows.items()}


def _asked(rows: Sequence[Mapping[str, object]]) -> Asked:
    found = [(_correction(row), _text(row["current"]), row["place"]) for row in rows]
    return Asked(
        paper=str(rows[0]["material_hash"]),
        corrections=tuple(each for each, _, _ in found),
        left=frozenset(
            each
            for each, current, place in found
            if place == "there" and not same(each.column, current, each.new)
        ),
        lacking=tuple((each, str(place)) for each, _, place in found if place != "there"),
    )


def _correction(row: Mapping[str, object]) -> Correction:
    return Correction(
        object=str(row["object"]),
        record_id=str(row["record_id"]),
        column=str(row["field"]),
        old=_text(row["old"]),
        new=_text(row["new"]),
    )


def correctable(page: Page, case_id: str) -> list[Record]:
    """Return the living records of a case's persons, each with the columns that the export had.

    A converted lead is left out: Salesforce refuses changes to it, and its contact is what is used.
    """
    columns = {str(row["object"]): row["columns"] for row in page.rows("plan/exported")}
    rows = page.rows("case/contacts", case_id=case_id)
    rows += [{"object": "Individual", **row} for row in page.rows("case/individuals", case_id=case_id)]
    return [
        _record(row, columns.get(str(row["object"])))
        for row in rows
        if not row["IsDeleted"] and not row.get("IsConverted") and not str(row["Id"]).startswith("@")
    ]


def _record(row: Mapping[str, object], exported: object) -> Record:
    extra = json.loads(str(row["extra"])) if row["extra"] else {}
    cells = {**extra, **row}
    name = str(row["object"])
    columns = columns_of(name, exported if isinstance(exported, list) else [])
    return Record(name, str(row["Id"]), {column: _text(cells.get(column)) for column in columns})


def add(
    store: Store,
    actor: Actor,
    seen: tuple[str, int],
    place: tuple[str, str],
    value: str,
    *,
    now: datetime,
) -> None:
    """Ask that the field at `place` (record id, column) be `value`; "" empties it.

    `seen` is the case and the version that was looked at. Asking again about the same field replaces what
    was asked. `now` is naive UTC.
    Raises `Denied`, `Refused` for a value that Salesforce would not take or that the register has already,
    `NotFound` where the record or column is none of the person's, and `Stale`.
    """
    require(actor, Permission.REGISTER_REQUEST)
    (case_id, _), (record_id, column) = seen, place
    with store.page(actor) as page:
        records = {each.record_id: each for each in correctable(page, case_id)} if page.snapshot else {}
        known = asked(page, [case_id]) if records else {}
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    record = records.get(record_id)
    if record is None or column not in record.values:
        raise NotFound("The register has no such field of this person. Look at the case again.")
    old, new = record.values[column], given(column, value)
    if same(column, old, new):
        raise Refused("The register has this value already: there is nothing to correct.")
    correction = Correction(record.object, record_id, column, old, new)
    _write(store, actor, seen, [*_without(known.get(case_id), place), correction], now, snapshot_id)


def remove(
    store: Store, actor: Actor, seen: tuple[str, int], place: tuple[str, str], *, now: datetime
) -> None:
    """Ask no longer that the field at `place` be corrected. Raises `Denied`, `Refused`, `Stale`."""
    require(actor, Permission.REGISTER_REQUEST)
    with store.page(actor) as page:
        known = asked(page, [seen[0]]) if page.snapshot else {}
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    _write(store, actor, seen, _without(known.get(seen[0]), place), now, snapshot_id)


def _without(known: Asked | None, place: tuple[str, str]) -> list[Correction]:
    corrections = known.corrections if known else ()
    return [each for each in corrections if (each.record_id, each.column) != place]


def _write(
    store: Store,
    actor: Actor,
    seen: tuple[str, int],
    corrections: Iterable[Correction],
    now: datetime,
    snapshot_id: str | None,
) -> None:
    case_id, version = seen
    listed = sorted(corrections, key=lambda each: (each.object, each.record_id, each.column))
    with store.transaction() as transaction:
        case = _open_case(transaction, case_id, version)
        # As a text: whoever shows the paper shows words, not a structure.
        content = {"corrections": canonical([vars(each) for each in listed])}
        paper = material.make(case_id, _KIND, content, actor, now)
        transaction.insert("case_material", [paper.row])
        event = Event(
            CORRECT,
            case_id=case_id,
            version=version + 1,
            state=case.state.value,
            snapshot_id=snapshot_id,
            material_hash=paper.hash,
            details={"fields": dict(sorted(Counter(each.object for each in listed).items()))},
        )
        append(transaction, actor, now, [event])


def _open_case(transaction: Transaction, case_id: str, version: int) -> Case:
    (case,) = read_all(transaction, [case_id])
    if case.version != version:
        raise Stale(
            "Case {case} was changed meanwhile by somebody else. Look at it again, then decide again.",
            case=case.case_number,
        )
    if case.kind is not Kind.RIGHT or case.action != Right.RECTIFICATION or case.state not in CHANGEABLE:
        raise Refused(
            "What is to be corrected is settled: case {case} has gone on. Send it back to change the list.",
            case=case.case_number,
        )
    return case


def _text(value: object) -> str | None:
    return None if value is None else str(value)
