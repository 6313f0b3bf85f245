"""The append-only ledger: every step of every case and every other accountable act, in one hash chain.

hash = sha256(prev_hash || payload); the payload is the canonical JSON of every other column, so that one text
is hashed and nothing can slip between columns. No personal data in it: names and texts are case material.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions.sealing import end_of_history, take_seals
from dashboard.vocabulary import Actor

_ENCODER: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Event:
    """One row for the ledger; `case_id` and `version` are None for acts outside a case."""

    step: str
    case_id: str | None = None
    version: int | None = None
    state: str | None = None
    reason_code: str | None = None
    ground: str | None = None
    snapshot_id: str | None = None
    material_hash: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


def canonical(value: object) -> str:
    """Write `value` as JSON that is the same on every machine: sorted keys, no spaces, NFC."""
    return _nfc(_ENCODER.encode(value))


def _nfc(written: str) -> str:
    return written if written.isascii() else unicodedata.normalize("NFC", written)


def chain_hash(previous: str, payload: str) -> str:
    """Return the hash of a row after `previous`."""
    return hashlib.sha256((previous + payload).encode()).hexdigest()


def append(transaction: Transaction, actor: Actor, now: datetime, events: Sequence[Event]) -> None:
    """Add `events` to the chain in their order; `now` is naive UTC.

    The first of them vouches for the sealed rows that were added before it.
    """
    (seq, previous), seals = end_of_history(transaction), take_seals(transaction) if events else {}
    rows: list[dict[str, object]] = []
    for event in events:
        seq += 1
        rows.append(_sealed(_row(event, actor, now, seq, {} if rows else seals), previous))
        previous = str(rows[-1]["hash"])
    transaction.insert("request_event", rows)
    transaction.head = seq, previous


def record_act(
    transaction: Transaction,
    actor: Actor,
    step: str,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Add an accountable act outside a case: a sign-in, an export, a change of settings."""
    append(transaction, actor, now, [Event(step=step, details=details or {})])


def vouch(transaction: Transaction, actor: Actor, now: datetime) -> None:
    """Add an event for sealed rows that no other one came with; most of the time there are none."""
    if transaction.seals:
        record_act(transaction, actor, "seal_rows", now)


def _row(
    event: Event, actor: Actor, now: datetime, seq: int, seals: Mapping[str, object]
) -> dict[str, object]:
    columns = {**vars(event), "details": canonical({**event.details, **seals})}
    row = {"seq": seq, **columns, "actor": actor.user, "role": actor.role.value, "happened_at": now}
    # As the payload is: what is sealed and what is shown must be the same letters.
    return {name: _nfc(value) if isinstance(value, str) else value for name, value in row.items()}


def _sealed(row: Mapping[str, object], previous: str) -> dict[str, object]:
    moment = row["happened_at"]
    assert isinstance(moment, datetime)
    payload = canonical({**row, "happened_at": moment.isoformat(timespec="microseconds")})
    return {**row, "payload": payload, "prev_hash": previous, "hash": chain_hash(previous, payload)}
