"""How long a browser takes until it has painted what a page sends. Times are milliseconds.

A new tab is a new session of Streamlit; scripts come from the browser's HTTP cache, as on every visit but the
first. DevTools, through which Playwright drives the browser, makes V8 look for places in scripts that it
would otherwise never look for: it then parses the whole of each large script once more (0.6 s for Plotly's),
which no person's browser does. So V8 is told to keep the places from the start, for every page alike.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.benchmarks.sites import Site

_PROBE = (Path(__file__).parent / "painted.js").read_text(encoding="utf-8")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--js-flags=--no-enable-lazy-source-positions",
)
_PATIENCE = 600_000  # the first visit to a register of millions looks at all of it


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*_OPTIONS])
        yield browser
        browser.close()


def at(browser: Browser, site: Site) -> BrowserContext:
    """Return a browser of its own for a site, signed in where somebody is."""
    context = browser.new_context(
        locale="fi-FI", timezone_id="Europe/Helsinki", viewport={"width": 1280, "height": 1600}
    )
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(_PROBE)
    if site.cookie:
        context.add_cookies(
            [{"name": "rekisterivahti", "value": site.cookie, "url": site.address, "sameSite": "Strict"}]
        )
    return context


def opened(context: BrowserContext, address: str) -> float:
    """Open an address in a new tab; return how long it took."""
    page = context.new_page()
    took = _follow(page, address)
    page.close()
    return took


def switched(context: BrowserContext, address: str, screen: str, *, wanted: str, reading: float) -> float:
    """Open an address, read for `reading` milliseconds, and go on by the menu; return how long that took.

    `wanted` is a selector of what the screen shows.
    """
    page = context.new_page()
    _follow(page, address)
    page.wait_for_timeout(reading)
    link = page.locator(f'[data-testid="stSidebarNavLink"][href$="/{screen}"]').element_handle()
    page.evaluate("([link, wanted]) => { __painted.arm(wanted); link.click(); }", [link, wanted])
    took = page.evaluate("__painted.done()")
    page.close()
    return took


def _follow(page: Page, address: str) -> float:
    page.goto(address, wait_until="commit")
    return page.evaluate("__painted.done()")
