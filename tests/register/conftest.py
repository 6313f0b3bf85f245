"""Runs an import without the derivation, and looks into the snapshot that it made."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from dashboard.databases import open_snapshot, snapshot_path
from dashboard.register import Order, Report, publish, run_import
from dashboard.settings import Settings

TODAY = date(2026, 11, 23)
BEGIN = datetime(2026, 11, 23, 8, 0)


@dataclass(frozen=True)
class Imported:
    """A finished import: its report and its tables."""

    settings: Settings
    report: Report

    def rows(self, query, parameters=None):
        """Return the rows of any query on the snapshot."""
        with open_snapshot(snapshot_path(self.settings, self.report.snapshot_id)) as connection:
            return connection.execute(query, parameters).fetchall()

    def row(self, query, parameters=None):
        """Return the only row."""
        (found,) = self.rows(query, parameters)
        return found

    def column(self, query):
        """Return the first column."""
        return [row[0] for row in self.rows(query)]

    @property
    def file(self):
        """The report of the only file."""
        (found,) = self.report.files
        return found

    def counts(self):
        """Return (read, loaded, rejected, duplicates) of every file in order."""
        return [(file.read, file.loaded, file.rejected, file.duplicates) for file in self.report.files]


@pytest.fixture
def export(tmp_path):
    """The folder that a test writes its export into."""
    folder = tmp_path / "export"
    folder.mkdir()
    return folder


@pytest.fixture
def load(settings):
    """Imports paths and puts the snapshot in use; each import is an hour after the one before."""
    hours = count()

    def run(*paths, publishing=True, **order):
        now = BEGIN + timedelta(hours=next(hours))
        report = run_import(settings, Order(paths, now, TODAY, **order))
        if publishing:
            publish(settings, report.snapshot_id)
        return Imported(settings, report)

    return run
