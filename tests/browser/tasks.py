"""The eight tasks of a week, each done on the page as a person does it.

Each begins on the first screen after signing in, in a copy of the demo twelve weeks after it was made.
`python -m tests.browser.tasks` does them three times and writes the README's table (see week.py).
"""

from playwright.sync_api import expect

from dashboard.outputs.breach import word
from dashboard.vocabulary import Channel, DataKind, Nature, Right, Step, Subjects
from dashboard.widgets.case_labels import label
from dashboard.widgets.step_labels import done
from tests.browser.driving import button, download, expect_said, press, press_in_row, settled, table
from tests.browser.week import DECIDED, WAITING, Task, _, measure

PERSONS = "Persons in the order in which their data fall due"


def follow(page, words):
    """Click a link of the screen or of the menu."""
    settled(page)
    page.get_by_role("link", name=words, exact=True).first.click()
    settled(page)


def type_into(page, field, text):
    """Click into a field and type, key by key."""
    field.click()
    page.keyboard.type(text)


def open_row(page, alt, words):
    """Press the button of a row, when the table stands still."""
    expect(table(page, alt).filter(has_text=words)).to_have_count(1)
    settled(page)
    press_in_row(page, alt, words)


def find_person(page, words):
    """Find a person in the register and choose the one that is found."""
    type_into(page, page.get_by_role("searchbox", name=_("Find the person in the register")), words)
    page.keyboard.press("Enter")
    open_row(page, "Persons found", words[0].upper())
    expect(button(page, _("Choose another person"))).to_be_visible()


def register(page, right):
    """Register the request, and wait for its case."""
    press(page, _("Register the request"))
    expect(page.get_by_role("heading", name=label(_, right))).to_be_visible()


def register_a_request(page, week):
    follow(page, _("Register a request"))
    find_person(page, week.asking)
    button(page, label(_, Right.ACCESS)).click()
    settled(page)
    register(page, Right.ACCESS)


def answer_one(page, week):
    """Look at what was found, deliver the report, keep the answer as sent, and close the case."""
    follow(page, _("Requests"))
    open_row(page, "Open requests", week.handler)
    page.get_by_role("button", name="tietuetta").click()
    expect(page.get_by_text("on vahvistettu").or_(page.get_by_text("vahvistettiin")).first).to_be_visible()
    download(page, _("Access report"), week.folder)
    settled(page)
    page.get_by_text(_("Mark as sent")).first.click()
    press(page, _("Mark as sent"))
    expect_said(page, "The letter is kept with the case.")
    page.get_by_role("radio", name=label(_, Step.FULFIL), exact=True).check(force=True)
    press(page, label(_, Step.FULFIL))
    expect(page.get_by_text(done(_, Step.FULFIL), exact=True).first).to_be_visible()


def decide_overdue(page, week):
    """Choose a whole page of the overdue, and queue them for deletion."""
    page.get_by_role("link", name="säilytysaika on päättynyt").click()
    expect(table(page, PERSONS).first).to_be_attached()
    settled(page)
    page.get_by_role("region", name=_(PERSONS), exact=True).click(position={"x": 16, "y": 17})
    press(page, _("Delete…"))
    press(page, _.plural("Queue {n} person for deletion", "Queue {n} persons for deletion", DECIDED))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button(page, _("Undo"))).to_be_visible()


def find_not_informed(page, week):
    follow(page, _("Informing"))
    page.locator("a[href*='whom=overdue']").click()
    expect(table(page, "Persons to be informed or told").first).to_be_attached()


def take_a_call(page, week):
    follow(page, _("Opt-out by telephone"))
    find_person(page, week.calling)
    expect(page.get_by_role("radio", name=label(_, Channel.TELEPHONE))).to_be_checked()
    register(page, Right.MARKETING_OBJECTION)


def carry_out(page, week):
    """Take on what is approved, have it done in Salesforce, and bring the answer back."""
    press(page, _("Take on everything ({n})", n=WAITING))
    words = _.plural("Make the files of {n} case", "Make the files of {n} cases", WAITING)
    archive = download(page, words, week.folder)
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploaderDropzone").click()
    chooser.value.set_files(week.carried_out(archive))
    press(page, _("Bring the results in"))
    expect_said(page, "{n} case is carried out.", "{n} cases are carried out.", n=WAITING)


def file_a_breach(page, week):
    follow(page, _("Book a breach"))
    for code in (Nature.CONFIDENTIALITY, Subjects.CURRENT, DataKind.CONTACT_DETAILS):
        button(page, word(_, code)).click()
        settled(page)
    type_into(page, page.get_by_role("textbox", name=_("What happened")), "Lista meni väärälle asiakkaalle.")
    press(page, _("Book the breach"))
    expect(page.get_by_role("heading", name=_("What the law asks"))).to_be_visible()


def print_the_month(page, week):
    download(page, _("Make the report (PDF)"), week.folder)


TASKS = (
    Task("register", "Register a request", "sari", register_a_request),
    Task("answer", "Answer a request for access", "sari", answer_one),
    Task("decide", "Decide about 50 overdue persons", "maija", decide_overdue),
    Task("informing", "Find who has not been informed", "maija", find_not_informed),
    Task("call", "Take an opt-out from a telephone call", "sari", take_a_call),
    Task("batch", "Carry out a batch in Salesforce", "sari", carry_out),
    Task("breach", "File a breach", "maija", file_a_breach),
    Task("month", "Print the month", "mauri", print_the_month),
)


if __name__ == "__main__":
    measure(TASKS)
