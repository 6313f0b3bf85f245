"""How long the whole history takes to check, and the backup of it: a million events in an embedded queue."""

import time
from contextlib import closing
from pathlib import Path

from dashboard.databases import Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.whole_history import check_history
from dashboard.settings import Settings
from dashboard.vocabulary import Action, Kind
from tests.benchmarks.result import Result
from tests.faults import NOW
from tests.faults.writers import OFFICER

EVENTS, EVENTS_SHORT = 1_000_000, 5_000
AT_ONCE = 100_000
GOAL = 5.0


def measure(work: Path, *, full: bool) -> list[Result]:
    """Check a history of a million events (a short try: of five thousand), three times; the middle counts."""
    events = EVENTS if full else EVENTS_SHORT
    with closing(Store(Settings(data=work, demo=False))) as store:
        _fill(store, events)
        found = sorted(_checked(store, events) for _ in range(3))[1]
    return [
        Result(
            what=f"`verify` of {events:,} events: every hash, link, column and paper",
            goal=f"≤ {GOAL:.0f} s",
            found=f"{found:.1f} s",
            met=found <= GOAL,
        )
    ]


def _fill(store: Store, events: int) -> None:
    for batch in range(0, events, AT_ONCE):
        drafts = [
            Draft(
                Kind.FINDING, Action.CONTACT_CHECK, (f"003{number:012d}AAA",), NOW.date(), "no_longer_valid"
            )
            for number in range(batch, min(batch + AT_ONCE, events))
        ]
        open_cases(store, OFFICER, drafts, key=f"bulk {batch}", now=NOW, snapshot_id=None)


def _checked(store: Store, events: int) -> float:
    began = time.perf_counter()
    checked = check_history(store, [])
    took = time.perf_counter() - began
    assert checked.fault is None
    assert checked.events == events
    return took
