"""Every query behind every screen, warm, on a small register and on the largest that has been made.

Each screen is run for each role that has it (`visits.py`), and what it asks is caught, so that no query is
left out. Each is then asked again and again on both registers in turn: the median counts, and the processor
time beside it, as other work on the machine hardly moves that.
"""

import statistics
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dashboard import session
from dashboard.databases import Page, Store
from dashboard.demonstration.cases import OFFICER
from dashboard.session.looking import look
from dashboard.settings import Settings
from dashboard.vocabulary import Actor, Role
from tests.benchmarks.busy_queue import busy
from tests.benchmarks.recorded import Asked, asked_by, serving
from tests.benchmarks.registers import NOW
from tests.benchmarks.result import RESULTS, Result
from tests.benchmarks.sites import largest_register
from tests.benchmarks.visits import visits

SMALL: Final = 10_000
TIMES: Final = 15
_MOST_MS: Final = 10.0
_MOST_RATIO: Final = 2.0
# Below this a query is mostly its own planning, and a ratio of two such times says nothing.
_FLOOR_MS: Final = 1.0
_SLOW_MS: Final = 300.0

# Not asked by a screen that somebody looks at, but by a click that takes a whole set, or after an import.
_WHOLE_SETS: Final = (
    "opt_outs/suppression_list: every address that may not be mailed",
    "opt_outs/listed_persons, opt_outs/listed_remembered: a mailing list held against the register",
    "informing/deliveries, informing/merge_list, informing/pending: the persons of a round, in chunks",
    "retention/list_filtered with 100,000 rows: a whole list as CSV or to be decided about",
    "sources/to_check, breaches/group: everybody of a source or a relationship",
    "case/mentions: free text of the whole register, when somebody asks for it",
    "verify/*, suppression/*, controls/*: after an import and once a day, beside; what controls find is kept",
)

_SLOWEST: Final = 8
_BY_WORD: Final = ("people/hits", "people/hits_of_words")
_BY_PART: Final = ("people/words_with", "people/hits_of_parts")
_FILE: Final = (
    *("case/contacts", "case/individuals", "case/activities", "case/campaigns", "case/deals"),
    *("case/consents", "case/others", "case/rejects"),
)
# Why the slowest are slow, by how their names begin.
_WHY: Final[Mapping[str, str]] = {
    "controls/": "asked anew where a delivery has been written since, and takes all rows that it finds",
    "retention/positions": "millions begin so, and all of them are counted",
    "retention/persons": "a decision about a whole list: 100,000 rows",
    "retention/list_filtered": "a decision about a whole list: 100,000 rows",
    "informing/standing": "reads the records of everybody who is in a case, wherever they stand",
    "retention/list_blocks": "how many there are in each block of the list is added up",
    "retention/list_positions": "all whom a search has found are put in order",
    "informing/round_persons": "the persons of a round lie scattered in the register",
    "opt_outs/": "hundreds of contradictions are looked at, and at 10,000 no fewer",
    "case/": "eight queries, most of each its planning",
}

Times = tuple[float, float]
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Measured:
    """A query on both registers: medians of wall and processor milliseconds, and who asks it."""

    name: str
    visit: str
    values: str
    rows: int
    small: Times
    large: Times

    @property
    def ratio(self) -> float:
        """How many times as long the large register takes."""
        return max(self.large[0], _FLOOR_MS) / max(self.small[0], _FLOOR_MS)

    @property
    def met(self) -> bool:
        """Whether both goals are."""
        return self.large[0] <= _MOST_MS and self.ratio <= _MOST_RATIO


def measure(work: Path) -> list[Result]:
    """Measure every query of every screen and keep the whole list beside the table."""
    large = max(largest_register(work), SMALL)
    found = sorted(compare(work, large), key=lambda each: -each.large[0])
    _write(found, large)
    return results(found, large)


def results(found: list[Measured], large: int) -> list[Result]:
    """Return the lines of the table, of all queries with the slowest first."""
    late = [each for each in found if not each.met]
    slow = sum(each.large[0] > _MOST_MS for each in late)
    by_name = {each.name: each for each in reversed(found)}
    slowest = sorted(by_name.values(), key=lambda each: -each.large[0])
    return [
        Result(
            f"Each of {len(found)} queries that the screens ask, {large:,} contacts, warm",
            f"≤ {_MOST_MS:.0f} ms, ≤ {_MOST_RATIO:.0f} × those at {SMALL:,}",
            f"{len(found) - len(late)} of {len(found)} within both",
            not late,
            f"{slow} take longer than {_MOST_MS:.0f} ms, {len(late) - slow} less than that, but more than "
            f"{_MOST_RATIO:.0f} times as long, as most of them read scattered rows: a block each, where the "
            "small register has one; all of them: tests/benchmarks/results/screen_queries.md",
        ),
        *(_line(each, large) for each in slowest[:_SLOWEST] if not each.met),
        _together("Search by word or prefix", _BY_WORD, found, 10, "the slowest of"),
        _together("Search by any part of a name or an address", _BY_PART, found, 50, "the slowest of"),
        _together("One person's whole file, the longest", _FILE, found, 20, "all of"),
    ]


