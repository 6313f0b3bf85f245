"""The one flow with a mouse: import, decide, approve, carry out in Salesforce, bring back, prove.

The server's clock stands still, and an export proves nothing about what was done after it: so the second
export meets a server that was started again, later.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.databases import Store
from dashboard.register import import_export, publish
from dashboard.text import text
from dashboard.vocabulary import Actor, ObjectName, Role, State, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.step_labels import done
from tests.browser.driving import (
    choose_rows,
    download,
    expect_said,
    open_screen,
    packed,
    press,
    sign_out,
    table,
    upload,
    without,
)
from tests.browser.serving import serving
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org, write_data_loader
from tests.outputs.hands import claimed

_ = text("fi")
MADE = date(2026, 11, 23)
FIRST_EXPORT = datetime(2026, 11, 24, 6)
DAY_ONE = datetime(2026, 11, 24, 8)
SECOND_EXPORT = datetime(2026, 11, 25, 6)
DAY_TWO = datetime(2026, 11, 25, 8)
IMPORT = 180_000
EXPIRED = 10
PERSONS = "Persons in the order in which their data fall due"
PLANNED = "Records that will be touched, by object"
PROGRESS = "Records that will be touched, with results"
FOR_DELETION = ("Queue {n} person for deletion", "Queue {n} persons for deletion")
FOR_ANONYMISING = ("Queue {n} person for anonymising", "Queue {n} persons for anonymising")


@dataclass
class Salesforce:
    """The small Salesforce beside the office, and the disk of whoever works with both."""

    org: Org
    folder: Path

    def export(self, now):
        """Return the files of an export of everything."""
        folder = self.folder / f"export-{now:%d}"
        self.org.export(folder, DATA_LOADER, now)
        return sorted(folder.glob("*.csv"))

    def apply(self, archive, now):
        """Run the files through Data Loader, empty the bin, and return its result files."""
        came = self.org.apply(archive, now, insert_nulls=True)
        self.org.empty_bin()
        assert [] == [fault for result in came for fault in (*result.failures, *result.refused)]
        return write_data_loader(came, self.folder / "results", now)


@pytest.fixture
def salesforce(tmp_path):
    seed = tmp_path / "seed"
    write_sheets(generate(40, 10, MADE).rows(), seed, DATA_LOADER)
    return Salesforce(Org.load(seed, edits_converted_leads=False), tmp_path)


def bring_in(page, url, files):
    """Import an export through the screen."""
    open_screen(page, f"{url}/imports?section=new")
    upload(page, files)
    press(page, _("Import"))


def expect_in_use(page):
    expect_said(page, "The new copy of the register is in use.", timeout=IMPORT)


def decide(page, url, act, confirm, *names):
    """Choose expired persons, look at what will be touched, and queue the act for them."""
    open_screen(page, f"{url}/retention")
    choose_rows(page, PERSONS, *names)
    press(page, _(act))
    dialog = page.get_by_role("dialog")
    for name in names:
        expect(dialog.get_by_text(name)).to_be_visible()
    expect(table(page, PLANNED).first).to_be_attached()
    dialog.get_by_role("textbox", name=_("In words")).fill("Asiakkuus on päättynyt.")
    press(page, _.plural(*confirm, len(names)))
    expect(dialog).to_have_count(0)


def approve(page, url, *sizes):
    """Approve the groups of the queue in their order."""
    open_screen(page, f"{url}/queue?part=awaiting_second_approval")
    for size in sizes:
        press(page, _.plural("Approve {n} case", "Approve {n} cases", size))
        expect_said(page, "{n} case was approved.", "{n} cases were approved.", n=size)
    expect_said(page, "Nothing waits for approval.")


def take_on(page, url, cases):
    open_screen(page, f"{url}/queue")
    press(page, _("Take on everything ({n})", n=cases))
    expect_said(page, "You have taken on {n} case.", "You have taken on {n} cases.", n=cases)


def fetch_files(page, url, cases, folder):
    open_screen(page, f"{url}/queue?part=claimed")
    return download(
        page, _.plural("Make the files of {n} case", "Make the files of {n} cases", cases), folder
    )


def bring_back(page, files):
    upload(page, files)
    press(page, _("Bring the results in"))


def expect_case(page, url, number, state):
    open_screen(page, f"{url}/case?case={number}")
    expect(page.get_by_text(label(_, state)).first).to_be_visible()


@contextmanager
def served(office, now):
    """Serve the office with a clock that stands at `now` (naive UTC); yield the address."""
    with serving() as serve:
        yield serve(office, REKISTERIVAHTI_NOW=now.isoformat())


def decided(office, salesforce, name):
    """Have a person's deletion decided, approved and taken on, without a browser."""
    report = import_export(office, salesforce.export(FIRST_EXPORT), now=DAY_ONE)
    publish(office, report.snapshot_id)
    store = Store(office)
    officers = [Actor(user, Role.OFFICER) for user in ("maija", "oskari")]
    ids = [key for key, row in salesforce.org.records["Contact"].items() if row["Name"] == name]
    claimed(store, *officers, Actor("sari", Role.STAFF), DAY_ONE, *ids)
    store.close()


