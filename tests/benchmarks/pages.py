"""The page: until it is painted, against Streamlit's hello page, a hand-made one, and a small register.

Everything is opened in turn, round after round, and only ratios within a round are kept: what else the
machine does then slows all of them alike.
"""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from dashboard.settings import ROOT
from tests.benchmarks import painting, sites
from tests.benchmarks.registers import register_of
from tests.benchmarks.result import Result

SMALL = 1000
WARM, ROUNDS = 2, 9
READING = 4000
CHART = '[data-testid="stPlotlyChart"]'

Round = Mapping[str, float]
# What stands beside a goal that is not met: the same without the dashboard, what Streamlit and Plotly take.
FLOORS = {
    "overview": ("by hand", "a hand-made page with the same widgets"),
    "sources": ("one chart", "a bare page with one chart"),
    "figures": ("three charts", "a bare page with three charts"),
    "sources by menu": ("one chart by menu", "a bare page with one chart"),
    "figures by menu": ("three charts by menu", "a bare page with three charts"),
}
# What is measured: its words, the goal, and which two times of a round are divided.
GOALS = (
    ("the first screen after sign-in, painted ÷ Streamlit's hello page", 1.7, "overview", "hello"),
    ("the first screen ÷ a hand-made page with the same widgets and no database", 1.2, "overview", "by hand"),
    ("the first screen, {largest} contacts ÷ 1 k", 1.2, "large", "small"),
    ("Sources, a chart, by a direct link ÷ hello", 2.5, "sources", "hello"),
    ("Figures, three charts, by a direct link ÷ hello", 2.5, "figures", "hello"),
    ("Sources, from the menu ÷ hello", 0.45, "sources by menu", "hello"),
    ("Figures, from the menu ÷ hello", 0.45, "figures by menu", "hello"),
)


def measure(work: Path) -> list[Result]:
    """Return the ratios of page times, in about five minutes."""
    largest = max(sites.largest_register(work), SMALL)
    rounds, run = _rounds(work, largest)
    return [
        _result(words.format(largest=_short(largest)), goal, *pair, rounds, run)
        for words, goal, *pair in GOALS
    ]


def _rounds(work: Path, largest: int) -> tuple[list[Round], float]:
    """Return the times of each round, and the milliseconds of a run of the first screen on the server."""
    with ExitStack() as stack:
        dashboards, steps = _steps(stack, work, largest)
        for step in steps.values():  # scripts into the cache, and the server's own first time
            for _ in range(WARM):
                step()
        sites.let_rest(dashboards)
        past = dashboards[0]
        before, began = sites.run_seconds(past, "overview")
        rounds = [{name: step() for name, step in steps.items()} for _ in range(ROUNDS)]
        after, ended = sites.run_seconds(past, "overview")
        return rounds, (ended - began) / (after - before) * 1000


def _steps(
    stack: ExitStack, work: Path, largest: int
) -> tuple[list[sites.Site], Mapping[str, Callable[[], float]]]:
    folders = [sites.register_with_past(work, SMALL), register_of(work, SMALL)]
    if largest != SMALL:
        folders.append(register_of(work, largest))
    hello = stack.enter_context(
        sites.floor_page("hello", Path(stack.enter_context(tempfile.TemporaryDirectory())))
    )
    by_hand = stack.enter_context(sites.floor_page("overview", ROOT))
    charts = stack.enter_context(sites.floor_page("charts", ROOT))
    dashboards = stack.enter_context(sites.dashboards(folders))
    past, small, *large = dashboards
    browser = stack.enter_context(painting.chromium())

    def step(site: sites.Site, screen: str = "") -> Callable[[], float]:
        return partial(painting.opened, painting.at(browser, site), f"{site.address}/{screen}")

    def menu(site: sites.Site, first: str, screen: str) -> Callable[[], float]:
        own, address = painting.at(browser, site), f"{site.address}/{first}"
        return partial(painting.switched, own, address, screen, wanted=CHART, reading=READING)

    return dashboards, {
        "hello": step(hello),
        "by hand": step(by_hand),
        "overview": step(past, "overview"),
        "small": step(small, "overview"),
        "large": step((large or [small])[0], "overview"),
        "sources": step(past, "sources"),
        "figures": step(past, "figures"),
        "sources by menu": menu(past, "overview", "sources"),
        "figures by menu": menu(past, "overview", "figures"),
        "one chart": step(charts, "one"),
        "three charts": step(charts, "three"),
        "one chart by menu": menu(charts, "", "one"),
        "three charts by menu": menu(charts, "", "three"),
    }


def _result(words: str, goal: float, name: str, against: str, rounds: list[Round], run: float) -> Result:
    ratio = _ratio(rounds, name, against)
    times = (f"{median(each[key] for each in rounds):.0f}" for key in (name, against))
    met = round(ratio, 2) <= goal
    return Result(
        what=words,
        goal=f"≤ {goal}",
        found=f"{ratio:.2f}",
        met=met,
        remark=f"{' ÷ '.join(times)} ms, the middle of {len(rounds)} rounds"
        + ("" if met else _floor(rounds, name, against))
        + (f"; the run on the server takes {run:.0f} ms of the first" if name == "overview" else ""),
    )


def _floor(rounds: list[Round], name: str, against: str) -> str:
    """Return what is beside a goal that is not met: how much of it no dashboard could save."""
    if name not in FLOORS or FLOORS[name][0] == against:
        return ""
    floor, words = FLOORS[name]
    return f"; {words}, without a database or users: {_ratio(rounds, floor, against):.2f}"


def _ratio(rounds: list[Round], name: str, against: str) -> float:
    return median(each[name] / each[against] for each in rounds)


def _short(contacts: int) -> str:
    return f"{contacts // 1_000_000} M" if contacts >= 1_000_000 else f"{contacts // 1000} k"
