"""The whole loop: decide, hand out, carry out in the small Salesforce, export, import, prove.

"Done" is what the next export shows. A file that somebody forgot must end in failed.
"""

import io
import shutil
import zipfile
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from dashboard.databases import Store
from dashboard.decisions.verification import verify
from dashboard.outputs.sheets import Flavour
from dashboard.register import import_export, publish
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Action, Actor, Role
from tests.decisions.drafts import state_of, step
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org, write_bulk, write_data_loader
from tests.outputs.hands import brought_back, claimed, handed

BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC).replace(tzinfo=None)
OFFICER, SECOND_OFFICER = Actor("officer", Role.OFFICER), Actor("officer2", Role.OFFICER)
STAFF = Actor("staff", Role.STAFF)


class Loop:
    """One register on its way: a store, an org, and a clock that moves an hour with everything done."""

    def __init__(self, folder):
        (folder / "data").mkdir()
        shutil.copy(ROOT / "data" / "policy.toml", folder / "data" / "policy.toml")
        self.folder, self.now = folder, BEGIN
        self.settings = Settings(data=folder / "data", demo=False)
        self.store = Store(self.settings)
        write_sheets(generate(40, 3, date(2026, 11, 23)).rows(), folder / "first", DATA_LOADER)
        self.org = Org.load(folder / "first")
        self.imported(folder / "first")

    def later(self):
        self.now += timedelta(hours=1)
        return self.now

    def imported(self, folder):
        told = self.now
        report = import_export(self.settings, [folder], now=self.later(), exported_at=told)
        publish(self.settings, report.snapshot_id)

    def handed_out(self, record_id, action=Action.DELETE, flavour=Flavour.BULK):
        """Decide, approve, claim and download; return the case and the folder of its files."""
        people = (OFFICER, SECOND_OFFICER, STAFF)
        (case,) = claimed(self.store, *people, self.later(), record_id, action=action, key=record_id)
        out = handed(self.store, STAFF, [case], self.later(), flavour)
        folder = self.folder / case
        zipfile.ZipFile(io.BytesIO(out.content)).extractall(folder)
        return case, folder

    def carried_out(self, files, *, in_bulk=True):
        """Apply the files and bring the results back; return what became of each file."""
        results = self.org.apply(files, self.later(), insert_nulls=not in_bulk)
        folder = files.with_suffix(".results")
        written = write_bulk(results, folder) if in_bulk else write_data_loader(results, folder, self.now)
        brought_back(self.store, STAFF, [(path.name, path.read_bytes()) for path in written], self.later())
        return results

    def proved(self):
        """Export, import, verify; return what was seen."""
        folder = self.folder / f"export-{self.later():%d%H}"
        self.org.export(folder, DATA_LOADER, self.now)
        self.imported(folder)
        return verify(self.store, self.later())

    def people(self):
        """Return living contacts with a task and an Individual, the busiest first, then one with a case."""
        cases = [row["ContactId"] for row in self.org.alive("Case").values()]
        whos = [row["WhoId"] for row in self.org.alive("Task").values()]
        contacts = self.org.alive("Contact")
        alone = [key for key in contacts if key in whos and key not in cases]
        return sorted(alone, key=whos.count, reverse=True), cases


@pytest.fixture(scope="module")
def loop(tmp_path_factory):
    made = Loop(tmp_path_factory.mktemp("loop"))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def story(loop):
    """Six persons decided about; five packages carried out, one forgotten in part; two exports after that."""
    people, with_case = loop.people()
    deleted, forgotten, emptied, emptied_by_loader, objecting, *_ = people
    told = SimpleNamespace(
        people={
            "deleted": deleted,
            "forgotten": forgotten,
            "emptied": emptied,
            "emptied_by_loader": emptied_by_loader,
            "objecting": objecting,
            "with_case": with_case[0],
        },
    )
    told.cases, files = {}, {}
    for name, key in told.people.items():
        action = {"objecting": Action.OPT_OUT}.get(
            name, Action.ANONYMISE if "emptied" in name else Action.DELETE
        )
        flavour = Flavour.DATA_LOADER if name == "emptied_by_loader" else Flavour.BULK
        told.cases[name], files[name] = loop.handed_out(key, action, flavour)
    next(files["forgotten"].glob("*_Contact_delete.csv")).unlink()
    told.results = {
        name: loop.carried_out(folder, in_bulk=name != "emptied_by_loader") for name, folder in files.items()
    }
    told.carried_out = states(loop, told)
    step(loop.store, STAFF, "execute", told.cases["forgotten"], loop.later())
    loop.proved()
    told.exported = states(loop, told)
    loop.org.empty_bin()
    loop.proved()
    told.emptied = states(loop, told)
    return told


def states(loop, told):
    return {name: state_of(loop.store, case) for name, case in told.cases.items()}


def test_salesforce_takes_every_file_and_every_row_but_children_that_went_along(story):
    refused = [result.refused for results in story.results.values() for result in results]
    errors = {
        row.error for results in story.results.values() for result in results for row in result.failures
    }

    assert {""} == set(refused)
    assert errors <= {"ENTITY_IS_DELETED:entity is deleted:--"}


def test_cases_whose_every_file_was_run_are_executed_and_the_forgotten_one_waits(story):
    expected = dict.fromkeys(story.cases, "executed") | {"forgotten": "claimed"}

    assert expected == story.carried_out


def test_the_next_export_proves_an_objection_and_shows_what_was_forgotten(story):
    assert "verified" == story.exported["objecting"]
    assert "failed" == story.exported["forgotten"]


@pytest.mark.parametrize("name", ["deleted", "with_case", "emptied", "emptied_by_loader"])
def test_what_cannot_be_undone_is_proved_only_when_the_bin_is_empty(story, name):
    assert "executed" == story.exported[name]
    assert "verified" == story.emptied[name]


def test_nothing_of_the_emptied_is_left_in_salesforce(loop, story):
    for name in ("emptied", "emptied_by_loader"):
        person = loop.org.records["Contact"][story.people[name]]
        assert person["LastName"].startswith("Poistettu ")
        assert not any(
            person[column] for column in ("FirstName", "Email", "Phone", "Description", "LeadSource")
        )


def test_the_objection_stands_on_every_record_of_the_person(loop, story):
    person = loop.org.records["Contact"][story.people["objecting"]]

    assert (person["HasOptedOutOfEmail"], person["HasOptedOutOfFax"], person["DoNotCall"]) == (
        True,
        True,
        True,
    )
