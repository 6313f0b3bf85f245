"""What a decision costs: written into the embedded queue and into PostgreSQL's, one by one and in bulk.

The queue holds 100,000 cases by then. PostgreSQL is measured where `$REKISTERIVAHTI_TEST_POSTGRESQL` names a
server.
"""

import multiprocessing
import random
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from dashboard.databases import Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import take_step
from dashboard.settings import Settings
from dashboard.vocabulary import Action, Actor, Kind, Role, Step
from tests import postgresql
from tests.benchmarks.registers import NOW, TODAY, register_of
from tests.benchmarks.result import Result

CASES = 100_000
SECONDS = 20
STAFF = 8
READERS = 20
THINK = 5.0
OFFICER = Actor("officer", Role.OFFICER)
_SHARED = "the four writers' Python and the server share two cores"
# What the screen Queue asks for.
PAGE = {
    "queue_screen/counts": {"actor": "officer"},
    "queue_screen/groups": {"state": "approved", "claimed_by": None, "after": 0, "rows": 50},
}


def measure(work: Path) -> list[Result]:
    """Measure both queues."""
    office = register_of(work, 10_000)
    shutil.rmtree(office.queue.parent, ignore_errors=True)
    return [*_embedded(office), *_postgresql(office)]


def _embedded(office: Settings) -> list[Result]:
    with closing(Store(office)) as store:
        bulk, cases = _bulk(store)
        calm = _beside_readers(store, cases)
        rate, p95 = _saturated(store, cases)
    return [
        Result("bulk decision of 100,000 cases", "≤ 10 s", f"{bulk:.1f} s", bulk <= 10),
        Result(
            "a decision, 8 staff at human pace beside 20 readers, embedded queue",
            "p95 ≤ 30 ms",
            f"{calm:.0f} ms",
            calm <= 30,
        ),
        Result(
            "decisions, 8 staff without a pause, embedded queue",
            "≥ 150/s",
            f"{rate:.0f}/s, p95 {p95:.0f} ms",
            rate >= 150,
        ),
    ]


def _postgresql(office: Settings) -> list[Result]:
    what, goal = "decisions, 4 processes without a pause, PostgreSQL", "≥ 1,000/s, p95 ≤ 10 ms"
    if postgresql.URL is None:
        return [Result(what, goal, "not measured", met=False, remark="no server was named")]
    with postgresql.database() as url:
        shared = replace(office, queue_url=url)
        with closing(Store(shared)) as store:
            bulk, cases = _bulk(store)
        rate, p95 = _in_processes(shared, cases, 4)
    return [
        Result("bulk decision of 100,000 cases, PostgreSQL", "≤ 10 s", f"{bulk:.1f} s", bulk <= 10),
        Result(what, goal, f"{rate:.0f}/s, p95 {p95:.0f} ms", rate >= 1_000 and p95 <= 10, _SHARED),
    ]


def _shares(cases: list[str], part: int) -> list[list[str]]:
    """Return the cases of each of the staff, for this part of the measuring."""
    size = len(cases) // (2 * STAFF)
    return [cases[(part * STAFF + each) * size :][:size] for each in range(STAFF)]


def _bulk(store: Store) -> tuple[float, list[str]]:
    """Open all cases in one decision; return the seconds and the cases."""
    drafts = [
        Draft(Kind.FINDING, Action.CONTACT_CHECK, (f"003{number:012d}AAA",), TODAY, "no_longer_valid")
        for number in range(CASES)
    ]
    began = time.perf_counter()
    cases = open_cases(store, OFFICER, drafts, key="bulk", now=NOW, snapshot_id=None)
    return time.perf_counter() - began, cases


def _beside_readers(store: Store, cases: list[str]) -> float:
    """Return the 95th percentile of a decision's milliseconds while others read."""
    took: list[float] = []
    with (
        _busy([lambda: _read(store)] * READERS, THINK),
        _busy([_decider(store, own, took) for own in _shares(cases, 0)], THINK),
    ):
        time.sleep(SECONDS)
    return _p95(took)


def _saturated(store: Store, cases: list[str]) -> tuple[float, float]:
    """Return decisions a second, and the 95th percentile of their milliseconds."""
    took: list[float] = []
    began = time.perf_counter()
    with _busy([_decider(store, own, took) for own in _shares(cases, 1)], 0):
        time.sleep(SECONDS)
    return len(took) / (time.perf_counter() - began), _p95(took)


def _in_processes(settings: Settings, cases: list[str], processes: int) -> tuple[float, float]:
    """Return the same of several servers, one writer each."""
    context = multiprocessing.get_context("spawn")
    ready, found = context.Barrier(processes), context.Queue()
    servers = [
        context.Process(target=_serve, args=(settings, _shares(cases, 0)[number], ready, found))
        for number in range(processes)
    ]
    for server in servers:
        server.start()
    took = [each for _ in servers for each in found.get(timeout=300)]
    for server in servers:
        server.join()
    return len(took) / SECONDS, _p95(took)


def _serve(
    settings: Settings, cases: list[str], ready: threading.Barrier, found: "multiprocessing.Queue"
) -> None:
    took: list[float] = []
    with closing(Store(settings)) as store:
        decide = _decider(store, cases, took)
        decide()
        took.clear()
        ready.wait()
        until = time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            decide()
    found.put(took)


def _decider(store: Store, cases: list[str], took: list[float]) -> Callable[[], None]:
    """Return what takes one case after another on, and in the next round gives them back."""
    rounds = ((case_id, version) for version in count(1) for case_id in cases)

    def decide() -> None:
        case_id, version = next(rounds)
        step = Step.CLAIM if version % 2 else Step.RELEASE_CLAIM
        began = time.perf_counter()
        take_step(store, OFFICER, step, {case_id: version}, now=NOW)
        took.append((time.perf_counter() - began) * 1_000)

    return decide


def _read(store: Store) -> None:
    with store.page(OFFICER) as page:
        for name, values in PAGE.items():
            page.rows(name, **values)


@contextmanager
def _busy(works, think: float):
    """Have each work done again and again by a thread of its own, with pauses of about `think` seconds."""
    stopping = threading.Event()

    def go_on(work) -> None:
        while not stopping.wait(think * random.uniform(0.5, 1.5)):
            work()

    threads = [threading.Thread(target=go_on, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    yield
    stopping.set()
    for thread in threads:
        thread.join()


def _p95(took: list[float]) -> float:
    return sorted(took)[int(0.95 * (len(took) - 1))]
