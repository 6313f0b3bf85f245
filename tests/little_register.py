"""Registers of a few records, in the shape of an import: raw tables from rows by object, then the derivation.

    register_of(settings, {"Contact": [contact(1)], "Task": [row("Task", 1, WhoId=key("Contact", 1))]})

Each object given counts as a file of the export, with the columns of its rows; `faults` names files that
could not be read. A later `hour` is a later export, compared with the one before; a file without rows keeps
its columns.
"""

import atexit
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow

from dashboard import policy, sql
from dashboard.databases import (
    build_snapshot,
    current_snapshot_name,
    execute,
    open_snapshot,
    point_at,
    snapshot_path,
)
from dashboard.register.derive import derive
from dashboard.register.differences import find_differences
from dashboard.register.known import record_known
from tests.generator.ids import salesforce_id
from tests.registers import insert

Row = dict[str, object]
BEGIN = datetime(2026, 11, 23, 6)
PREFIXES = {
    "Contact": "003",
    "Lead": "00Q",
    "Individual": "0PK",
    "Account": "001",
    "Task": "00T",
    "Event": "00U",
    "EmailMessage": "02s",
    "TaskRelation": "0RT",
    "EventRelation": "0RE",
    "EmailMessageRelation": "0CX",
    "Campaign": "701",
    "CampaignMember": "00v",
    "Opportunity": "006",
    "OpportunityContactRole": "00K",
    "ContactPointTypeConsent": "0ZX",
    "CommSubscriptionConsent": "0eB",
    "Case": "500",
    "Contract": "800",
    "Note": "002",
    "User": "005",
}
TABLES = {
    "contact": ("Contact", "Lead"),
    "activity": ("Task", "Event", "EmailMessage"),
    "activity_relation": ("TaskRelation", "EventRelation", "EmailMessageRelation"),
    "consent": ("ContactPointTypeConsent", "CommSubscriptionConsent"),
    "individual": ("Individual",),
    "account": ("Account",),
    "campaign": ("Campaign",),
    "campaign_member": ("CampaignMember",),
    "opportunity": ("Opportunity",),
    "opportunity_contact_role": ("OpportunityContactRole",),
    "salesforce_user": ("User",),
}


def key(object_name: str, number: int) -> str:
    """Return the id of an object's record number `number`."""
    return salesforce_id(PREFIXES[object_name], number)


def row(object_name: str, number: int, **cells: object) -> Row:
    """Return a living record."""
    return {"object": object_name, "Id": key(object_name, number), "IsDeleted": False, **cells}


def contact(number: int, object_name: str = "Contact", **cells: object) -> Row:
    """Return a contact or lead with a name, an address and no objection."""
    flags = {"HasOptedOutOfEmail": False, "HasOptedOutOfFax": False, "DoNotCall": False}
    named = {"FirstName": f"First{number}", "LastName": f"Last{number}", "Email": f"p{number}@example.com"}
    return row(object_name, number, **{**named, **flags, "CreatedDate": datetime(2020, 1, 1), **cells})


def register_of(
    settings,
    rows: Mapping[str, Iterable[Row]],
    *,
    hour: int = 0,
    exported_at: datetime | None = None,
    faults: Iterable[str] = (),
    rejects: Iterable[Row] = (),
    lacks: Iterable[str] = (),
    told: bool = True,
) -> str:
    """Build a snapshot of these rows, point at it, and return its id.

    `lacks` are columns that no file has; unless `told`, only the records say when they were exported.
    """
    given = {name: list(records) for name, records in rows.items()}
    moment = BEGIN + timedelta(hours=hour)
    snapshot_id = f"{moment:%Y%m%dT%H%M%SZ}-{hour:04x}"
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    current = current_snapshot_name(settings)
    previous = snapshot_path(settings, current) if current else None
    more = (tuple(faults), tuple(rejects), tuple(lacks), told)
    path = snapshot_path(settings, snapshot_id)
    written = [each.read_bytes() for each in (settings.policy, settings.overrides) if each.exists()]
    before = _KEYS.get(previous) or (hash_of(previous.read_bytes()) if previous else None)
    wanted = hash_of(given, snapshot_id, exported_at, more, written, before)
    if not _copied(wanted, path):
        _build(settings, path, previous, given, (moment, exported_at or moment), more)
        _keep(wanted, path)
    _KEYS[path] = wanted
    point_at(settings, snapshot_id)
    return snapshot_id


