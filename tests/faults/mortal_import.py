"""An import in a process of its own that ends by SIGKILL at a moment of its way.

Moments are the steps that it tells of, and each time it is about to open, rename, make or remove a file of
the data folder: they are the same in every run.
"""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from dashboard.clock import helsinki_date
from dashboard.register import Order, import_export, publish, run_import, running
from dashboard.settings import Settings
from tests.faults import NOW

_FILES = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"})
_MANY = 200_000
_PATIENCE = 60
LATER = NOW + timedelta(hours=1)


def import_and_die(settings: Settings, export: Path, at: int | None, told: Path, *, deriving: bool) -> None:
    """Import, put the snapshot in use, and tell how many moments there were; or die at moment `at`."""
    passed = 0

    def reach(*_step: object) -> None:
        nonlocal passed
        if passed == at:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    def audit(event: str, arguments: tuple) -> None:
        if event in _FILES and str(arguments[0]).startswith(str(settings.data)):
            reach()

    sys.addaudithook(audit)
    if deriving:
        report = import_export(settings, [export], now=LATER, progress=reach)
    else:
        report = run_import(settings, Order([export], LATER, helsinki_date(LATER), progress=reach))
    publish(settings, report.snapshot_id)
    told.write_text(str(passed))


def begin_and_wait(settings: Settings, told: Connection) -> None:
    """Begin an import as the app does, of a file that takes a while; tell its number and wait for the end."""
    upload = running.uploads(settings) / "Contact.csv"
    lines = (f"003{number:012d},Esimerkki,p{number}@example.com" for number in range(_MANY))
    upload.write_text("Id,LastName,Email\n" + "\n".join(lines), encoding="utf-8")
    told.send(running.start(settings, [upload]).process.pid)
    signal.pause()


def wait_for_lock(settings: Settings) -> None:
    """Wait until an import holds the lock."""
    _wait(lambda: not _is_free(settings))


def kill_and_wait(settings: Settings, process: int) -> None:
    """Kill an import that is nobody's child any more, and wait until its lock is free."""
    os.kill(process, signal.SIGKILL)
    _wait(lambda: _is_free(settings))


def _is_free(settings: Settings) -> bool:
    with (settings.snapshots / "import.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _wait(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)
