"""Raw tables made by hand and derived: real snapshots, a few rows each.

    register = derived(tmp_path, contact=[contact("003A", LastContact=…)])
    register.status("003A")["expires_on"]

Every object counts as exported with all its columns unless `files` says otherwise.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard import policy, sql
from dashboard.databases import build_snapshot, execute, open_snapshot
from dashboard.databases.connections import dictionaries
from dashboard.register.derive import derive
from dashboard.settings import ROOT
from tests.registers import insert

TODAY = date(2026, 11, 23)
POLICY = ROOT / "data" / "policy.toml"
OBJECTS = (
    "Account",
    "Contact",
    "Lead",
    "Individual",
    "Task",
    "Event",
    "EmailMessage",
    "Campaign",
    "CampaignMember",
    "Opportunity",
    "OpportunityContactRole",
    "ContactPointTypeConsent",
    "User",
)


@dataclass
class Register:
    """A derived snapshot to ask."""

    path: Path

    def rows(self, query: str, *values: object) -> list[dict[str, object]]:
        with open_snapshot(self.path) as connection:
            return dictionaries(connection.execute(query, list(values)))

    def table(self, name: str) -> list[dict[str, object]]:
        return self.rows(f"from {name}")

    def person_of(self, record_id: str) -> int:
        (row,) = self.rows("select person_no from person_record where record_id = ?", record_id)
        return row["person_no"]

    def person(self, record_id: str) -> dict[str, object]:
        (row,) = self.rows("from person where person_no = ?", self.person_of(record_id))
        return row

    def status(self, record_id: str) -> dict[str, object]:
        (row,) = self.rows("from person_status where person_no = ?", self.person_of(record_id))
        return row

    def reason(self, record_id: str) -> tuple[str, str | None]:
        (row,) = self.rows("from person_record where record_id = ?", record_id)
        return row["link_reason"], row["linked_to"]

    def same(self, *record_ids: str) -> bool:
        return len({self.person_of(each) for each in record_ids}) == 1


def contact(key: str, **columns: object) -> dict[str, object]:
    """Return a contact of 2020 with an address of its own and without opt-outs."""
    return {
        "object": "Contact",
        "Id": key,
        "IsDeleted": False,
        "LastName": f"Name {key}",
        "Email": f"{key}@example.com",
        "HasOptedOutOfEmail": False,
        "HasOptedOutOfFax": False,
        "DoNotCall": False,
        "CreatedDate": datetime(2020, 1, 1, 12),
        **columns,
    }


def lead(key: str, **columns: object) -> dict[str, object]:
    return contact(key, **{"object": "Lead", **columns})


def individual(key: str, **columns: object) -> dict[str, object]:
    answers = {"HasOptedOutSolicit": False, "HasOptedOutProcessing": False}
    return {"Id": key, "IsDeleted": False, "LastName": f"Name {key}", **answers, **columns}


def task(key: str, day: date, **columns: object) -> dict[str, object]:
    """Return a closed task."""
    return {"object": "Task", "Id": key, "occurred_at": day, "ActivityDate": day, "IsClosed": True, **columns}


def event(key: str, moment: datetime, **columns: object) -> dict[str, object]:
    return {"object": "Event", "Id": key, "occurred_at": moment, "EndDateTime": moment, **columns}


def message(key: str, moment: datetime, **columns: object) -> dict[str, object]:
    return {
        "object": "EmailMessage",
        "Id": key,
        "occurred_at": moment,
        "MessageDate": moment,
        "Incoming": True,
        **columns,
    }


def deal(key: str, day: date, **columns: object) -> dict[str, object]:
    """Return a deal won."""
    return {"Id": key, "CloseDate": day, "IsWon": True, "IsClosed": True, **columns}


def derived(
    folder: Path,
    *,
    today: date = TODAY,
    policy_file: Path = POLICY,
    overrides: Path | None = None,
    files: dict[str, list[str] | None] | None = None,
    previous: Path | None = None,
    snapshot_id: str = "20261123T060000Z-0001",
    **tables: list[dict[str, object]],
) -> Register:
    """Fill the raw tables, derive, and return the register. `files`: object → columns (None: all of them)."""
    path = folder / f"{snapshot_id}.duckdb"
    given = dict.fromkeys(OBJECTS) if files is None else files
    numbers = {name: number for number, name in enumerate(given)}
    listed = [
        {"file_no": numbers[name], "name": name, "object": name, "columns": given[name]} for name in given
    ]
    with build_snapshot(path) as connection:
        for name in sql.names("import/schema"):
            execute(connection, name)
        insert(connection, "import_file", [{**COUNTS, **row} for row in listed])
        for table, rows in tables.items():
            numbered = [{"file_no": numbers.get(row.get("object", ""), 99), **row} for row in rows]
            insert(connection, table, numbered)
        rules = policy.load(policy_file, overrides)
        derive(connection, rules, today=today, snapshot_id=snapshot_id, previous=previous)
    return Register(path)


COUNTS = {"read": 0, "loaded": 0, "rejected": 0, "duplicates": 0}


def changed_policy(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return a copy of the policy with some of its text replaced; each piece must be there."""
    text = POLICY.read_text(encoding="utf-8")
    for old, new in changes:
        if old not in text:
            pytest.fail(f"policy.toml has no {old!r}")
        text = text.replace(old, new, 1)
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return path
