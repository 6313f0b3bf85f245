"""Whether ten million contacts with fifty million activities are imported within 8 GiB, and in what time."""

import subprocess
from pathlib import Path

from tests.benchmarks.import_run import kept
from tests.benchmarks.imports import GIB, run
from tests.benchmarks.registers import LARGEST, export_of
from tests.benchmarks.result import Result


def measure(work: Path) -> list[Result]:
    """Tell of the largest register: its data folder keeps its figures, so that it is imported once."""
    data = work / f"data_{LARGEST}"
    what, goal = "10 M contacts and 50 M activities from CSV: memory of the import", "≤ 8 GiB"
    try:
        figures = kept(data) or run("import", export_of(work, LARGEST), data, keep=True)
    except subprocess.CalledProcessError as fault:
        return [Result(what, goal, "did not finish", met=False, remark=f"exit code {fault.returncode}")]
    found = figures.memory / GIB
    return [Result(what, goal, f"{found:.1f} GiB in {figures.whole / 60:.0f} min", found <= 8)]
