"""One import, or DuckDB's plain reading of the same files, in a process of its own: its time and its memory.

    python -m tests.benchmarks.import_run import EXPORT DATA_FOLDER
    python -m tests.benchmarks.import_run plain EXPORT EMPTY_FOLDER

Each writes `figures.json` into its folder at the end: seconds (`linked` until the persons are, `whole` all of
it) and the most memory that the process has held, in MiB.
"""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import duckdb

from dashboard.databases import point_at
from dashboard.register.derive.deriving import PROGRESS
from dashboard.register.importing import import_export
from dashboard.settings import Settings
from tests.benchmarks.registers import NOW

FIGURES: Final = "figures.json"
_LINKED: Final = PROGRESS["2"]  # what is told when every record has its person


@dataclass(frozen=True)
class Figures:
    """What a run cost; `linked` is `whole` where no persons are. `told` are the reports of progress."""

    linked: float
    whole: float
    memory: int
    told: int = 0


def kept(folder: Path) -> Figures | None:
    """Return the figures that a run left in its folder."""
    path = folder / FIGURES
    return Figures(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _keep(folder: Path, began: float, linked: float, told: int) -> None:
    ended = time.monotonic()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = Figures(linked - began, ended - began, memory, told)
    (folder / FIGURES).write_text(json.dumps(asdict(figures)), encoding="utf-8")


def import_into(export: Path, data: Path) -> None:
    """Import an export into a data folder as its current snapshot."""
    settings = Settings(data=data, demo=False)
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    stages: list[tuple[str, float]] = []
    report = import_export(
        settings,
        [export],
        now=NOW,
        progress=lambda stage, _done, _total: stages.append((stage, time.monotonic())),
    )
    linked = next(moment for stage, moment in stages if stage == _LINKED)
    _keep(data, began, linked, len(stages))
    point_at(settings, report.snapshot_id)


def read_plainly(export: Path, folder: Path) -> None:
    """Read every file into a table, as DuckDB finds it right."""
    began = time.monotonic()
    with duckdb.connect(str(folder / "plain.duckdb")) as connection:
        for path in sorted(export.glob("*.csv")):
            connection.read_csv(str(path)).create(path.stem)
        connection.execute("checkpoint")
    _keep(folder, began, time.monotonic(), 0)


def main() -> None:
    what, export, folder = sys.argv[1:]
    {"import": import_into, "plain": read_plainly}[what](Path(export), Path(folder))


if __name__ == "__main__":
    main()
