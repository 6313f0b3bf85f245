"""A small Salesforce with a register in it, and pulls from it."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.databases import open_snapshot, snapshot_path
from dashboard.register import import_export, publish
from dashboard.register.pull import PullOrder, pull
from dashboard.register.pull.planning import OBJECTS
from dashboard.register.pull.updating import bring_up_to_date
from dashboard.settings import Settings, load_salesforce
from tests.generator import fields, generate
from tests.generator.dialects import BULK, DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org
from tests.org.ingest import KEY, SECRET
from tests.org.server import serving

BEGIN = datetime(2026, 11, 23, 8)
TABLES = (
    *("account", "contact", "individual", "activity", "activity_relation", "campaign", "campaign_member"),
    *("opportunity", "opportunity_contact_role", "consent", "salesforce_user"),
)


class Office:
    """An org that is pulled from; its clock and ours is `now`, and `waits` are the seconds of all waiting."""

    def __init__(self, salesforce, settings):
        self.salesforce, self.settings, self.org = salesforce, settings, salesforce.org
        self.now, self.waits, self.steps = BEGIN, [], []

    def later(self, **more):
        self.now += timedelta(**(more or {"hours": 2}))
        self.salesforce.now = self.now
        return self.now

    def pulled(self, http=None, **order):
        """Pull, use the snapshot, and return its report, with what was left out as (object, code)."""
        report, left_out = pull(self.settings, self._order(**order), http)
        publish(self.settings, report.snapshot_id)
        told = {each.object_name: each.code for each in left_out}
        return SimpleNamespace(report=report, left_out=told, contents=contents(self.settings, report))

    def updated(self, http=None, **order):
        """Pull without importing; return as of when, and what was left out as {object: code}."""
        moment, left_out = bring_up_to_date(
            self.settings.pulled, load_salesforce(), self._order(**order), http
        )
        return SimpleNamespace(moment=moment, left_out={each.object_name: each.code for each in left_out})

    def kept(self):
        """Return what the kept files come to, as {object: {id: {column: cell}}}: a later file wins."""
        found = {}
        for name in self.files():
            with (self.settings.pulled / name).open(encoding="utf-8", newline="") as file:
                rows = {row["Id"]: row for row in csv.DictReader(file, strict=True)}
            found.setdefault(Path(name).stem, {}).update(rows)
        return found

    def held(self):
        """Return what Salesforce holds of the same, in the same shape."""
        return {
            name: {key: _cells(self.org, name, row) for key, row in self.org.records[name].items()}
            for name in OBJECTS
            if name in self.org.columns
        }

    def _order(self, **order):
        return PullOrder(
            lambda: self.now, lambda *step: self.steps.append(step), wait=self.waits.append, **order
        )

    def exported(self, folder):
        """Import an export of this moment, into a data folder of its own, and return what is in it."""
        settings = Settings(data=folder / "data", demo=False)
        settings.data.mkdir(parents=True)
        self.org.export(folder / "export", DATA_LOADER, self.now)
        report = import_export(settings, [folder / "export"], now=self.now, exported_at=self.now)
        return contents(settings, report)

    def files(self):
        return sorted(
            path.relative_to(self.settings.pulled).as_posix() for path in self.settings.pulled.rglob("*.csv")
        )

    def asked(self, since=0):
        """Return the objects that were queried from the query number `since` on: name, and since when."""
        return {query.object: query.since for query in self.salesforce.queries[since:]}


def _cells(org, name, row):
    columns = [each for each in org.columns[name] if each not in fields.COMPOUND_ADDRESSES]
    return {column: BULK.cell(column, row.get(column)) for column in columns}


def contents(settings, report):
    """Return every record of a snapshot by table, and the persons, whatever file they came in."""
    with open_snapshot(snapshot_path(settings, report.snapshot_id)) as connection:
        found = {
            table: connection.execute(f"select * exclude (file_no) from {table} order by all").fetchall()
            for table in TABLES
        }
        persons = connection.execute(
            "select name, relationship, source, last_contact_on, expires_on "
            "from person join person_status using (person_no) order by all"
        )
        return found | {"person": persons.fetchall()}


@pytest.fixture(scope="session")
def first_export(tmp_path_factory):
    folder = tmp_path_factory.mktemp("org")
    write_sheets(generate(30, 3, date(2026, 11, 23)).rows(), folder, DATA_LOADER)
    return folder


@pytest.fixture
def office(first_export, settings, monkeypatch):
    with serving(Org.load(first_export), BEGIN) as salesforce:
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", salesforce.address)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_KEY", KEY)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_SECRET", SECRET)
        settings.pulled.mkdir(mode=0o700)
        yield Office(salesforce, settings)
