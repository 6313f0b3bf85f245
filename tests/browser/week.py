"""An office in which the tasks of a week wait: the demo twelve weeks on, its users, the small Salesforce.

The browser counts each press of the mouse and each key; a file chosen in the system's own window counts as
the press that opens it. The seconds run from the first press to the page saying that it is done, with keys
that are typed at once: they tell how long the program keeps somebody waiting, not how fast people are.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from dashboard.databases import Store
from dashboard.decisions.steps import take_step
from dashboard.demo import DEMO_EXPORT, shifted_export
from dashboard.demonstration.cases import OFFICER2
from dashboard.settings import Settings
from dashboard.text import text
from dashboard.vocabulary import Action, State, Step
from dashboard.widgets.queue_groups import Part, read_cases
from tests import demos
from tests.browser.driving import finnish, settled, sign_in, sign_out
from tests.browser.serving import make_demo_office, serving
from tests.browser.tasks_table import TABLE, Taken
from tests.org import Org, write_data_loader

_ = text("fi")
NOW = datetime(2027, 2, 15, 8)
DECIDED = 50
WAITING = 6  # four anonymisings, the opt-out of the demo, and that of the telephone call
RUNS = 3
_PATIENCE = 60_000
COUNTING = """() => {
    window.week = { clicks: 0, keys: 0, first: null };
    addEventListener("pointerdown", () => {
        week.clicks += 1;
        week.first ??= performance.now();
    }, true);
    addEventListener("keydown", () => { week.keys += 1; }, true);
}"""
COUNTED = "() => ({ clicks: week.clicks, keys: week.keys, seconds: (performance.now() - week.first) / 1000 })"


@dataclass(frozen=True)
class Week:
    """An office: its settings, a folder for those who work in it, whom they hear from, who has a case."""

    settings: Settings
    folder: Path
    asking: str = "isokoivu"
    calling: str = "keskisuo"
    handler: str = "Saga Hoitaja"

    def carried_out(self, archive):
        """Do in Salesforce what the files say, and return the result files."""
        export = self.folder / "export"
        shifted_export(DEMO_EXPORT, export, demos.MADE.date())
        results = Org.load(export).apply(archive, NOW, insert_nulls=True)
        return write_data_loader(results, self.folder / "results", NOW)


@dataclass(frozen=True)
class Task:
    """A task: its short name, its words for the table, who does it, and how, on the open first screen."""

    name: str
    words: str
    user: str
    act: Callable[[Page, Week], None]


def make_week(folder, demo_folder):
    """Make an office of the demo in a folder of its own, with a batch that was approved."""
    settings = make_demo_office(folder / "data", demo_folder)
    store = Store(settings)
    with store.page(OFFICER2) as page:
        waiting = read_cases(page, Part(State.AWAITING_SECOND_APPROVAL))
    versions = {case.case_id: case.version for case in waiting if case.action == Action.ANONYMISE}
    take_step(store, OFFICER2, Step.APPROVE, versions, now=demos.MADE)
    store.close()
    return Week(settings, folder)


def do(page, url, week, task):
    """Sign in, do a task, sign out, and return what it took."""
    page.goto(url)
    sign_in(page, task.user)
    page.evaluate(COUNTING)
    task.act(page, week)
    counted = page.evaluate(COUNTED)
    settled(page)
    sign_out(page)
    return Taken(task.words, **counted)


def measure(tasks):
    """Do the tasks in three offices that are alike, keep the medians, and draw the table."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        first = make_week(Path(work) / "made", demos.built(Path(work) / "demo"))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        runs = [_run(browser, first, Path(work) / f"run-{number}", tasks) for number in range(RUNS)]
        browser.close()
    TABLE.keep([_typical(taken) for taken in zip(*runs, strict=True)])
    TABLE.draw()


def _run(browser, first, folder, tasks):
    shutil.copytree(first.folder, folder)
    week = Week(Settings(data=folder / "data", demo=False), folder)
    with serving() as serve:
        url = serve(week.settings, REKISTERIVAHTI_NOW=NOW.isoformat())
        context = finnish(browser)
        context.set_default_timeout(_PATIENCE)
        expect.set_options(timeout=_PATIENCE)
        taken = [do(context.new_page(), url, week, task) for task in tasks]
        context.close()
    return taken


def _typical(taken):
    return Taken(
        taken[0].task,
        max(each.clicks for each in taken),
        max(each.keys for each in taken),
        round(median(each.seconds for each in taken), 1),
    )
