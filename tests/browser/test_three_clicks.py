"""From signing in to the next step in three clicks: a figure or a line, its row, the step."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from dashboard.text import text
from tests.browser.driving import ROW, button, settled, sign_in, table
from tests.browser.week import COUNTED, COUNTING

_ = text("fi")
LINKS = "[data-testid=stMain] [data-testid=stPageLink-NavLink]"


def primary(page):
    return page.get_by_test_id("stMain").locator("button[kind=primary]:enabled").first


def click_row(page, alt, across):
    """Click into the first row of a table, so many pixels from its left edge."""
    expect(table(page, alt).first).to_be_attached()
    settled(page)
    region = page.get_by_role("region", name=_(alt), exact=True)
    region.click(position={"x": across, "y": ROW + ROW // 2})


def step_of_a_request(page):
    if "section=new" in page.url:
        return primary(page)
    click_row(page, "Open requests", across=40)
    expect(page.get_by_role("heading", name=_("Next step"))).to_be_visible()
    return primary(page)


def step_of_a_person(page):
    click_row(page, "Persons in the order in which their data fall due", across=16)
    return button(page, _("Delete…"))


def step_of_an_opt_out(page):
    """Settle the contradictions; else see what is open about somebody who has objected."""
    if "section=conflicts" in page.url:
        return primary(page)
    click_row(page, "Persons who have objected to marketing", across=16)
    cases = page.locator("[class*=st-key-person_case_] button")
    return cases.or_(page.get_by_text(_("No case about the person is open."))).first


def step_of_a_source(page):
    return button(page, _("Have the source checked…")).first


def step_of_informing(page):
    page.get_by_role("link", name=_("New round")).click()
    return primary(page)


def step_of_an_import(page):
    return page.get_by_test_id("stFileUploaderDropzone")


def step_of_a_clause(page):
    page.locator(".st-key-notice_open_7 button").click()
    mend = _("Mend it on the screen: {screen}", screen="")
    return page.get_by_role("link", name=re.compile(re.escape(mend.strip()))).first


STEPS = {
    "case": primary,
    "breaches": primary,
    "queue": primary,
    "requests": step_of_a_request,
    "retention": step_of_a_person,
    "opt_outs": step_of_an_opt_out,
    "sources": step_of_a_source,
    "informing": step_of_informing,
    "imports": step_of_an_import,
    "notice": step_of_a_clause,
}


def test_whatever_the_first_screen_tells_of_is_three_clicks_from_its_next_step(demo_url, page):
    page.goto(demo_url)
    sign_in(page, "maija")
    addresses = [link.get_attribute("href") for link in page.locator(LINKS).all()]

    taken = {address: clicks_to_its_step(page, demo_url, address) for address in addresses}

    assert set(STEPS) == {screen_of(address) for address in addresses}
    assert {} == {address: clicks for address, clicks in taken.items() if clicks > 3}


def screen_of(address):
    return urlsplit(address).path.rpartition("/")[2]


def clicks_to_its_step(page, url, address):
    """Follow a link of the first screen to the step behind it, and return how many clicks it takes."""
    page.goto(url)
    settled(page)
    page.evaluate(COUNTING)
    page.locator(f"{LINKS}[href='{address}']").first.click()
    page.wait_for_url(f"**/{screen_of(address)}*")
    settled(page)
    step = STEPS[screen_of(address)](page)
    expect(step).to_be_visible()
    expect(step).to_be_enabled()
    return page.evaluate(COUNTED)["clicks"] + 1
