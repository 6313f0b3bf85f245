"""What a benchmark or a fault test found, kept: a table is made of runs of different sections."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Result:
    """One line of the README's table: what was measured, the goal, what came out, and why if it falls short.

    `goal` and `found` are written as people read them ("≤ 10 ms", "7.1 ms"); `met` is the program's verdict.
    """

    what: str
    goal: str
    found: str
    met: bool
    remark: str = ""


def keep(path: Path, results: list[Result]) -> None:
    """Replace what is known of a section."""
    path.parent.mkdir(exist_ok=True)
    written = json.dumps([asdict(each) for each in results], ensure_ascii=False, indent=1)
    path.write_text(written + "\n", encoding="utf-8")


def kept(path: Path) -> list[Result]:
    """Return what the last run of a section found, nothing where it never ran."""
    if not path.exists():
        return []
    return [Result(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
