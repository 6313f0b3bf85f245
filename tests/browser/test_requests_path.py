"""Requests with a mouse: one e-mail asks for access and erasure; a report is delivered, a certificate proves.

A case handler registers and answers, an officer proposes, another approves; Salesforce is the small one.
"""

import zipfile
from contextlib import contextmanager
from datetime import date, datetime
from email.message import EmailMessage

import pytest
from playwright.sync_api import expect

from dashboard.register import import_export, publish
from dashboard.text import text
from dashboard.vocabulary import Channel, IdentityMethod, Right, State, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.reason_labels import reason_label
from dashboard.widgets.step_labels import done
from tests.browser.driving import (
    button,
    download,
    expect_said,
    open_screen,
    packed,
    press,
    press_in_row,
    settled,
    sign_out,
    upload,
)
from tests.browser.serving import serving
from tests.browser.test_whole_path import (
    DAY_ONE,
    DAY_TWO,
    FIRST_EXPORT,
    SECOND_EXPORT,
    Salesforce,
    bring_in,
    expect_case,
    expect_in_use,
)
from tests.generator import generate
from tests.generator.dialects import DATA_LOADER
from tests.generator.writers import write_sheets
from tests.org import Org
from tests.outputs.papers import pdf_text

_ = text("fi")
MADE = date(2026, 11, 23)
NAME = "Tomi Mannerkoski"
ACCESS, ERASURE = 1, 2


@pytest.fixture
def salesforce(tmp_path):
    seed = tmp_path / "seed"
    write_sheets(generate(40, 10, MADE).rows(), seed, DATA_LOADER)
    return Salesforce(Org.load(seed, edits_converted_leads=False), tmp_path)


@contextmanager
def working(browser_page, sign_in, office, now, user):
    """Serve the office at a moment with somebody signed in; yield the address."""
    with serving() as serve:
        url = serve(office, REKISTERIVAHTI_NOW=now.isoformat())
        browser_page.goto(f"{url}/case")
        sign_in(browser_page, user)
        yield url
        sign_out(browser_page)


def change(page, sign_in, url, user):
    sign_out(page)
    page.goto(f"{url}/case")
    sign_in(page, user)


def email(folder):
    """Return the file of the message that came in."""
    message = EmailMessage()
    message["From"], message["To"] = "tomi.mannerkoski@example.fi", "support@example.fi"
    message["Subject"] = "Tietoni rekisterissänne"
    message["Date"] = datetime(2026, 11, 24, 7, 30).astimezone()
    message.set_content("Hei, haluan nähdä tietoni, ja sen jälkeen poistakaa ne.\n\nTomi")
    path = folder / "viesti.eml"
    path.write_bytes(bytes(message))
    return path


def register_the_message(page, url):
    """Find the person, choose both rights, and register what one message asks."""
    open_screen(page, f"{url}/requests?section=new")
    search = page.get_by_role("searchbox", name=_("Find the person in the register"))
    search.fill("Mannerkoski")
    search.press("Enter")
    press_in_row(page, "Persons found", "M")
    expect(button(page, _("Choose another person"))).to_be_visible()
    page.get_by_role("textbox", name=_("Name as given by the requester")).fill(NAME)
    for each in (Right.ACCESS, Right.ERASURE):
        button(page, label(_, each)).click()
        settled(page)
    expect(page.get_by_role("radio", name=label(_, Channel.EMAIL))).to_be_checked()
    press(page, _("Register the request"))
    expect(page.get_by_role("heading", name=label(_, Right.ACCESS))).to_be_visible()


def attach_the_message(page, file):
    page.get_by_text(_("Attach a file")).click()
    upload(page, [file])
    expect(page.get_by_text(file.name)).to_be_visible()
    settled(page)
    sure = _("The file is no copy of an identity document: such a copy is never kept.")
    page.get_by_role("checkbox", name=sure).check(force=True)
    press(page, _("Attach"))
    expect(page.get_by_text(_.plural("{n} attachment", "{n} attachments", 1))).to_be_visible()


