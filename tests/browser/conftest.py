"""A real server and a real browser.

    def test_something(server, office, page, sign_in):
        page.goto(f"{server(office)}/queue")

        sign_in(page, "maija")

`office` is a data folder (Settings) with one user a role, all with tests.people.PASSWORD: maija and oskari
are officers, sari a handler, mauri a manager, pekka an administrator. Put a snapshot in before it is served,
with tests.registers.snapshot_of(office, …). Where tests of a file do not disturb each other, let a fixture of
`scope="module"` serve once with `module_server(make_office(tmp_path_factory.mktemp("office")))`.

`page` is a Finnish browser. When the test is over, it must have asked nobody but this machine for anything,
and met no breach of the content security policy and no error in a script.
"""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.driving import finnish, settled, sign_in
from tests.browser.serving import make_demo_office, make_office, serving
from tests.demos import MADE

LOOPBACK = {"127.0.0.1", "localhost"}
SECONDS = 1000


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser():
    """A module's browser: Playwright's event loop must be gone before another module starts its own."""
    chromium = shutil.which("chromium")
    if chromium is None:
        assert os.environ.get("CI") != "true", "CI must have chromium"
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def office(settings):
    """Return the settings of a data folder with users."""
    return make_office(settings.data)


@pytest.fixture
def server():
    """Return a function that serves a data folder (Settings) for one test, and returns the address."""
    with serving() as serve:
        yield serve


@pytest.fixture(scope="module")
def module_server():
    """Return the same function for servers that live as long as the module's tests."""
    with serving() as serve:
        yield serve


@pytest.fixture(scope="module")
def demo_url(module_server, tmp_path_factory, demo_folder):
    """Serve a module's own copy of the demo, on the day on which it was made, and return the address."""
    office = make_demo_office(tmp_path_factory.mktemp("demo") / "data", demo_folder)
    return module_server(office, REKISTERIVAHTI_NOW=MADE.isoformat())


@pytest.fixture
def page(browser):
    context = finnish(browser)
    context.set_default_timeout(30 * SECONDS)
    expect.set_options(timeout=30 * SECONDS)
    asked, complaints = [], []
    context.on("request", lambda request: asked.append(urlsplit(request.url)))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text))
    yield context.new_page()
    context.close()
    assert {each.hostname for each in asked if each.scheme not in {"data", "blob"}} <= LOOPBACK
    assert [] == [each for each in complaints if "Content Security Policy" in each or "Error:" in each]


@pytest.fixture
def done():
    """Return the function that waits until the script of a page has run to its end."""
    return settled


@pytest.fixture(name="sign_in")
def sign_in_fixture():
    """Return the function that signs somebody in on the open page."""
    return sign_in