def agree(page, why):
    """Take a copy into use that is smaller than the last."""
    page.get_by_role("textbox", name=_("Why it may be used all the same")).fill(why, timeout=IMPORT)
    press(page, _("Agree and use it"))


def officer_imports_and_decides(page, url, files):
    bring_in(page, url, files)
    expect_in_use(page)
    open_screen(page, f"{url}/imports?section=files")
    expect(table(page, "Files of the import").filter(has_text="Contact.csv")).to_contain_text("40")
    open_screen(page, f"{url}/retention")
    expect(table(page, PERSONS)).to_have_count(EXPIRED)
    decide(page, url, "Delete…", FOR_DELETION, "Tomi Mannerkoski", "Nuutti Pihkala-Aho")
    decide(page, url, "Anonymise…", FOR_ANONYMISING, "Eetu Tuomisuo")


def staff_carry_out(page, url, salesforce):
    take_on(page, url, 3)
    archive = fetch_files(page, url, 3, salesforce.folder)
    bring_back(page, salesforce.apply(archive, DAY_ONE))
    expect_said(page, "{n} case is carried out.", "{n} cases are carried out.", n=3)
    expect_case(page, url, 1, State.EXECUTED)


def staff_forget_a_file(page, url, salesforce):
    archive = without(fetch_files(page, url, 1, salesforce.folder), "EmailMessage")
    bring_back(page, salesforce.apply(archive, DAY_ONE))
    expect_said(page, "{n} case still waits for results.", "{n} cases still wait for results.", n=1)
    press(page, label(_, Step.EXECUTE))
    said = _.plural("{done}: {n} case", "{done}: {n} cases", 1, done=done(_, Step.EXECUTE))
    expect(page.get_by_text(said)).to_be_visible()


def test_expired_persons_are_decided_about_carried_out_and_proved_gone(office, page, sign_in, salesforce):
    with served(office, DAY_ONE) as url:
        page.goto(f"{url}/imports")
        sign_in(page, "maija")
        officer_imports_and_decides(page, url, salesforce.export(FIRST_EXPORT))
        sign_out(page)
        page.goto(f"{url}/queue")
        sign_in(page, "oskari")
        approve(page, url, 2, 1)
        sign_out(page)
        page.goto(f"{url}/queue")
        sign_in(page, "sari")
        staff_carry_out(page, url, salesforce)
        sign_out(page)

    with served(office, DAY_TWO) as url:
        page.goto(f"{url}/imports")
        sign_in(page, "maija")
        bring_in(page, url, [packed(salesforce.export(SECOND_EXPORT), SECOND_EXPORT)])
        expect_in_use(page)
        expect_said(page, "{n} case was proved done.", "{n} cases were proved done.", n=3)
        open_screen(page, f"{url}/queue?part=verified")
        expect(table(page, "Groups of cases")).to_have_count(2)
        expect_case(page, url, 1, State.VERIFIED)
        open_screen(page, f"{url}/retention")
        expect(table(page, PERSONS)).to_have_count(EXPIRED - 3)


def test_a_file_that_was_forgotten_ends_in_failed_and_names_what_still_stands(
    office, page, sign_in, salesforce
):
    decided(office, salesforce, "Oskari Räsälä")
    with served(office, DAY_ONE) as url:
        page.goto(f"{url}/queue")
        sign_in(page, "sari")
        staff_forget_a_file(page, url, salesforce)
        sign_out(page)

    with served(office, DAY_TWO) as url:
        page.goto(f"{url}/imports")
        sign_in(page, "maija")
        bring_in(page, url, [packed(salesforce.export(SECOND_EXPORT), SECOND_EXPORT)])
        agree(page, "Poistettiin se, mitä päätettiin.")
        expect_in_use(page)
        open_screen(page, f"{url}/queue?part=failed")
        standing = table(page, PROGRESS).filter(has_text=_("still there in the export"))
        expect(standing).to_have_count(1)
        expect(standing).to_contain_text(label(_, ObjectName.EMAIL_MESSAGE))
        expect_case(page, url, 1, State.FAILED)
