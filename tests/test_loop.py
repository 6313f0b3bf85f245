"""The one flow, closed: export, import, decision, files, Salesforce, results, next export, proof."""

import csv
import io
import shutil
import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from dashboard.decisions.doubts import Doubt
from dashboard.decisions.verification import verify
from dashboard.outputs.results import import_results
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.register import import_export, publish
from dashboard.settings import Settings
from dashboard.vocabulary import Action
from tests.decisions.drafts import state_of, step
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org, write_bulk, write_data_loader
from tests.outputs.hands import claimed

TODAY = date(2026, 11, 23)
BEGIN = datetime(2026, 11, 24, 8)
HOUR = timedelta(hours=1)

PEOPLE = """
    select min(record_id) filter (where person_record.object = 'Contact')
    from person_record
    join person using (person_no)
    where not person.deleted
    group by person_no
    having bool_and(person_no in (select person_no from {table} where {condition}))
        and count(*) filter (where person_record.object = 'Contact') = 1
    order by 1
"""


@dataclass
class Office:
    """A dashboard and the Salesforce beside it, with the clock of both."""

    store: object
    org: Org
    folder: object
    officers: tuple
    staff: object
    now: datetime = BEGIN
    taken: set[str] = field(default_factory=set)

    def export(self, leave_out=()):
        """Export everything from Salesforce, as the zip that its weekly export makes."""
        self.now += HOUR
        exported = self.folder / f"export-{self.now:%d-%H}"
        self.org.export(exported, DATA_LOADER, self.now)
        archive = exported / "WE_00DRv0000000001MAA_1.ZIP"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in sorted(exported.glob("*.csv")):
                if path.stem not in leave_out:
                    member = zipfile.ZipInfo(path.name, date_time=self.now.timetuple()[:6])
                    packed.writestr(member, path.read_bytes())
        return archive

    def take_in(self, archive):
        """Import an export and let it prove what it can."""
        report = import_export(self.store.settings, [archive], now=self.now)
        publish(self.store.settings, report.snapshot_id)
        return verify(self.store, self.now)

    def renew(self, leave_out=()):
        return self.take_in(self.export(leave_out))

    def people(self, count, table, condition="true"):
        """Return contacts of persons who have a row in a table that fits; nobody twice."""
        with self.store.page(self.officers[0]) as page:
            query = PEOPLE.format(table=table, condition=condition)
            found = [record_id for (record_id,) in page._cursor.execute(query).fetchall()]
        chosen = [record_id for record_id in found if record_id not in self.taken][:count]
        assert count == len(chosen), f"not enough people with {table} where {condition}"
        self.taken.update(chosen)
        return chosen

    def decide(self, action, *record_ids, key):
        """Decide, have it approved by the second officer, and let staff claim it."""
        return claimed(self.store, *self.officers, self.staff, self.now, *record_ids, action=action, key=key)

    def hand_out(self, case_ids, flavour=Flavour.BULK):
        self.now += HOUR
        out = hand_out(self.store, self.staff, case_ids, flavour=flavour, now=self.now)
        archive = self.folder / out.file_name
        archive.write_bytes(out.content)
        return out, archive

    def apply(self, archive):
        """Run the files in Salesforce, empty its bin, and return what came of each file."""
        self.now += HOUR
        came = self.org.apply(archive, self.now)
        self.org.empty_bin()
        return came

    def bring_back(self, paths):
        files = [(path.name, path.read_bytes()) for path in paths]
        return import_results(self.store, self.staff, files, now=self.now)

    def states(self, case_ids):
        return {state_of(self.store, case_id) for case_id in case_ids}


@pytest.fixture(scope="session")
def first_copy(tmp_path_factory):
    """Return the Salesforce of every loop, and a data folder with its first export: both to be copied."""
    folder = tmp_path_factory.mktemp("first")
    write_sheets(generate(150, 8, TODAY).rows(), folder / "org", DATA_LOADER)
    org = Org.load(folder / "org", edits_converted_leads=False)
    settings = Settings(data=folder / "data", demo=False)
    settings.data.mkdir()
    before = Office(None, org, folder, (), None)
    report = import_export(settings, [before.export()], now=before.now)
    publish(settings, report.snapshot_id)
    return org, settings, before.now


@pytest.fixture
def office(store, tmp_path, officer, second_officer, staff, first_copy):
    org, first, now = first_copy
    shutil.copytree(first.snapshots, store.settings.snapshots, dirs_exist_ok=True)
    verify(store, now)
    return Office(store, deepcopy(org), tmp_path, (officer, second_officer), staff, now)


def decisions(office):
    """Decide about several persons with everything that can hang on one; return the cases by action."""
    return {
        Action.DELETE: office.decide(
            Action.DELETE,
            *office.people(2, "person_activity", "object = 'EmailMessage'"),
            *office.people(1, "contact", "object = 'Lead' and IsConverted"),
            *office.people(1, "other_record", "object = 'Case'"),
            key="delete",
        ),
        Action.ANONYMISE: office.decide(
            Action.ANONYMISE,
            *office.people(2, "person_activity", "object = 'Task'"),
            *office.people(1, "contact", "object = 'Lead' and IsConverted"),
            key="anonymise",
        ),
        Action.OPT_OUT: office.decide(
            Action.OPT_OUT,
            *office.people(1, "consent", "PrivacyConsentStatus = 'OptIn'"),
            *office.people(2, "campaign_member", "true"),
            key="opt out",
        ),
    }


