"""axe-core on every screen: what of WCAG 2.2, levels A and AA, and of axe's own advice a program can see.

`python -m tests.browser.accessibility` looks at every screen and each of its parts in both themes and both
languages, and writes the README's table (a quarter of an hour). CI looks at every screen once.
"""

import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect, sync_playwright

from dashboard.settings import ROOT
from dashboard.text import LANGUAGES, text
from dashboard.vocabulary import Role
from tests import demos
from tests.authorisation import SCREENS
from tests.browser.accessibility_table import TABLE
from tests.browser.driving import finnish, settled, sign_in, sign_out
from tests.browser.serving import USERS, make_demo_office, serving

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NAMES = re.findall(r'Screen\("(\w+)"', (ROOT / "dashboard" / "app.py").read_text(encoding="utf-8"))
SIGN_IN = "sign_in"
# A screen that shows nothing by its bare address.
ADDRESSES = {"case": "case?case=9"}
PARTS = ".st-key-section [data-testid=stButtonGroup] button"
PAINTED = """() => {
    const all = (what) => [...document.querySelectorAll(what)].filter((each) => each.checkVisibility());
    return !all("[data-testid=stSkeleton], [data-stale=true]").length
        && document.getAnimations().every((each) => each.playState !== "running")
        && all("[data-testid=stPlotlyChart]").every((chart) => chart.querySelector(".main-svg"))
        && all("[data-testid=stDataFrame]").every((table) => table.querySelector("canvas"));
}"""
LOOK_AT = """async ([tags, excused]) => {
    const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => ({
        rule: rule.id,
        impact: rule.impact,
        html: node.html.slice(0, 160),
        why: node.failureSummary,
        excuse: excused.findIndex(
            ([id, where]) => id === rule.id && document.querySelector(node.target[0]).matches(where)),
    })));
}"""


@dataclass(frozen=True)
class Excuse:
    """What a package puts on the page that we cannot mend: the rule, where it fails, why, and who knows."""

    rule: str
    where: str
    why: str


EXCUSED = (
    Excuse(
        "presentation-role-conflict",
        "[data-testid=stFileUploaderDropzone]",
        "Streamlit names the place for files, and react-dropzone calls it presentation; since "
        "streamlit/streamlit#15928 it takes no focus, and the name is left; no issue of its own",
    ),
    Excuse(
        "heading-order",
        "[data-testid=stForm] h3",
        "streamlit-authenticator heads its form with `subheader` (authentication_view.py); no issue",
    ),
)


@dataclass(frozen=True)
class Look:
    """How somebody has the dashboard before them."""

    scheme: str
    language: str


LOOKS = tuple(Look(scheme, language) for scheme in ("light", "dark") for language in LANGUAGES)


@dataclass(frozen=True)
class Finding:
    """A place where a rule fails; `excuse` is its place in EXCUSED, -1 without one."""

    screen: str
    look: Look
    rule: str
    impact: str
    html: str
    why: str
    excuse: int


def screens_of(role):
    """Return the screens that a role may open, in the order of the menu."""
    return [name for name in NAMES if role in SCREENS[name]]


def arrive(page, url, role, look):
    """Sign somebody of a role in, who then has the dashboard before them in that look."""
    page.emulate_media(color_scheme=look.scheme)
    page.goto(url)
    settled(page)
    sign_in(page, next(user for user, own in USERS.items() if own is role))
    choose_language(page, look.language)


def choose_language(page, language):
    """Choose a language in the side bar; the page then says that it is written in it."""
    page.get_by_test_id("stSidebar").get_by_role("radio", name=LANGUAGES[language]).check(force=True)
    expect(page.get_by_role("button", name=text(language)("Sign out"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
    settled(page)


def open_painted(page, url, name):
    """Open a screen, and wait until all that it has drawn is there to be seen."""
    page.goto(f"{url}/{ADDRESSES.get(name, name)}")
    painted(page)


def painted(page):
    """Wait until a screen has come to rest."""
    settled(page)
    page.wait_for_function(PAINTED)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def parts(page):
    """Yield once for each part of the open screen, while it is shown."""
    yield
    for place in range(1, page.locator(PARTS).count()):
        page.locator(PARTS).nth(place).click()
        page.mouse.move(0, 0)
        painted(page)
        yield


def look_at(page, screen, look):
    """Return what axe finds on the page as it stands."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(LOOK_AT, [TAGS, [[each.rule, each.where] for each in EXCUSED]])
    return [Finding(screen, look, **each) for each in found]


def walk(page, url, look, role, screens):
    """Yield what is found on each of the screens, the officer's in all their parts: (screen, findings)."""
    for name in screens:
        open_painted(page, url, name)
        for _part in parts(page) if role is Role.OFFICER else [None]:
            yield name, look_at(page, name, look)


def everything(page, url):
    """Yield what is found on every screen of every role in every look: (screen, findings)."""
    for look in LOOKS:
        for role in dict.fromkeys(USERS.values()):
            page.emulate_media(color_scheme=look.scheme)
            page.goto(url)
            settled(page)
            yield SIGN_IN, look_at(page, SIGN_IN, look)
            arrive(page, url, role, look)
            yield from walk(page, url, look, role, screens_of(role))
            choose_language(page, "fi")
            sign_out(page)


def main():
    """Look at everything, say what is found, and write the README's table."""
    seen, findings = Counter(), []
    expect.set_options(timeout=30_000)
    with (
        tempfile.TemporaryDirectory(prefix="access-") as work,
        serving() as serve,
        sync_playwright() as playwright,
    ):
        office = make_demo_office(Path(work) / "data", demos.built(Path(work) / "demo"))
        url = serve(office, REKISTERIVAHTI_NOW=demos.MADE.isoformat())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for screen, found in everything(finnish(browser).new_page(), url):
            seen[screen] += 1
            findings += found
            for each in found:
                if each.excuse < 0:
                    print(each, flush=True)
        browser.close()
    TABLE.keep(seen, findings)
    TABLE.draw()
    return any(each.excuse < 0 for each in findings)


if __name__ == "__main__":
    sys.exit(main())
