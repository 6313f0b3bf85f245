"""An import as a child process of the app: started, watched, ended; one at a time for a data folder.

The register is kept by the process, not by a browser's session: closing the tab ends no import.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dashboard.register.locking import clear_when_idle, only_import
from dashboard.settings import ROOT, Settings
from dashboard.text import N_
from dashboard.vocabulary import Refused

WAITS: Final = 3  # exit code of the command: whole, but an officer has to agree
_FOLDER: Final = ".running"
_ALREADY: Final = N_("An import is running already. Wait for it, or stop it first.")
_FAULT: Final = N_(
    "The import broke off: nothing has changed. Try again, and tell whoever looks after the server."
)
_DEMO: Final = N_("This is the demo: it takes no other register. Start with a data folder of your own.")

_lock: Final = threading.Lock()
_running: Final[dict[Path, "Running"]] = {}


@dataclass(frozen=True)
class Progress:
    """How far an import is: the sentence of the stage (a gettext id) and a share of it."""

    stage: str = ""
    done: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


@dataclass(frozen=True)
class Ended:
    """How an import ended. `waits`: it is whole, but not in use yet. `error` is None if it was stopped.

    `left_out`: the objects that a pull did not get.
    """

    snapshot_id: str | None = None
    waits: bool = False
    error: Refused | None = None
    files: Sequence[dict[str, Any]] = field(default=())
    left_out: Sequence[str] = ()


@dataclass
class Running:
    """One import under way, with the folder that holds its uploads and what it prints."""

    process: subprocess.Popen[bytes]
    folder: Path
    stopped: bool = False

    @property
    def progress(self) -> Progress:
        """What the child wrote last."""
        steps = [line for line in self._told() if "stage" in line]
        return Progress(**steps[-1]) if steps else Progress()

    def ended(self) -> Ended | None:
        """Return how it ended, or None while it runs."""
        code = self.process.poll()
        if code is None:
            return None
        if code not in (0, WAITS):
            return Ended(error=None if self.stopped else self._error())
        report = json.loads((self.folder / "report").read_text(encoding="utf-8"))
        left_out = tuple(report.get("left_out", ()))
        return Ended(report["snapshot"], waits=code == WAITS, files=report["files"], left_out=left_out)

    def _error(self) -> Refused:
        told = next((line for line in self._told() if "error" in line), None)
        return Refused(told["error"], **told["values"]) if told else Refused(_FAULT)

    def _told(self) -> list[dict[str, Any]]:
        file = self.folder / "progress"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("}")]


def uploads(settings: Settings) -> Path:
    """Return an empty folder for the files of the next import; what an earlier one left behind is deleted."""
    folder = settings.data / _FOLDER
    with _lock, only_import(settings.snapshots):  # an import may have outlived the app that began it
        if settings.data in _running:
            raise Refused(_ALREADY)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "files").mkdir(parents=True, mode=0o700)
    return folder / "files"


def start(
    settings: Settings,
    paths: Sequence[Path],
    *,
    slash_dates: str | None = None,
    exported_at: datetime | None = None,
) -> Running:
    """Begin to import `paths` (of `uploads`, or of the inbox); raise `Refused` while another import runs.

    `exported_at` is naive UTC.
    """
    _refuse_demo(settings)
    more = ["--slash-dates", slash_dates] if slash_dates else []
    more += ["--exported-at", f"{exported_at.isoformat()}Z"] if exported_at else []
    return _begin(settings, "import", *more, "--", *map(str, paths))


def start_pull(settings: Settings) -> Running:
    """Begin to pull from Salesforce and import; raise `Refused` while another import runs."""
    _refuse_demo(settings)
    uploads(settings)  # for the place of an earlier import: a pull has none itself
    return _begin(settings, "pull")


def _refuse_demo(settings: Settings) -> None:
    if settings.demo:
        raise Refused(_DEMO)


def _begin(settings: Settings, command: str, *more: str) -> Running:
    folder = settings.data / _FOLDER
    with _lock:
        if settings.data in _running:
            raise Refused(_ALREADY)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        options = ["--json", "--progress-file", str(folder / "progress"), *more]
        with (folder / "report").open("wb") as report:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and command, paths of our own folders
                [sys.executable, "-m", "dashboard", command, *options],
                cwd=ROOT,
                env={**os.environ, "REKISTERIVAHTI_DATA": str(settings.data)},
                stdin=subprocess.DEVNULL,
                stdout=report,
            )
        _running[settings.data] = Running(process, folder)
        return _running[settings.data]


def current(settings: Settings) -> Running | None:
    """Return the import of this data folder that runs or has not been looked at since it ended."""
    with _lock:
        return _running.get(settings.data)


def stop(settings: Settings) -> None:
    """End a running import; the old snapshot stays in use."""
    running = current(settings)
    if running and running.process.poll() is None:
        running.stopped = True
        running.process.terminate()


def finish(settings: Settings) -> Ended | None:
    """Take note of an import that has ended, once: its uploads are deleted. None where there is none."""
    with _lock:
        running = _running.get(settings.data)
        ended = running.ended() if running else None
        if ended is None:
            return None
        del _running[settings.data]
        shutil.rmtree(settings.data / _FOLDER, ignore_errors=True)
        tidy(settings)
        return ended


def tidy(settings: Settings) -> None:
    """Remove what imports that were killed have left of the register, unless one runs just now."""
    clear_when_idle(settings.snapshots, settings.data / _FOLDER)
