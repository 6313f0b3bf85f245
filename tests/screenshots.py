"""`python -m tests.screenshots [FOLDER]` builds the demo anew and photographs every screen.

In both languages, and in Finnish in the dark theme as well. The clock stands still, so that the same code
makes the same pictures.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from dashboard.demo import DEMO_PASSWORD
from dashboard.settings import DEMO, ROOT, Settings
from dashboard.text import LANGUAGES, text
from tests.browser.serving import serving

NOW = "2026-11-23T08:00:00"
FOLDER = ROOT / "tests" / "screenshots"
# Finnish first: an account keeps the language that it was last used in.
SERIES = (("fi", "light", "fi"), ("fi", "dark", "fi_dark"), ("en", "light", "en"))
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
SCREENS = {
    "officer": [
        *("overview", "notice", "retention", "sources", "opt_outs", "requests", "breaches", "informing"),
        "case?case=9",
        *("queue", "figures", "history", "imports"),
    ],
    "staff": ["queue", "requests"],
    "manager": ["figures"],
    "admin": ["users", "account"],
}
PAINTED = """() => {
    const all = (what) => [...document.querySelectorAll(what)].filter((each) => each.checkVisibility());
    return !all("[data-testid=stSkeleton], [data-stale=true]").length
        && all("[data-testid=stPlotlyChart]").every((chart) => chart.querySelector(".main-svg"))
        && all("[data-testid=stDataFrame]").every((table) => table.querySelector("canvas"));
}"""


def photograph(browser, address, language, scheme, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for user, screens in SCREENS.items():
        context = browser.new_context(
            locale="fi-FI" if language == "fi" else "en-GB",
            timezone_id="Europe/Helsinki",
            viewport={"width": 1400, "height": 950},
            color_scheme=scheme,
        )
        page = context.new_page()
        sign_in(page, address, user, language, folder if user == "officer" else None)
        for screen in screens:
            page.goto(f"{address}/{screen}")
            settle(page)
            name = screen.split("?")[0] + ("" if user == "officer" or "_" in user else f"_{user}")
            page.screenshot(path=folder / f"{name}.png")
        context.close()


def sign_in(page, address, user, language, folder):
    page.goto(address)
    settle(page)
    page.get_by_text(LANGUAGES[language], exact=True).click()
    _ = text(language)
    page.get_by_role("button", name=_("Sign in"), exact=True).wait_for()
    settle(page)
    if folder:
        page.screenshot(path=folder / "sign_in.png")
    page.get_by_role("textbox", name=_("User name")).fill(user)
    page.get_by_role("textbox", name=_("Password")).fill(DEMO_PASSWORD)
    with page.expect_response("**/sign-in/cookie?*"):
        page.get_by_role("button", name=_("Sign in")).click()
    page.get_by_role("button", name=_("Sign out")).wait_for()
    settle(page)


def settle(page):
    """Wait until the script has run and what it drew has been painted."""
    page.wait_for_selector(DONE, state="attached")
    page.wait_for_function(PAINTED)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def main(arguments):
    folder = Path(arguments[0]) if arguments else FOLDER
    environment = {**os.environ, "REKISTERIVAHTI_NOW": NOW}
    subprocess.run([sys.executable, "-m", "dashboard", "demo"], cwd=ROOT, env=environment, check=True)
    with serving() as serve, sync_playwright() as playwright:
        address = serve(Settings(data=DEMO, demo=True), REKISTERIVAHTI_NOW=NOW)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language, scheme, name in SERIES:
            photograph(browser, address, language, scheme, folder / name)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
