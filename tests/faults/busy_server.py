"""The dashboard as it is served, with an officer in it who decides in bulk and imports again and again.

`python -m tests.faults.busy_server serve …`, told by the environment: FAULTS_FOLDER, where it writes what it
did from when a file `begin` is there until `stop` is, FAULTS_EXPORT, what it imports, FAULTS_PAUSE, the
seconds between imports, FAULTS_DECIDES, 1 where it decides as well, FAULTS_VISITS and FAULTS_PAST, how
often it asks what screens ask and how many cases it decides beforehand. What has ended is in `ended`.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from itertools import count, cycle, islice
from pathlib import Path

from dashboard import session, sql
from dashboard.__main__ import main
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import take_step
from dashboard.register import running
from dashboard.vocabulary import Action, Kind, Step
from tests.faults.writers import OFFICER, STAFF

CASES = 200
VISITS = int(os.environ["FAULTS_VISITS"])
_SCREENS = ("overview", "retention", "sources", "opt_outs", "controls")
_ASKED_A_VISIT = 8
PAST_BULKS = int(os.environ["FAULTS_PAST"]) // CASES
_folder = Path(os.environ["FAULTS_FOLDER"])


def stopping() -> bool:
    return (_folder / "stop").exists()


def told(name: str, what: object) -> None:
    """Add a line to one of the files, whole or not at all."""
    with (_folder / name).open("a", encoding="utf-8") as file:
        file.write(json.dumps(what) + "\n")


def decide(number: int) -> None:
    """Open cases in bulk and take them on."""
    now = session.now()
    contacts = [f"003{number:08d}{each:04d}AAA" for each in range(CASES)]
    drafts = [Draft(Kind.MARKETING, Action.OPT_OUT, (each,), now.date(), "objection") for each in contacts]
    cases = open_cases(session.store(), OFFICER, drafts, key=f"bulk/{number}", now=now, snapshot_id=None)
    told("acknowledged", dict.fromkeys(cases, 1))
    take_step(session.store(), STAFF, Step.CLAIM, dict.fromkeys(cases, 1), now=now)
    told("acknowledged", dict.fromkeys(cases, 2))


def visit_before() -> None:
    """Ask what screens ask until the engine's notes of blocks that are gone are full, as after an hour.

    DuckDB keeps eight lists of blocks that it may let go, and goes through one for those that are gone only
    when it has grown past 32,768: some 60 MiB together (`EvictionQueue::Purge` in its buffer_pool.cpp).
    """
    queries = [sql.load(name) for folder in _SCREENS for name in sql.names(folder)]
    asked = cycle(each.name for each in queries if OFFICER.role.value in each.roles and not each.parameters)
    for _ in range(VISITS):
        # Each in a thread of its own, as Streamlit does.
        visit = threading.Thread(target=look, args=(list(islice(asked, _ASKED_A_VISIT)),))
        visit.start()
        visit.join()


def look(names: list[str]) -> None:
    with session.store().page(OFFICER) as page:
        for name in names:
            page.rows(name)


def decide_before() -> None:
    """Decide many cases, while somebody looks."""
    for number in range(PAST_BULKS):
        decide(number)
        with session.store().page(OFFICER):
            pass


def decide_in_bulk() -> None:
    """Decide once in two seconds."""
    for number in count(PAST_BULKS):
        if stopping():
            return
        decide(number)
        time.sleep(2)


def bring_in() -> None:
    """Import as the screen does, and look how it ended."""
    while not stopping():
        settings = session.store().settings
        running.uploads(settings)
        running.start(settings, [Path(os.environ["FAULTS_EXPORT"])])
        ended = None
        while ended is None:
            time.sleep(0.2)
            ended = running.finish(settings)
        told("imports", str(ended.error) if ended.error or ended.waits else None)
        until = time.monotonic() + float(os.environ["FAULTS_PAUSE"])
        while time.monotonic() < until and not stopping():
            time.sleep(0.2)


def worked(work: Callable[[], None]) -> None:
    """Work until told to stop, and tell what went wrong."""
    try:
        work()
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
        told("faults", f"{work.__name__}: {fault!r}")
    finally:
        told("ended", work.__name__)


def begin() -> None:
    """Begin when the clients do."""
    for work in (visit_before, decide_before):
        worked(work)
    while not (_folder / "begin").exists():
        time.sleep(0.1)
    works = (decide_in_bulk, bring_in) if os.environ["FAULTS_DECIDES"] == "1" else (bring_in,)
    for work in works:
        threading.Thread(target=worked, args=(work,), daemon=True).start()


(_folder / "process").write_text(str(os.getpid()), encoding="utf-8")
threading.Thread(target=begin, daemon=True).start()
main()
