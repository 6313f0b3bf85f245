"""A server at work: many sessions, imports, bulk decisions, and what stood when they had ended."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.decisions.shared_keys import open_store
from dashboard.register import import_export, publish
from dashboard.settings import ROOT, Settings
from tests.benchmarks import sessions, sites
from tests.benchmarks.registers import export_of, register_of
from tests.browser.serving import serving
from tests.faults import NOW, killed_imports
from tests.faults.asking import chain, halves, standing
from tests.faults.watching import Watch, slope

# What the engine may take here: it keeps what it has read of the copies for as long as there is room.
BOUND = 256
_STEPS = 2  # of a case: opened and taken on
_PATIENCE = 120
_PATIENCE_A_TIME = 0.03  # for what is done before
_ENGINE = ("rekisterivahti_engine_memory_bytes",)


@dataclass(frozen=True)
class Size:
    """How much work there is, and for how long. `contacts`: 0 for a register of two.

    `visits` and `past`: how often the server was asked what screens ask, and how many cases it has decided,
    before anything is measured. The engine keeps what it has read and written for as long as there is room,
    and notes of what it has let go up to a number: only a server that has been at work shows what it takes
    then. `decides`: it does so while it is measured as well.
    """

    sessions: int
    think: float
    seconds: float
    contacts: int
    pause: float
    visits: int
    past: int
    decides: bool = True


@dataclass
class Found:
    """What came of it: all but the first four should be empty."""

    runs: int
    decisions: int
    past: int
    imports: int
    watch: Watch
    faults: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    not_whole: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing failed, was lost, or was put elsewhere."""
        return not (self.faults or self.lost or self.elsewhere or self.not_whole)

    @property
    def cases(self) -> int:
        """How many were opened and taken on meanwhile."""
        return self.decisions // _STEPS

    @property
    def kibibytes_a_case(self) -> float:
        """What the process grows by for each of them."""
        seconds = self.watch.seconds[-1] - self.watch.seconds[0]
        return 1024 * slope(self.watch.seconds, self.watch.megabytes) * seconds / 60 / max(self.cases, 1)


def work_together(work: Path, size: Size) -> Found:
    """Serve a register to so many sessions, with the officer beside them, then look at all that stands."""
    work.mkdir(exist_ok=True)
    settings, export = _register(work, size.contacts)
    folder, elsewhere = work / "told", work / "elsewhere"
    cookies = sites.cookies_of(settings, size.sessions)
    litter = settings.data / "temporary" / "0" / "left"
    for made in (folder, elsewhere, litter):
        made.mkdir(parents=True)
    environment = {
        "FAULTS_FOLDER": str(folder),
        "FAULTS_EXPORT": str(export),
        "FAULTS_PAUSE": str(size.pause),
        "FAULTS_DECIDES": str(int(size.decides)),
        "FAULTS_VISITS": str(size.visits),
        "FAULTS_PAST": str(size.past),
        "TMPDIR": str(elsewhere),
        "REKISTERIVAHTI_MEMORY": f"{BOUND}MiB",
        **sites.TELLING,
    }
    with serving("tests.faults.busy_server") as serve:
        address = serve(settings, **environment)
        _wait_for(folder / "ended", 2, _PATIENCE + (size.visits + size.past) * _PATIENCE_A_TIME)
        put = [f"not emptied at the start: {litter}"] if litter.exists() else []
        with Watch(
            int((folder / "process").read_text()),
            settings.data,
            lambda: sites.told(address)[_ENGINE] / 1024**2,
        ) as watch:
            (folder / "begin").touch()
            load = asyncio.run(sessions.load([address], cookies, think=size.think, seconds=size.seconds))
            (folder / "stop").touch()
            _wait_for(folder / "ended", 3 + size.decides, _PATIENCE)
    put += sorted(watch.elsewhere) + _left(settings, elsewhere)
    return _looked_at(settings, size, folder, load, watch, put)


def _register(work: Path, contacts: int) -> tuple[Settings, Path]:
    """Return a data folder, and the export that its register came from."""
    if contacts:
        return register_of(work, contacts), export_of(work, contacts)
    settings, export = Settings(data=work / "office", demo=False), killed_imports.export_of(work)
    publish(settings, import_export(settings, [export], now=NOW).snapshot_id)
    return settings, export


def _looked_at(
    settings: Settings, size: Size, folder: Path, load: sessions.Load, watch: Watch, put: list[str]
) -> Found:
    told = [versions for line in _lines(folder / "acknowledged") for versions in line.items()]
    imports = _lines(folder / "imports")
    faults = [*load.faults, *_lines(folder / "faults"), *(each for each in imports if each)]
    store = open_store(settings, NOW)
    try:
        there, by_half, broken = standing(store), halves(store), chain(store)["first_broken"]
    finally:
        store.close()
    return Found(
        runs=len(load.runs),
        decisions=len(told) - _STEPS * size.past,
        past=size.past,
        imports=len(imports),
        watch=watch,
        faults=faults,
        lost=[case_id for case_id, version in told if there.get(case_id, (0, 0))[0] < version],
        elsewhere=put,
        not_whole=[f"{count} {what}" for what, count in by_half.items()]
        + ([f"broken at {broken}"] if broken else []),
    )


def _left(settings: Settings, elsewhere: Path) -> list[str]:
    """Return temporary files that are there at the end, or were made where they should not be."""
    temporary = settings.data / "temporary"
    left = [str(path) for path in elsewhere.rglob("*")]
    left += [str(path) for path in temporary.rglob("*")] if temporary.exists() else []
    return left + ([str(ROOT / ".tmp")] if (ROOT / ".tmp").exists() else [])


def _lines(file: Path) -> list:
    return (
        [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    )


def _wait_for(file: Path, lines: int, patience: float) -> None:
    until = time.monotonic() + patience
    while len(_lines(file)) < lines:
        assert time.monotonic() < until, "the officer does not come to an end"
        time.sleep(0.1)
