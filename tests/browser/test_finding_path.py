"""From a finding to its end with a mouse: import, finding, queued, carried out, next import, gone.

Two findings of the generated register: somebody who has objected and is in a campaign that goes on (a file
takes them out), and a personal identity code in a note (a hand takes it out).
"""

from playwright.sync_api import expect

from dashboard.controls import Control
from dashboard.vocabulary import State, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.step_labels import done
from tests.browser.driving import choose_rows, expect_said, open_screen, packed, press, sign_out, table
from tests.browser.test_whole_path import (  # noqa: F401 - salesforce is a fixture of the other walk
    DAY_ONE,
    DAY_TWO,
    FIRST_EXPORT,
    SECOND_EXPORT,
    _,
    bring_back,
    bring_in,
    expect_case,
    expect_in_use,
    fetch_files,
    salesforce,
    served,
    take_on,
)

IN_CAMPAIGN = "c13_7_opted_out_in_active_campaign"
CODE = "c06_personal_identity_code"
ROWS = "What the check has found"


def open_check(page, url, clause, name):
    """Open a clause of the board and the check in it."""
    open_screen(page, f"{url}/notice?clause={clause}")
    title = _(Control(f"controls/{name}").title)
    page.get_by_role("radiogroup", name=_("Checks of the clause")).get_by_text(title).click()
    expect(page.get_by_text(title)).to_have_count(2)  # the choice, and the check itself


def stop_marketing(page, url):
    """Choose every row of the check, and queue what mends them."""
    open_check(page, url, "13.7", IN_CAMPAIGN)
    expect(table(page, ROWS)).to_have_count(1)
    page.get_by_text(_.plural("Choose all, {n} row", "Choose all, {n} rows", 1)).click()
    press(page, _("Stop marketing…"))
    press(page, _.plural("Queue the opt-out of {n} person", "Queue the opt-outs of {n} persons", 1))
    expect_said(
        page,
        "The opt-out of {n} person is in the queue.",
        "The opt-outs of {n} persons are in the queue.",
        n=1,
    )


def queue_task(page, url):
    """Choose one row of the check, and queue it as a task for a hand."""
    open_check(page, url, "6", CODE)
    choose_rows(page, ROWS, "•••")
    page.get_by_text(_("Queue as a task for staff")).click()
    press(page, _.plural("Queue {n} row", "Queue {n} rows", 1))
    expect_said(page, "{n} task is queued for staff.", "{n} tasks are queued for staff.", n=1)
    expect_said(page, "{n} row is queued to be corrected.", "{n} rows are queued to be corrected.", n=1)


def carry_out_files(page, url, salesforce):  # noqa: F811 - the fixture's value
    archive = fetch_files(page, url, 2, salesforce.folder)
    bring_back(page, salesforce.apply(archive, DAY_ONE))
    expect_said(page, "{n} case is carried out.", "{n} cases are carried out.", n=1)


def correct_by_hand(page, url, salesforce):  # noqa: F811 - the fixture's value
    """Take the code out of the note in Salesforce, and mark the task done on its own screen."""
    (note,) = [
        row for row in salesforce.org.records["Task"].values() if "henkilötunnus" in str(row["Description"])
    ]
    note.update(Description="Tunnus poistettu.", SystemModstamp=DAY_ONE, LastModifiedDate=DAY_ONE)
    open_screen(page, f"{url}/case?case=2")
    press(page, label(_, Step.EXECUTE))
    expect(page.get_by_text(done(_, Step.EXECUTE)).first).to_be_visible()


def expect_nothing_found(page, url, clause, name):
    open_check(page, url, clause, name)
    expect_said(page, "Nothing is open here.")


def test_findings_are_queued_carried_out_and_gone_with_the_next_import(
    office,
    page,
    sign_in,
    salesforce,  # noqa: F811
):
    with served(office, DAY_ONE) as url:
        page.goto(f"{url}/imports")
        sign_in(page, "maija")
        bring_in(page, url, salesforce.export(FIRST_EXPORT))
        expect_in_use(page)
        stop_marketing(page, url)
        queue_task(page, url)
        sign_out(page)
        page.goto(f"{url}/queue")
        sign_in(page, "sari")
        take_on(page, url, 2)
        carry_out_files(page, url, salesforce)
        correct_by_hand(page, url, salesforce)
        sign_out(page)

    with served(office, DAY_TWO) as url:
        page.goto(f"{url}/imports")
        sign_in(page, "maija")
        bring_in(page, url, [packed(salesforce.export(SECOND_EXPORT), SECOND_EXPORT)])
        expect_in_use(page)
        expect_said(page, "{n} case was proved done.", "{n} cases were proved done.", n=2)
        expect_nothing_found(page, url, "13.7", IN_CAMPAIGN)
        expect_nothing_found(page, url, "6", CODE)
        for number in (1, 2):
            expect_case(page, url, number, State.VERIFIED)