def take(page, step, choice=None, words=None):
    """Choose a step of the case, fill in what it asks for, and take it."""
    page.get_by_role("radio", name=label(_, step), exact=True).check(force=True)
    settled(page)
    if choice:
        page.get_by_role("radio", name=choice, exact=True).check(force=True)
        settled(page)
    if words:
        page.get_by_role("textbox", name=_("In words")).first.fill(words)
    press(page, label(_, step))
    expect(page.get_by_text(done(_, step), exact=True).first).to_be_visible()


def identify(page, url, number):
    """Begin a case, say how it is known who asks, and look at what was found."""
    open_screen(page, f"{url}/case?case={number}")
    take(page, Step.START)
    take(page, Step.CONFIRM_IDENTITY, reason_label(_, IdentityMethod.REGISTER_REPLY))
    confirm = page.get_by_role("button", name="tietuetta")
    confirm.click()
    expect(page.get_by_text("on vahvistettu").or_(page.get_by_text("vahvistettiin")).first).to_be_visible()


def answer_access(page, url, folder):
    """Deliver the report, keep the letter as sent, and close the request."""
    identify(page, url, ACCESS)
    report = download(page, _("Access report"), folder)
    settled(page)
    page.get_by_text(_("Mark as sent")).first.click()
    press(page, _("Mark as sent"))
    expect_said(page, "The letter is kept with the case.")
    take(page, Step.FULFIL)
    expect_case(page, url, ACCESS, State.FULFILLED)
    return report


def carry_out(page, url, salesforce):
    open_screen(page, f"{url}/queue?part=approved")
    press(page, label(_, Step.CLAIM))
    expect(page.get_by_text(done(_, Step.CLAIM)).first).to_be_visible()
    open_screen(page, f"{url}/queue?part=claimed")
    archive = download(page, _.plural("Make the files of {n} case", "", 1), salesforce.folder)
    upload(page, salesforce.apply(archive, DAY_ONE))
    press(page, _("Bring the results in"))
    expect_said(page, "{n} case is carried out.", "{n} cases are carried out.", n=1)


def test_one_message_ends_in_a_delivered_report_and_a_verified_certificate(office, page, sign_in, salesforce):
    report = import_export(office, salesforce.export(FIRST_EXPORT), now=DAY_ONE)
    publish(office, report.snapshot_id)

    with working(page, sign_in, office, DAY_ONE, "sari") as url:
        register_the_message(page, url)
        attach_the_message(page, email(salesforce.folder))
        delivered = answer_access(page, url, salesforce.folder)
        identify(page, url, ERASURE)
        change(page, sign_in, url, "maija")
        open_screen(page, f"{url}/case?case={ERASURE}")
        take(page, Step.PROPOSE)
        change(page, sign_in, url, "oskari")
        open_screen(page, f"{url}/case?case={ERASURE}")
        take(page, Step.APPROVE)
        change(page, sign_in, url, "sari")
        carry_out(page, url, salesforce)
        expect_case(page, url, ERASURE, State.EXECUTED)

    with zipfile.ZipFile(delivered) as archive:
        names = set(archive.namelist())
        assert {"report.pdf", "report.html", "report.json", "report.csv"} <= names
        assert NAME in archive.read("report.html").decode()

    with working(page, sign_in, office, DAY_TWO, "maija") as url:
        open_screen(page, f"{url}/case?case={ERASURE}")
        expect(page.get_by_text(_("Certificate"), exact=True)).to_have_count(0)
        bring_in(page, url, [packed(salesforce.export(SECOND_EXPORT), SECOND_EXPORT)])
        expect_in_use(page)
        expect_said(page, "{n} case was proved done.", "{n} cases were proved done.", n=1)
        open_screen(page, f"{url}/case?case={ERASURE}")
        press(page, label(_, Step.TELL_RECIPIENT))
        expect_case(page, url, ERASURE, State.FULFILLED)
        certificate = pdf_text(download(page, "Suomi", salesforce.folder).read_bytes())

    assert "Todistus tietojen poistamisesta" in certificate
    assert NAME not in certificate
    assert "Kaleva-konserni" in certificate
