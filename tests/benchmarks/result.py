"""What a benchmark found, kept beside the code so that a table can be made of runs of different sections."""

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


def keep(section: str, results: list[Result]) -> None:
    """Replace what is known of a section."""
    RESULTS.mkdir(exist_ok=True)
    written = json.dumps([asdict(each) for each in results], ensure_ascii=False, indent=1)
    (RESULTS / f"{section}.json").write_text(written + "\n", encoding="utf-8")


def kept(section: str) -> list[Result]:
    """Return what the last run of a section found, nothing where it never ran."""
    path = RESULTS / f"{section}.json"
    if not path.exists():
        return []
    return [Result(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
