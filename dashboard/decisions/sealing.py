"""Seals: by them the history vouches for rows of other tables, so that none is changed, left out or put in.

A row's seal is the number of the event that came with it (12 digits), a salt (16 hexadecimal digits) and the
first half of SHA-256(salt || row): 128 bits, which nobody finds another row for. That event tells of each
table how many rows came and the SHA-256 of those halves, in their order as texts. A row by itself is checked
by its seal, a set of rows by its event, the event by the chain.

Why a salt and no key: rows name Salesforce ids, and whoever has a list of ids could try them all against a
bare hash. Events outlive everything and leave the house (exports, anchors, backups of others). The salt
stands in the row: whoever has it has the id in plain, and where a row goes, what could confirm it goes too.
A key of the installation could do that only until it is changed, and `verify` would need it for ever.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import pyarrow
from pyarrow import compute

from dashboard.databases import Transaction

FIRST_HASH: Final = "0" * 64
SEALED: Final = "sealed_"
UNSEALED: Final = "unsealed_"

Row = Mapping[str, object]

# What is sealed, in this order; `duckdb/seals` and `postgresql/seals` write the same. No two neighbours could
# give each other letters unseen: names from outside stand beside numbers, JSON or our own words.
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "request_queue": (
        *("case_id", "case_number", "kind", "action", "salesforce_ids", "received_on", "received_at"),
        *("channel", "reason_code", "parameters", "intake_no", "batch_no", "previous_case_id"),
        *("snapshot_id", "created_at", "created_by"),
    ),
    "setting": ("name", "version", "value", "changed_at", "changed_by"),
    "suppression": ("hash", "identifier", "reason", "case_id", "since", "key_name"),
    "write_back_item": (
        *("case_id", "object", "attempt", "record_id", "happened_at", "action", "result", "result_code"),
        "actor",
    ),
}
_PLACE: Final = 12
_SALT_BYTES: Final = 8
_HALF: Final = 32
_SEPARATOR, _NOTHING = "\x1f", "\x1e"
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - moments are naive UTC
_MICROSECOND: Final = timedelta(microseconds=1)


def end_of_history(transaction: Transaction) -> tuple[int, str]:
    """Return number and hash of the last event, when nobody else can write one any more."""
    if transaction.head is None:
        transaction.stand_in_row()
        found = transaction.row("queue/head")
        transaction.head = (int(str(found["seq"])), str(found["hash"])) if found else (0, FIRST_HASH)
    return transaction.head


def insert_sealed(transaction: Transaction, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a sealed table; the next event of the transaction vouches for them.

    Without such an event the transaction does not end well. Raises `Taken` as `Transaction.insert` does.
    """
    if rows:
        place, columns = _place(transaction), _COLUMNS[table]
        sealed = [{**row, "seal": place + _seal(row, columns)} for row in rows]
        transaction.insert(table, sealed)
        transaction.seals.setdefault(table, []).extend(str(row["seal"]) for row in sealed)


def insert_sealed_table(transaction: Transaction, table: str, rows: pyarrow.Table) -> None:
    """Add many rows whose column `seal` has been worked out but for the number of their event."""
    if rows.num_rows:
        place = pyarrow.scalar(_place(transaction), rows["seal"].type)
        seals = compute.binary_join_element_wise(place, rows["seal"], "")
        transaction.insert_table(table, rows.set_column(rows.column_names.index("seal"), "seal", seals))
        transaction.seals.setdefault(table, []).extend(seals.to_pylist())


def take_seals(transaction: Transaction) -> dict[str, object]:
    """Return what the next event says of the rows that came with it; nothing where none did."""
    seals, transaction.seals = transaction.seals, {}
    return {SEALED + table: _told(of_table) for table, of_table in seals.items()}


def _told(seals: Iterable[str]) -> str:
    ordered = sorted(seal[-_HALF:] for seal in seals)
    return f"{len(ordered)} {_sha256(''.join(ordered))}"


def _place(transaction: Transaction) -> str:
    """Return the number of the next event."""
    return f"{end_of_history(transaction)[0] + 1:0{_PLACE}}"


def _seal(row: Row, columns: Iterable[str]) -> str:
    salt = secrets.token_hex(_SALT_BYTES)
    return salt + _sha256(salt + joined(row[name] for name in columns))[:_HALF]


def joined(values: Iterable[object]) -> str:
    """Return the values of a row as one text, which both engines make alike: moments are microseconds."""
    return _SEPARATOR.join(map(_word, values))


def _word(value: object) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, datetime):
        return str((value - _EPOCH) // _MICROSECOND)
    return value.isoformat() if isinstance(value, date) else str(value)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
