"""What a person does on a page, in the words of the page: opening, choosing rows, files up and down.

Nothing here waits by the clock: each step ends when the browser shows what it leads to.
"""

import zipfile

from playwright.sync_api import expect

from dashboard.text import text
from tests.people import PASSWORD

_ = text("fi")
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
UNFOLDED = "() => document.getAnimations().every(each => !(each.effect.target instanceof HTMLDetailsElement))"
ROW = 35


def settled(page):
    """Wait until the script has run to its end and whatever was unfolded stands still.

    Playwright scrolls to a button of an expander that is still unfolding; the button then moves on under the
    mouse, and what was pressed on one thing and let go on another is no click.
    """
    page.wait_for_selector(DONE, state="attached")
    page.wait_for_function(UNFOLDED)


def finnish(browser):
    """Return a browser context of somebody in Finland."""
    return browser.new_context(
        locale="fi-FI", timezone_id="Europe/Helsinki", viewport={"width": 1280, "height": 900}
    )


def sign_in(page, user_name, password=PASSWORD):
    """Fill the form of the open page, and wait for what comes behind it."""
    page.get_by_role("textbox", name=_("User name")).fill(user_name)
    page.get_by_role("textbox", name=_("Password")).fill(password)
    with page.expect_response("**/sign-in/cookie?*"):
        page.get_by_role("button", name=_("Sign in")).click()
    expect(page.get_by_role("button", name=_("Sign out"))).to_be_visible()
    settled(page)


def open_screen(page, address):
    """Follow a deep link and wait until the script has run to its end."""
    page.goto(address)
    settled(page)


def button(page, label):
    return page.get_by_role("button", name=label, exact=True)


def press(page, label):
    """Click a button that may still be grey, when the page has come to rest."""
    settled(page)
    expect(button(page, label)).to_be_enabled()
    button(page, label).click()


def expect_said(page, *words, n=None, timeout=None):
    """Wait for a sentence of the catalogue; with `n`, for the form of it that goes with the number."""
    sentence = _(*words) if n is None else _.plural(*words, n)
    expect(page.get_by_text(sentence)).to_be_visible(timeout=timeout)


def sign_out(page):
    """Sign out and leave the page, so that the next one may sign in, or the server may stop."""
    with page.expect_response("**/sign-in/cookie?*"):
        press(page, _("Sign out"))
    # Not the grey one of the account's screen, which stands there until the run has ended.
    expect(page.get_by_role("textbox", name=_("User name"), disabled=False)).to_be_visible()
    page.goto("about:blank")


def table(page, alt):
    """Return the rows of a table by its description; cells are painted, but their text stands behind them."""
    return page.get_by_role("region", name=_(alt), exact=True).locator("tbody tr")


def choose_rows(page, alt, *words):
    """Tick the box before each row that holds the words; the table is a picture, so by its place."""
    picture = page.get_by_role("region", name=_(alt), exact=True)
    for each in words:
        row = table(page, alt).filter(has_text=each)
        place = int(row.get_attribute("aria-rowindex")) - 1
        picture.click(position={"x": 16, "y": ROW * place + ROW // 2})
        expect(row).to_have_attribute("aria-selected", "true")


def press_in_row(page, alt, words):
    """Click the button that begins the row that holds the words."""
    row = table(page, alt).filter(has_text=words)
    place = int(row.get_attribute("aria-rowindex")) - 1
    picture = page.get_by_role("region", name=_(alt), exact=True)
    picture.click(position={"x": 40, "y": ROW * place + ROW // 2})


def upload(page, paths):
    """Put files into the only place for files of the page."""
    place = page.get_by_test_id("stFileUploader")
    place.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(paths)


def download(page, label, folder, *, ending=""):
    """Have a file made, save it, and return its path; `ending` where the page has made others before."""
    press(page, label)
    save = page.get_by_test_id("stDownloadButton").get_by_role("button", name=ending)
    with page.expect_download() as coming:
        save.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def packed(files, moment):
    """Return the files as one archive, as Salesforce would have packed them at that moment."""
    path = files[0].parent / "WE_00DRv0000000001MAA_1.ZIP"
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, date_time=moment.timetuple()[:6]), file.read_bytes())
    return path


def without(archive, object_name):
    """Return a copy of the archive in which the files of an object were forgotten."""
    path = archive.with_name(f"forgetful-{archive.name}")
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(path, "w") as left:
        for name in whole.namelist():
            if object_name not in name:
                left.writestr(name, whole.read(name))
    return path
