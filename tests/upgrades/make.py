"""`python -m tests.upgrades.make` writes `first/` anew: an office as the first layout left it, as text.

The revision is checked out beside, and its own code runs the recipe. Of queue and register the tables are
kept, one JSON line a row, so that everybody can read that nobody is in them. Nothing here is changed when the
layout changes: a later layout that is to be kept as well gets a folder of its own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from dashboard.settings import ROOT

# The first revision that was handed over whole: queue, imports, screens, demo.
REVISION = "fd08851"
FIRST = Path(__file__).parent / "first"
RECIPE = Path(__file__).parent / "recipe.py"


def main() -> None:
    """Run the recipe in the old tree, and write down what it made."""
    with tempfile.TemporaryDirectory() as folder:
        old, data = Path(folder) / "old", Path(folder) / "made" / "data"
        git("worktree", "add", "--detach", str(old), REVISION)
        try:
            run = [sys.executable, str(RECIPE), str(data)]
            subprocess.run(run, cwd=old, env={**os.environ, "PYTHONPATH": str(old)}, check=True)
        finally:
            git("worktree", "remove", "--force", str(old))
        shutil.rmtree(FIRST, ignore_errors=True)
        write_down(data, FIRST)


def write_down(data: Path, folder: Path) -> None:
    """Write the tables of queue and register, and the files beside them, into a folder."""
    folder.mkdir()
    current = (data / "snapshots" / "current").read_text(encoding="ascii").strip()
    for name, path in {
        "queue": data / "queue" / "queue.duckdb",
        "register": data / "snapshots" / f"{current}.duckdb",
    }.items():
        with duckdb.connect() as connection:
            connection.execute(f"attach '{path}' as kept (read_only)")
            connection.execute("use kept")
            connection.execute(f"export database '{folder / name}' (format json)")
        (folder / name / "load.sql").unlink()  # it names the folder of today
    (folder / "current").write_text(f"{current}\n", encoding="ascii")
    for name in ("policy.toml", "policy.overrides.json"):
        shutil.copy(data / name, folder / name)


def git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
