"""Where the eye and the hand are: a figure leads to its rows by the keyboard, and an action moves nothing."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.databases import Store
from dashboard.text import text
from dashboard.vocabulary import Actor, Right, Role
from dashboard.widgets.case_labels import label
from tests.browser.driving import button, choose_rows, open_screen, press, settled, table
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

_ = text("fi")
NOW = "2026-11-24T08:00:00"
PERSONS = "Persons in the order in which their data fall due"
FOLDED = 250
PLACE = "() => document.querySelector('[data-testid=stMain]').scrollTop"
SCROLL = "down => document.querySelector('[data-testid=stMain]').scrollTo(0, down)"


@pytest.fixture
def retention(office, server, page, sign_in):
    """Open the retention list as an officer: twenty have expired, one has not."""
    people = [person(number, expires_on=date(2026, 1, number)) for number in range(1, 21)]
    snapshot_of(office, people=[*people, person(21, expires_on=date(2028, 1, 1), opted_out=True)])
    store = Store(office)
    decide(store, Actor("maija", Role.OFFICER), Right.ACCESS, [21], datetime.fromisoformat(NOW))
    store.close()
    address = server(office, REKISTERIVAHTI_NOW=NOW)
    page.goto(f"{address}/retention")
    sign_in(page, "maija")
    settled(page)
    return f"{address}/retention"


def test_after_a_decision_and_its_undoing_the_eye_stays_where_it_was(retention, page):
    page.evaluate(SCROLL, FOLDED)
    choose_rows(page, PERSONS, "Person 003")
    press(page, _("Have checked…"))
    button(page, _("Cancel")).click()
    settled(page)
    expect(table(page, PERSONS).filter(has_text="Person 003")).to_have_attribute("aria-selected", "true")
    assert FOLDED == page.evaluate(PLACE)

    press(page, _("Have checked…"))
    press(page, _.plural("Queue {n} person for a check", "Queue {n} persons for a check", 1))
    press(page, _("Undo"))
    expect(button(page, _("Undo"))).to_have_count(0)
    settled(page)

    assert FOLDED == page.evaluate(PLACE)


def test_a_figure_is_followed_by_the_keyboard_and_going_back_brings_the_filters_back(retention, page):
    link = page.locator("a[href*='status=due_soon']")
    link.focus()
    page.keyboard.press("Enter")
    soon = page.get_by_role("radio", name=_("Due soon"))
    expect(soon).to_be_checked()
    assert "status=due_soon" in page.url

    page.go_back()
    expect(soon).not_to_be_checked()
    expect(table(page, PERSONS).first).to_contain_text("Person 001")


def test_what_is_searched_for_narrows_the_list_and_not_the_address(retention, page):
    search = page.get_by_role("searchbox", name=_("Search"))
    search.fill("person 007")
    search.press("Enter")
    expect(table(page, PERSONS)).to_have_count(1)
    settled(page)

    assert "007" not in urlsplit(page.url).query  # a port may have it

    open_screen(page, page.url)
    expect(page.get_by_role("searchbox", name=_("Search"))).to_have_value("")


def test_a_row_leads_to_the_case_of_its_person(retention, page):
    open_screen(page, retention.replace("retention", "opt_outs?section=persons"))

    choose_rows(page, "Persons who have objected to marketing", "Person 021")
    page.get_by_role("button", name=label(_, Right.ACCESS)).click()

    expect(page.get_by_role("heading", name=label(_, Right.ACCESS))).to_be_visible()
    expect(page.get_by_role("link", name=_("Marketing opt-outs")).last).to_have_attribute(
        "href", re.compile("section=persons")
    )