def compare(work: Path, large: int) -> list[Measured]:
    """Return every distinct query of the large register, measured on both."""
    asked = {contacts: _asked(busy(work, contacts)) for contacts in (SMALL, large)}
    with ExitStack() as stack:
        pages = {contacts: _pages(stack, work, contacts) for contacts in asked}
        return [
            _compared(pages[SMALL], asked[SMALL].get(key), pages[large], each)
            for key, each in _distinct(asked[large])
        ]


def _asked(settings: Settings) -> dict[Key, Asked]:
    """Return what every visit asks, by visit, query and how often the visit has asked it before.

    The copy has been looked at before, as the dashboard does by itself after an import and every day.
    """
    found: dict[Key, Asked] = {}
    with serving(settings):
        look(session.store(), NOW)
        with session.store().page(OFFICER) as page:
            planned = list(visits(page))
        for visit in planned:
            seen: dict[str, int] = {}
            for asked in asked_by(visit):
                seen[asked.name] = seen.get(asked.name, 0) + 1
                found[visit.name, asked.name, seen[asked.name]] = asked
    return found


def _distinct(asked: Mapping[Key, Asked]) -> Iterable[tuple[Key, Asked]]:
    known = set()
    for key, each in asked.items():
        what = (each.name, each.role, repr(each.values))
        if what not in known:
            known.add(what)
            yield key, each


def _pages(stack: ExitStack, work: Path, contacts: int) -> dict[Role, Page]:
    store = Store(Settings(data=work / f"busy_{contacts}", demo=False))
    stack.callback(store.close)
    return {role: stack.enter_context(store.page(Actor("officer", role))) for role in Role}


def _compared(
    small_pages: Mapping[Role, Page], small: Asked | None, large_pages: Mapping[Role, Page], large: Asked
) -> Measured:
    small = small or large
    once = _once(large_pages, large)
    times = 3 if once[0] > _SLOW_MS else TIMES
    taken = [(_once(small_pages, small), _once(large_pages, large)) for _time in range(times)]
    return Measured(
        large.name,
        large.visit,
        repr(large.values)[:300],
        large.rows,
        _median([few for few, _many in taken]),
        _median([many for _few, many in taken]),
    )


def _once(pages: Mapping[Role, Page], asked: Asked) -> Times:
    began, worked = time.perf_counter(), time.process_time()
    asked.ask(pages[asked.role])
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _median(taken: list[Times]) -> Times:
    return statistics.median(wall for wall, _cpu in taken), statistics.median(cpu for _wall, cpu in taken)


def _line(each: Measured, large: int) -> Result:
    return Result(
        f"`{each.name}` at {large:,} ({each.visit})",
        f"≤ {_MOST_MS:.0f} ms",
        f"{each.large[0]:.1f} ms ({each.ratio:.1f} × {each.small[0]:.1f} ms)",
        each.met,
        _why(each.name),
    )


def _why(name: str) -> str:
    return next((reason for begin, reason in _WHY.items() if name.startswith(begin)), "")


def _together(words: str, names: tuple[str, ...], found: list[Measured], most: float, how: str) -> Result:
    """Return what some queries take, of each the slowest: the slowest of them all, or all together."""
    slowest = [max((each.large[0] for each in found if each.name == name), default=0.0) for name in names]
    taken = sum(slowest) if how == "all of" else max(slowest)
    remark = f"{how} {', '.join(names)}" + ("" if taken <= most else f": {_why(names[-1])}")
    return Result(words, f"≤ {most:.0f} ms", f"{taken:.1f} ms", taken <= most, remark)


def _write(found: list[Measured], large: int) -> None:
    """Keep the whole list as a table to read."""
    RESULTS.mkdir(exist_ok=True)
    lines = [
        f"# Queries of the screens, {SMALL:,} and {large:,} contacts",
        "",
        "Median of warm runs in milliseconds, wall (and processor).",
        "",
        f"| query | {SMALL:,} | {large:,} | ratio | rows | met | seen in |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {each.name} | {each.small[0]:.1f} ({each.small[1]:.1f})"
            f" | {each.large[0]:.1f} ({each.large[1]:.1f}) | {each.ratio:.1f} | {each.rows}"
            f" | {'yes' if each.met else 'no'} | {each.visit} |"
            for each in found
        ),
        "",
        "Not measured here, because they stream whole sets:",
        "",
        *(f"- {each}" for each in _WHOLE_SETS),
    ]
    (RESULTS / "screen_queries.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
