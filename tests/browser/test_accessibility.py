"""Every screen by axe-core, on a telephone and at twice its size, and whole tasks by keyboard.

In the demo's register and cases; what axe finds in all themes, languages and parts stands in the README.
"""

import pytest
from playwright.sync_api import expect

from dashboard.text import LANGUAGES, text
from dashboard.vocabulary import Right, Role, Step
from dashboard.widgets.case_labels import label
from dashboard.widgets.step_labels import done
from tests.browser.accessibility import (
    EXCUSED,
    LOOKS,
    SIGN_IN,
    Look,
    arrive,
    choose_language,
    look_at,
    open_painted,
    painted,
    parts,
    screens_of,
    walk,
)
from tests.browser.driving import button, settled, sign_out, table
from tests.browser.narrow import WIDTHS, cut, overlapping, wider_than_the_page
from tests.people import PASSWORD

_ = text("fi")
LIGHT, DARK = LOOKS[0], LOOKS[-1]
PERSONS = "Persons in the order in which their data fall due"
MOST_TABS = 80
HEIGHT = 844


@pytest.fixture(scope="module")
def findings(demo_url, browser):
    """What axe finds with every screen seen once, every other one dark and in English."""
    page = browser.new_context(locale="fi-FI", timezone_id="Europe/Helsinki").new_page()
    page.goto(demo_url)
    settled(page)
    found = look_at(page, SIGN_IN, LIGHT)
    for role in (Role.OFFICER, Role.STAFF, Role.MANAGER, Role.ADMIN):
        screens = screens_of(role)
        arrive(page, demo_url, role, LIGHT)
        found += seen(page, demo_url, LIGHT, screens[::2], role)
        page.emulate_media(color_scheme=DARK.scheme)
        choose_language(page, DARK.language)
        found += seen(page, demo_url, DARK, screens[1::2], role)
        choose_language(page, "fi")
        sign_out(page)
    page.context.close()
    return found


def seen(page, demo_url, look, screens, role):
    return [each for _name, found in walk(page, demo_url, look, role, screens) for each in found]


def test_axe_finds_nothing_but_what_is_excused(findings):
    assert [] == [each for each in findings if each.excuse < 0]


def test_every_excuse_is_still_needed(findings):
    assert set(range(len(EXCUSED))) == {each.excuse for each in findings} - {-1}


def test_signing_in_brings_the_accounts_language_and_the_page_says_so(demo_url, page):
    arrive(page, demo_url, Role.OFFICER, Look("light", "en"))
    english = text("en")
    with page.expect_response("**/sign-in/cookie?*"):
        page.get_by_role("button", name=english("Sign out")).click()
    page.goto(demo_url)
    settled(page)
    page.get_by_role("textbox", name=_("User name")).fill("maija")
    page.get_by_role("textbox", name=_("Password")).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=english("Sign out"))).to_be_visible()
    settled(page)

    choice = page.get_by_test_id("stSidebar").get_by_role("radio", name=LANGUAGES["en"])
    expect(choice).to_be_checked()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    choose_language(page, "fi")


def test_every_screen_can_be_read_on_a_telephone_on_a_small_laptop_and_at_twice_its_size(demo_url, page):
    arrive(page, demo_url, Role.OFFICER, LIGHT)
    faults = {}
    for name in screens_of(Role.OFFICER):
        page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        open_painted(page, demo_url, name)
        for part, _shown in enumerate(parts(page)):
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                painted(page)
                faults[name, part, width] = wider_than_the_page(page) + cut(page) + overlapping(page)

    assert {} == {where: found for where, found in faults.items() if found}


def tab_to(page, wanted):
    """Press Tab until the focus is on what is wanted, or in it."""
    for _press in range(MOST_TABS):
        if wanted.evaluate("(each) => each.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


def press_key(page, wanted, key="Enter"):
    """Go to something by Tab, and press a key on it."""
    tab_to(page, wanted)
    page.keyboard.press(key)


def type_into(page, wanted, words):
    tab_to(page, wanted)
    page.keyboard.type(words)


def sign_in_by_keyboard(page, demo_url):
    page.goto(demo_url)
    settled(page)
    type_into(page, page.get_by_role("textbox", name=_("User name")), "maija")
    type_into(page, page.get_by_role("textbox", name=_("Password")), PASSWORD)
    with page.expect_response("**/sign-in/cookie?*"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=_("What to do next"))).to_be_visible()
    settled(page)


def test_a_request_is_opened_from_the_overview_and_moved_on_by_keyboard(demo_url, page):
    sign_in_by_keyboard(page, demo_url)
    words = _("{right}, case {number}", right=label(_, Right.ERASURE), number="9")
    press_key(page, page.get_by_role("link", name=words))
    expect(page.get_by_role("heading", name=label(_, Right.ERASURE))).to_be_visible()
    settled(page)

    # Within a choice the arrows go from one to the next.
    tab_to(page, page.get_by_role("radiogroup", name=_("What do you want to do?")))
    page.keyboard.press("Space")
    step = page.get_by_role("radio", name=label(_, Step.SEND_BACK), exact=True)
    while not step.is_checked():
        page.keyboard.press("ArrowDown")
    settled(page)
    type_into(page, page.get_by_role("textbox", name=_("In words")), "Tarkista vielä yritys.")
    press_key(page, button(page, label(_, Step.SEND_BACK)))

    expect(page.get_by_text(done(_, Step.SEND_BACK), exact=True).first).to_be_visible()


def test_an_overdue_person_is_decided_about_by_keyboard(demo_url, page):
    arrive(page, demo_url, Role.OFFICER, LIGHT)
    open_painted(page, demo_url, "retention")
    rows = table(page, PERSONS)
    tab_to(page, page.get_by_role("region", name=_(PERSONS), exact=True).locator("canvas").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(rows.nth(2).locator("td:focus")).to_have_count(1)
    page.keyboard.press("Shift+Space")
    expect(rows.nth(2)).to_have_attribute("aria-selected", "true")
    settled(page)
    name = rows.nth(2).locator("td:focus").inner_text()
    press_key(page, button(page, _("Delete…")))
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(name)).to_be_visible()
    settled(page)
    type_into(page, dialog.get_by_role("textbox", name=_("In words")), "Asiakkuus on päättynyt.")
    press_key(
        page, button(page, _.plural("Queue {n} person for deletion", "Queue {n} persons for deletion", 1))
    )

    expect(dialog).to_have_count(0)
    expect(rows.filter(has_text=name)).to_contain_text(_("In the queue: delete"))


def test_a_case_is_opened_from_a_table_by_keyboard(demo_url, page):
    arrive(page, demo_url, Role.OFFICER, LIGHT)
    open_painted(page, demo_url, "requests")
    tab_to(page, page.get_by_role("region", name=_("Open requests"), exact=True).locator("canvas").first)
    page.keyboard.press("ArrowDown")
    expect(table(page, "Open requests").nth(1).locator("td:focus")).to_have_count(1)
    page.keyboard.press("Enter")

    page.wait_for_url("**/case?case=*")
