"""The README's section How to add, read as what somebody is told to do, and done to a copy of the program."""

import re
import shutil
import subprocess
from dataclasses import dataclass

from dashboard.settings import ROOT

_SECTION = re.compile(r"^## How to add$(.*?)^## ", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^### (.+?)$(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
_FILE = re.compile(r"`([^`]+\.sql)`:\n\n```sql\n(.*?)```", re.DOTALL)
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COPIED = ("dashboard", "queries", "tests", ".streamlit")
LEFT = shutil.ignore_patterns("__pycache__", "screenshots", "results")


@dataclass(frozen=True)
class HowTo:
    """What a part of the section tells: rows to write below others, files to make, lines for the shell."""

    rows: list[tuple[str, str, str]]
    files: list[tuple[str, str]]
    shell: list[str]

    @property
    def lines(self):
        """How many lines there are to write."""
        made = [line for _name, text in self.files for line in text.splitlines()]
        return len(self.rows) + len(made) + len(self.shell)

    def do(self, tree, run):
        """Do it, from top to bottom."""
        for name, text in self.files:
            (tree / name).write_text(text, encoding="utf-8")
        for file, anchor, line in self.rows:
            _write_below(tree / file, anchor, line)
        for line in self.shell:
            run("sh", "-ec", line)


def parts():
    """Return what the README tells, by its headings."""
    (section,) = _SECTION.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    return {
        title: HowTo(
            rows=_ROW.findall(text),
            files=_FILE.findall(text),
            shell=[line for block in _SHELL.findall(text) for line in block.strip().splitlines()],
        )
        for title, text in _PART.findall(section)
    }


def copied(folder):
    """Copy the program, so that something can be added to it, and return where it is."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT)
    (folder / "data").mkdir()
    for file in (ROOT / "data").glob("*.toml"):
        shutil.copy(file, folder / "data")
    return folder


def run_in(tree, environment):
    """Return a function that runs a command in the copy and returns what it says; it may fail if it must."""

    def run(*command, code=0):
        done = subprocess.run(
            command, cwd=tree, env=environment, capture_output=True, text=True, check=False, timeout=240
        )
        assert code == done.returncode, done.stdout + done.stderr
        return done.stdout

    return run


def _write_below(file, anchor, line):
    """Write a line below the only one that begins with `anchor`, as far from the margin."""
    lines = file.read_text(encoding="utf-8").splitlines()
    (place,) = (number for number, each in enumerate(lines) if each.lstrip().startswith(anchor))
    margin = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    lines.insert(place + 1, margin + line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