# Most tests of a file begin with the same register: it is built once, and copied for each of them.
_FOLDER = Path(tempfile.mkdtemp(prefix="registers-"))
_MOST_KEPT = 48
_KEPT: dict[str, Path] = {}
_KEYS: dict[Path, str] = {}
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)


def hash_of(*what) -> str:
    """Return what tells one register from another."""
    return hashlib.sha256(repr(what).encode()).hexdigest()


def _copied(wanted: str, path) -> bool:
    if wanted not in _KEPT:
        return False
    shutil.copyfile(_KEPT[wanted], path)
    return True


def _keep(wanted: str, path) -> None:
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.pop(next(iter(_KEPT))).unlink()
    _KEPT[wanted] = _FOLDER / wanted
    shutil.copyfile(path, _KEPT[wanted])


def _build(settings, path, previous, rows, moments, more) -> None:
    moment, exported_at = moments
    faults, rejects, lacks, told = more
    headers = _headers(previous)
    with build_snapshot(path) as connection:
        for name in sql.names("import/schema"):
            execute(connection, name)
        connection.execute(
            "insert into snapshot values (?, ?, ?, ?, 'hash', false, null)",
            [path.stem, moment, exported_at, moment.date()],
        )
        for number, (object_name, records) in enumerate(rows.items(), start=1):
            kept = [{name: cell for name, cell in record.items() if name not in lacks} for record in records]
            header = {name for record in kept for name in record} or headers.get(object_name, set())
            _file(
                connection, number, object_name, kept, header - set(lacks), faulty=object_name in set(faults)
            )
        insert(
            connection, "reject", [{"file_no": 1, "file": "x.csv", "reason": "broken", **r} for r in rejects]
        )
        record_known(
            connection,
            told=exported_at if told else None,
            imported_at=moment,
            written_at={},
            previous=previous,
        )
        rules = policy.load(settings.policy, settings.overrides)
        derive(connection, rules, today=moment.date(), snapshot_id=path.stem)
        find_differences(connection, previous)


def _headers(previous) -> dict[str, set[str]]:
    if previous is None:
        return {}
    with open_snapshot(previous) as connection:
        rows = execute(connection, "import/object_counts").fetchall()
    return {name: set(columns) for name, _, columns in rows}


def _file(connection, number: int, object_name: str, records: list[Row], header, *, faulty: bool) -> None:
    table = next((table for table, objects in TABLES.items() if object_name in objects), "other_record")
    if len(TABLES.get(table, ())) == 1:
        records = [{name: cell for name, cell in record.items() if name != "object"} for record in records]
    own = {name for record in records for name in json.loads(str(record.get("extra") or "{}"))}
    columns = sorted({*header, *own} - {"object", "ActivityRecordId"})
    insert(
        connection,
        "import_file",
        [
            {
                "file_no": number,
                "name": f"{object_name}.csv",
                "object": object_name,
                "read": len(records),
                "loaded": len(records),
                "rejected": 0,
                "duplicates": 0,
                "columns": columns,
                "error": "The file ends in the middle of a row." if faulty else None,
            },
        ],
    )
    if records:
        cells = [{"file_no": number, **dict.fromkeys(set(columns) - own), **record} for record in records]
        connection.register("incoming", pyarrow.Table.from_pylist(cells))
        connection.execute(f"insert into {table} by name select * from incoming")
        connection.unregister("incoming")
