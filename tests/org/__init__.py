"""A small Salesforce: loads an export, applies write-back files to its records, and exports again."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from tests.generator import fields
from tests.generator.dialects import Dialect
from tests.generator.fields import Row
from tests.generator.writers import write_sheets
from tests.org.acts import Hand, RowRefused
from tests.org.files import Job, JobRefused, contents, read_job
from tests.org.records import DAYS_IN_BIN, Records
from tests.org.results import FileResult, RowResult, write_bulk, write_data_loader
from tests.org.values import from_cell

__all__ = ["FileResult", "Org", "RowResult", "write_bulk", "write_data_loader"]


class Org:
    """Records by object and id in `records`; every change moves the record's SystemModstamp to its `now`."""

    def __init__(self, *, edits_converted_leads: bool = True) -> None:
        """Make an empty org; `edits_converted_leads` is the right of the user who applies files."""
        self.store = Records()
        self.columns = {name: list(columns) for name, columns in fields.FIELDS.items()}
        self.edits_converted_leads = edits_converted_leads

    @classmethod
    def load(cls, folder: Path, *, edits_converted_leads: bool = True) -> Self:
        """Return an org with the records of an export in the Data Loader dialect, one <Object>.csv each."""
        org = cls(edits_converted_leads=edits_converted_leads)
        csv.field_size_limit(10**7)
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                org._load(path.stem, csv.DictReader(file))
        return org

    def _load(self, object_name: str, reader: "csv.DictReader[str]") -> None:
        known = self.columns.setdefault(object_name, [])
        known += [column for column in reader.fieldnames or () if column not in known]
        for cells in reader:
            self.store.add(object_name, {name: from_cell(name, cell) for name, cell in cells.items()})

    @property
    def records(self) -> dict[str, dict[str, Row]]:
        return self.store.rows

    def alive(self, object_name: str) -> dict[str, Row]:
        """Return the records of an object that are not in the bin."""
        return {key: row for key, row in self.records[object_name].items() if not row.get("IsDeleted")}

    @property
    def user(self) -> str:
        """Return the id of the person who applies files and exports: the first who may sign in."""
        users = self.records["User"].values()
        return next((r["Id"] for r in users if r.get("IsActive") and r.get("UserType") == "Standard"), "")

    def apply(self, source: Path, now: datetime, *, insert_nulls: bool = False) -> list[FileResult]:
        """Apply a zip, a folder or one file of write-back files in the order of their names.

        `insert_nulls` is Data Loader's setting without the Bulk API: an empty cell empties, #N/A is a text.
        """
        return [
            self.apply_content(name, content, now, insert_nulls=insert_nulls)
            for name, content in contents(source)
        ]

    def apply_content(
        self, name: str, content: bytes, now: datetime, *, insert_nulls: bool = False
    ) -> FileResult:
        """Apply one file, told by its name and what is in it."""
        try:
            job = read_job(name, content, self.columns)
        except JobRefused as refusal:
            return FileResult(name, refused=str(refusal))
        hand = Hand(self.store, self.columns, self.user, self.edits_converted_leads, insert_nulls, now)
        rows = [_row_result(hand, job, cells) for cells in job.rows]
        return FileResult(name, job.object, job.action, job.columns, rows)

    def empty_bin(self) -> None:
        """Remove for good everything that lies in the bin."""
        self.store.remove(set(self.store.bin))

    def export(
        self, folder: Path, dialect: Dialect, now: datetime, *, with_bin: bool = True
    ) -> dict[str, int]:
        """Write an export as of `now`, when the bin holds the last 15 days only; return the counts.

        Who exports has signed in: in an org where nothing else happens, that is the export's newest moment.
        """
        self.store.purge(now - DAYS_IN_BIN)
        if self.user:
            self.records["User"][self.user]["LastLoginDate"] = now
        extra = {
            name: [column for column in columns if column not in fields.FIELDS.get(name, ())]
            for name, columns in self.columns.items()
        }
        rows = (
            (name, row)
            for name, records in self.records.items()
            for row in records.values()
            if with_bin or not row.get("IsDeleted")
        )
        return write_sheets(rows, folder, dialect, extra)


def _row_result(hand: Hand, job: Job, cells: list[str]) -> RowResult:
    named = dict(zip(job.columns, cells, strict=True))
    key = named.get("Id", "")
    creating = job.action == "insert" or (job.action == "upsert" and not key)
    acts: dict[str, Callable[[], str]] = {
        "delete": lambda: hand.delete(job.object, key),
        "hardDelete": lambda: hand.hard_delete(job.object, key),
    }
    act = acts.get(job.action, lambda: (hand.insert if creating else hand.update)(job.object, named))
    try:
        return RowResult(cells, act(), created=creating)
    except RowRefused as refusal:
        return RowResult(cells, key, error=str(refusal))
