"""Sessions at work while an officer decides in bulk and registers come in: nothing fails, nothing grows."""

from dataclasses import replace
from pathlib import Path

from tests.benchmarks import sessions
from tests.benchmarks.result import Result
from tests.faults.at_work import BOUND, Found, Size, work_together
from tests.faults.watching import growth, slope

GROWTH, GROWTH_BESIDE = 0.05, 0.02
SHORT = Size(sessions=6, think=1.0, seconds=60.0, contacts=0, pause=60.0, visits=20, past=1_000)
FULL = Size(
    sessions=60, think=sessions.THINK, seconds=600.0, contacts=1_000, pause=60.0, visits=25_000, past=80_000
)


def measure(work: Path, *, full: bool) -> list[Result]:
    """Let them work for as long as told."""
    decided = _decided(work / "decided", FULL if full else SHORT, full=full)
    return [*decided, *_still(work / "still")] if full else decided


def _decided(work: Path, size: Size, *, full: bool) -> list[Result]:
    found = work_together(work, size)
    what = f"{size.sessions} sessions for {size.seconds / 60:g} minutes, with imports and bulk decisions"
    wrong = [*found.faults, *found.lost, *found.not_whole]
    return [
        Result(
            what=f"{what}: errors, decisions lost",
            goal="0, 0",
            found=f"{len(found.faults)}, {len(found.lost)}",
            met=not wrong,
            remark=f"{found.runs:,} runs, {found.decisions:,} steps of cases, {found.imports} imports"
            + _few(wrong),
        ),
        *_memory(what, found, full=full),
        Result(
            what=f"{what}: files outside of the data folder, temporary files at the end",
            goal="none",
            found="none" if not found.elsewhere else str(len(found.elsewhere)),
            met=not found.elsewhere,
            remark=_few(found.elsewhere),
        ),
    ]


def _still(work: Path) -> list[Result]:
    """Where nobody decides, there is nothing new to be kept: memory stays as it is."""
    size = replace(FULL, decides=False)
    found = work_together(work, size)
    grown = growth(found.watch.megabytes)
    return [
        Result(
            what=f"{size.sessions} sessions for {size.seconds / 60:g} minutes, with imports, nobody decides: "
            "memory of the whole process, in the last third against the one before",
            goal=f"≤ {1 + GROWTH_BESIDE:.2f} times",
            found=f"{1 + grown:.2f} times",
            met=grown <= GROWTH_BESIDE and found.well,
            remark=f"{slope(found.watch.seconds, found.watch.megabytes):+.1f} MiB a minute, "
            f"{found.runs:,} runs, {found.imports} imports" + _few(found.faults),
        )
    ]


def _memory(what: str, found: Found, *, full: bool) -> list[Result]:
    """All of it, and apart: the engine may take what it is given, whatever else grows would grow for ever."""
    watch = found.watch
    whole, beside, most = growth(watch.megabytes), growth(watch.beside), max(watch.engines, default=0.0)
    return [
        Result(
            what=f"{what}: memory of the whole process, in the last third against the one before",
            goal=f"≤ {1 + GROWTH:.2f} times",
            found=f"{1 + whole:.2f} times",
            met=whole <= GROWTH or not full,
            remark=f"{found.kibibytes_a_case:.1f} KiB for each of {found.cases:,} cases that are opened and "
            f"taken on meanwhile, {max(watch.megabytes):.0f} MiB at most; {found.past:,} were there before",
        ),
        Result(
            what=f"{what}: memory beside the engine's, in the last third against the one before",
            goal=f"≤ {1 + GROWTH_BESIDE:.2f} times",
            found=f"{1 + beside:.2f} times",
            met=beside <= GROWTH_BESIDE or not full,
            remark=f"{slope(watch.asked, watch.beside):+.1f} MiB a minute, "
            f"{max(watch.beside, default=0.0):.0f} MiB at most; "
            "the engine's notes of what it has let go are full",
        ),
        Result(
            what=f"{what}: the engine's memory",
            goal=f"≤ {BOUND} MiB, its bound",
            found=f"{most:.0f} MiB at most",
            met=most <= BOUND,
            remark="rows and indexes of the queue, and what it has read",
        ),
    ]


def _few(wrong: list[str]) -> str:
    return ("; " + "; ".join(wrong[:3])) if wrong else ""
