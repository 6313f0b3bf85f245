"""A folder that takes nothing: one clear sentence at the start, no number of a fault, nothing half made."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.decisions.shared_keys import open_store
from dashboard.register import import_export
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Refused
from tests.benchmarks.result import Result
from tests.faults import NOW
from tests.faults.killed_imports import export_of
from tests.faults.mounts import WHY_NOT, can_mount, disk, mounted_anew

SENTENCE = "Nothing can be written into"


def can_try() -> bool:
    """Tell whether a folder can be closed to us: root writes wherever modes forbid it."""
    return os.geteuid() != 0 or can_mount()


def measure(work: Path, *, full: bool) -> list[Result]:
    """Try every folder; a full try is no longer than a short one."""
    what, goal = "a folder that cannot be written into, at each way in", "one sentence"
    if not can_try():
        return [Result(what, goal, "not tried", met=False, remark=WHY_NOT)]
    told = {name: begun(work / name, made=made, begin=begin) for name, (made, begin) in WAYS.items()}
    wrong = [f"{name}: {sentence}" for name, sentence in told.items() if SENTENCE not in sentence]
    return [Result(what, goal, "; ".join(wrong) or goal, not wrong, ", ".join(told))]


def _open(settings: Settings, _export: Path) -> str:
    try:
        open_store(settings, NOW).close()
    except Refused as error:
        return str(error)
    return "nothing was told"


def _import(settings: Settings, export: Path) -> str:
    try:
        import_export(settings, [export], now=NOW)
    except Refused as error:
        return str(error)
    return "nothing was told"


def _serve(settings: Settings, _export: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "serve", "--port", "1"],
        cwd=ROOT,
        env={**os.environ, "REKISTERIVAHTI_DATA": str(settings.data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stderr if len(done.stderr.strip().splitlines()) == 1 else f"several lines: {done.stderr}"


# Whether there is a queue already, and what is begun.
WAYS: dict[str, tuple[bool, Callable[[Settings, Path], str]]] = {
    "an empty data folder": (False, _open),
    "a data folder with a queue": (True, _open),
    "an import": (True, _import),
    "serve": (True, _serve),
}


def begun(work: Path, *, made: bool, begin: Callable[[Settings, Path], str]) -> str:
    """Begin something on a data folder that is closed, and return what was told."""
    work.mkdir()
    settings, export = Settings(data=work / "office", demo=False), export_of(work)
    with closable(settings.data) as close:
        if made:
            open_store(settings, NOW).close()
        with close():
            before = sorted(settings.data.rglob("*"))
            told = begin(settings, export)
            assert before == sorted(settings.data.rglob("*"))
    return told


@contextmanager
def closable(folder: Path) -> Iterator[Callable]:
    """Make a folder, and give what closes it: a mode, or for root a disk mounted for reading."""
    if os.geteuid() == 0:
        with disk(folder, "80m"):
            yield lambda: _mounted(folder)
    else:
        folder.mkdir()
        yield lambda: _forbidden(folder)


@contextmanager
def _mounted(folder: Path) -> Iterator[None]:
    mounted_anew(folder, "ro")
    try:
        yield
    finally:
        mounted_anew(folder, "rw")


@contextmanager
def _forbidden(folder: Path) -> Iterator[None]:
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for each in folders:
        each.chmod(0o500)
    try:
        yield
    finally:
        for each in folders:
            each.chmod(0o700)
