"""SIGKILL at random moments under eight writers, again and again on the same data folder."""

import multiprocessing
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.decisions.shared_keys import open_store
from dashboard.settings import Settings
from tests.benchmarks.result import Result
from tests.faults import NOW, writers
from tests.faults.asking import chain, halves, standing

ROUNDS, SHORT = 200, 10
LONGEST = 0.4
_PATIENCE = 60

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([writers.__name__])


@dataclass
class Found:
    """What the rounds came to; everything but the first three should be nothing."""

    rounds: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    by_half: dict[str, int] = field(default_factory=dict)
    broken_at: object = None

    @property
    def well(self) -> bool:
        """Whether nothing was lost and nothing is half."""
        return not self.lost and not self.by_half and self.broken_at is None


def measure(work: Path, *, full: bool) -> list[Result]:
    """Kill as often as told."""
    found = kill(work, ROUNDS if full else SHORT)
    what = (
        f"SIGKILL under {writers.WRITERS} writers, {found.rounds} times: decisions lost, cases by half, chain"
    )
    faults = f"{len(found.lost)} of {found.acknowledged:,}, {sum(found.by_half.values())}, "
    whole = "whole" if found.broken_at is None else f"broken at {found.broken_at}"
    remark = f"{found.unacknowledged} durable, but not acknowledged yet"
    return [Result(what, "0, 0, whole", faults + whole, found.well, remark)]


def kill(work: Path, rounds: int) -> Found:
    """Let writers write and be killed; look after each time what stands, as the app does when it starts."""
    settings, acknowledged = Settings(data=work / "office", demo=False), work / "acknowledged"
    acknowledged.mkdir()
    found, chance = Found(), random.Random(1)
    open_store(settings, NOW).close()
    while found.rounds < rounds and found.well:
        _one(settings, acknowledged / f"{found.rounds}", found.rounds, chance.uniform(0, LONGEST))
        found.rounds += 1
        _look(settings, told_whole(acknowledged), found)
    return found


def told_whole(acknowledged: Path) -> list[str]:
    """Return the lines of all rounds; one that the kill cut off (Linux writes page by page) told nobody."""
    return [line for file in sorted(acknowledged.iterdir()) for line in file.read_text().split("\n")[:-1]]


def _one(settings: Settings, acknowledged: Path, number: int, moment: float) -> None:
    writing = _context.Event()
    child = _context.Process(target=writers.write, args=(settings, acknowledged, number, writing))
    child.start()
    try:
        assert writing.wait(_PATIENCE), "nothing was written"
        time.sleep(moment)  # the moment of the kill is what is tried
    finally:
        child.kill()
        child.join()


def _look(settings: Settings, told: list[str], found: Found) -> None:
    store = open_store(settings, NOW)
    try:
        found.by_half, found.broken_at = halves(store), chain(store)["first_broken"]
        there = standing(store)
    finally:
        store.close()
    found.lost = [line for line in told if not all(_is_there(there, line, each) for each in line.split()[1:])]
    found.acknowledged = len(told)
    found.unacknowledged = _decisions(there) - sum(len(line.split()) - 1 for line in told)


def _is_there(there: dict[str, tuple[int, int]], line: str, told: str) -> bool:
    case_id, number = told.split(":")
    version, items = there.get(case_id, (0, 0))
    return items == int(number) if line.startswith("opened") else version >= int(number)


def _decisions(there: dict[str, tuple[int, int]]) -> int:
    return sum(version for version, _ in there.values())
