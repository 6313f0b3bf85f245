"""What an import costs, beside DuckDB's plain reading of the same files."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from dashboard.settings import ROOT
from tests.benchmarks.import_run import Figures, kept
from tests.benchmarks.registers import export_of
from tests.benchmarks.result import Result

_MILLION: Final = 1_000_000
GIB: Final = 1024
_REGISTER: Final = "1 M contacts and 10 M activities from CSV"


def measure(work: Path) -> list[Result]:
    """Import a million contacts and read them plainly, each alone; the copy stays for the other sections."""
    export = export_of(work, _MILLION)
    plain = run("plain", export, work / "plain_read")
    imported = run("import", export, work / f"data_{_MILLION}", keep=True)
    return [*_ratios(plain, imported), _memory(imported)]


def run(what: str, export: Path, folder: Path, *, keep: bool = False) -> Figures:
    """Do one of `import_run` in a child process; unless `keep`, its folder is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.benchmarks.import_run", what, str(export), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    figures = kept(folder)
    assert figures
    if not keep:
        shutil.rmtree(folder)
    return figures


def _ratios(plain: Figures, imported: Figures) -> list[Result]:
    linked = imported.linked / plain.whole
    rest = (imported.whole - imported.linked) / plain.whole
    times = f"{imported.whole:.0f} s against {plain.whole:.0f} s"
    return [
        Result(
            f"{_REGISTER}: validated, counted, persons linked ÷ DuckDB's plain `read_csv` into tables",
            "≤ 3",
            f"{linked:.1f}",
            linked <= 3,
            f"all of it {times}; {imported.told} reports of progress",
        ),
        Result(f"{_REGISTER}: the tables for pages ÷ plain `read_csv`", "≤ 3 more", f"{rest:.1f}", rest <= 3),
    ]


def _memory(imported: Figures) -> Result:
    found = imported.memory / GIB
    return Result(f"{_REGISTER}: memory", "≤ 4 GiB", f"{found:.1f} GiB", found <= 4)