def as_data_loader_reads(archive):
    """Do what Data Loader does with the setting Insert null values: an empty cell empties the field."""
    read = archive.with_name("read-" + archive.name)
    with zipfile.ZipFile(archive) as packed, zipfile.ZipFile(read, "w") as rewritten:
        for name in packed.namelist():
            lines = list(csv.reader(io.StringIO(packed.read(name).decode())))
            if name.endswith(".csv"):
                written = io.StringIO()
                filled = [[cell or "#N/A" for cell in line] for line in lines]
                csv.writer(written, lineterminator="\n").writerows(filled)
                rewritten.writestr(name, written.getvalue())
    return read


def written(flavour, came, folder, now):
    if flavour is Flavour.BULK:
        return write_bulk(came, folder)
    return write_data_loader(came, folder, now)


@pytest.mark.parametrize("flavour", list(Flavour))
def test_what_was_decided_is_carried_out_and_proved_by_the_next_export(office, flavour):
    cases = decisions(office)
    every = [case_id for case_ids in cases.values() for case_id in case_ids]

    out, archive = office.hand_out(every, flavour)
    came = office.apply(archive if flavour is Flavour.BULK else as_data_loader_reads(archive))
    back = office.bring_back(written(flavour, came, office.folder / "results", office.now))

    assert (len(every), (), {}) == (len(out.handed), out.left_out, dict(out.sent_back))
    assert [] == [failure for result in came for failure in (*result.failures, *result.refused)]
    assert (len(every), {}, {}) == (len(back.executed), back.failed, back.incomplete)
    assert {"executed"} == office.states(every)

    proof = office.renew()

    assert (len(every), {}, {}) == (len(proof.verified), proof.failed, proof.doubtful)
    assert {"verified"} == office.states(every)


def test_a_forgotten_file_ends_in_failed_and_names_the_rows_that_stand(office):
    (case_id,) = office.decide(
        Action.DELETE, *office.people(1, "person_activity", "object = 'EmailMessage'"), key="k"
    )
    _, archive = office.hand_out([case_id])
    forgetful = archive.with_name("forgetful.zip")
    with zipfile.ZipFile(archive) as packed, zipfile.ZipFile(forgetful, "w") as left:
        for name in packed.namelist():
            if "EmailMessage" not in name:
                left.writestr(name, packed.read(name))
    back = office.bring_back(write_bulk(office.apply(forgetful), office.folder / "results"))
    assert {"EmailMessage"} == set(back.incomplete[1])

    step(office.store, office.staff, "execute", case_id, office.now)  # marked done by hand, none the wiser
    proof = office.renew()

    assert {"standing": back.incomplete[1]} == proof.failed[1]
    assert {"failed"} == office.states([case_id])

    step(office.store, office.staff, "claim", case_id, office.now)
    _, archive = office.hand_out([case_id])
    office.bring_back(write_bulk(office.apply(archive), office.folder / "again"))
    assert (1,) == office.renew().verified


def executed(office):
    case_ids = office.decide(
        Action.DELETE, *office.people(2, "person_activity", "object = 'EmailMessage'"), key="k"
    )
    _, archive = office.hand_out(case_ids)
    office.bring_back(write_bulk(office.apply(archive), office.folder / "results"))
    return case_ids


def test_an_export_without_e_mail_messages_proves_nothing_yet(office):
    case_ids = executed(office)

    proof = office.renew(leave_out=("EmailMessage",))

    assert {1: Doubt.NOT_EXPORTED, 2: Doubt.NOT_EXPORTED} == {
        number: doubts["EmailMessage"] for number, doubts in proof.doubtful.items()
    }
    assert {"executed"} == office.states(case_ids)
    assert (1, 2) == office.renew().verified


def test_an_export_older_than_the_act_is_no_proof_and_no_blame(office):
    before = office.export()
    case_ids = executed(office)

    proof = office.take_in(before)

    assert (2, (), {}) == (proof.older, proof.verified, proof.failed)
    assert {"executed"} == office.states(case_ids)
    assert (1, 2) == office.renew().verified


def test_what_still_lies_in_the_bin_waits_until_it_is_gone(office):
    (case_id,) = office.decide(
        Action.DELETE, *office.people(1, "person_activity", "object = 'EmailMessage'"), key="k"
    )
    _, archive = office.hand_out([case_id])
    office.now += HOUR
    office.bring_back(write_bulk(office.org.apply(archive, office.now), office.folder / "results"))

    proof = office.renew()

    assert Doubt.IN_BIN == proof.doubtful[1]["Contact"]
    office.now += timedelta(days=15)
    assert (1,) == office.renew().verified
    assert {"verified"} == office.states([case_id])


def test_a_contact_with_a_support_case_is_refused_and_the_case_waits_for_the_forgotten_file(office):
    (case_id,) = office.decide(Action.DELETE, *office.people(1, "other_record", "object = 'Case'"), key="k")
    _, archive = office.hand_out([case_id])
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist() if "Case_delete" not in name}
    with zipfile.ZipFile(archive, "w") as left:
        for name, content in files.items():
            left.writestr(name, content)

    back = office.bring_back(write_bulk(office.apply(archive), office.folder / "results"))

    assert {"Case": 1} == back.incomplete[1]
    assert 1 == back.refused
