"""An import killed at every moment of its way: the old snapshot is served, and nothing is left about."""

import multiprocessing
from contextlib import closing
from pathlib import Path

from dashboard.databases import OldCopy, Store, current_snapshot_name, open_snapshot, snapshot_path
from dashboard.register import import_export, publish, running
from dashboard.register.locking import only_import
from dashboard.settings import Settings
from dashboard.vocabulary import SYSTEM
from tests.benchmarks.result import Result
from tests.faults import NOW, mortal_import

CONTACTS = (
    "Id,LastName,Email,CreatedDate\n"
    "003Ec00000CyOT7,Esimerkki,maija@example.com,2026-01-05T10:00:00.000Z\n"
    "003Ec00000CyOT8,Toinen,toinen@example.com,2026-01-05T10:00:00.000Z\n"
)
_PATIENCE = 120

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([mortal_import.__name__, "tests.faults.writers"])


def measure(work: Path, *, full: bool) -> list[Result]:
    """Kill at every moment of a whole import; the short one has nothing derived."""
    tried, wrong = kill_everywhere(work, deriving=full)
    return [
        Result(
            what=f"SIGKILL at each of {tried} moments of an import: old or new snapshot whole, no litter",
            goal="always",
            found="always" if not wrong else f"not {len(wrong)} times",
            met=not wrong,
            remark="; ".join(wrong[:3]),
        )
    ]


def kill_everywhere(work: Path, *, deriving: bool) -> tuple[int, list[str]]:
    """Return how many moments there are, and what was wrong after which."""
    settings, export = Settings(data=work / "office", demo=False), export_of(work)
    publish(settings, import_export(settings, [export], now=NOW).snapshot_id)
    old = current_snapshot_name(settings)
    assert run(settings, export, None, work / "moments", deriving=deriving) == 0
    moments = int((work / "moments").read_text())
    wrong = []
    for at in range(moments):
        _begin_with(settings, old)
        code = run(settings, export, at, work / "moments", deriving=deriving)
        faults = ["was not killed"] if code != -9 else []
        wrong += [f"moment {at}: {each}" for each in [*faults, *after(settings)]]
    return moments, wrong


def export_of(work: Path) -> Path:
    """Return a folder with an export of two contacts."""
    folder = work / "export"
    folder.mkdir()
    (folder / "Contact.csv").write_text(CONTACTS, encoding="utf-8")
    return folder


def _begin_with(settings: Settings, old: str | None) -> None:
    """Have the old snapshot in use, and no other."""
    assert old
    publish(settings, old)
    for path in settings.snapshots.glob("*.duckdb"):
        if path.stem != old:
            path.unlink()


def run(settings: Settings, export: Path, at: int | None, told: Path, *, deriving: bool) -> int | None:
    """Import in a process of its own, and return how it ended."""
    child = _context.Process(
        target=mortal_import.import_and_die,
        args=(settings, export, at, told),
        kwargs={"deriving": deriving},
    )
    child.start()
    child.join(_PATIENCE)
    return child.exitcode


def after(settings: Settings) -> list[str]:
    """Return what is wrong after a kill, before and after the next start."""
    wrong = []
    if not serves(settings):
        wrong.append("no snapshot is served")
    running.tidy(settings)
    litter = left_over(settings)
    if litter:
        wrong.append(f"left over: {sorted(litter)}")
    with only_import(settings.snapshots):  # `Refused` where the lock is still held
        return wrong


def serves(settings: Settings) -> bool:
    """Tell whether the app opens and a page reads the snapshot that the pointer names, which is whole.

    A short try derives nothing: then the app says of the new snapshot that it has to be worked out anew.
    """
    name = current_snapshot_name(settings)
    with open_snapshot(snapshot_path(settings, name)) as connection:
        whole = connection.execute("select count(*) from contact").fetchone() == (2,)
    with closing(Store(settings)) as store:
        try:
            with store.page(SYSTEM) as page:
                return whole and page.snapshot.snapshot_id == name
        except OldCopy:
            return whole


def left_over(settings: Settings) -> set[str]:
    """Return what is in the data folder beside what belongs there."""
    whole = {"current", "import.lock", *(path.name for path in settings.snapshots.glob("*.duckdb"))}
    found = {path.name for path in settings.snapshots.iterdir()} - whole
    return found | {path.name for path in settings.data.iterdir()} - {"queue", "snapshots", "keys"}
