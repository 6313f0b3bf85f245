"""The README's table of what was measured, drawn from the results that are kept."""

import re

from dashboard.settings import ROOT
from tests.benchmarks.result import Result

README = ROOT / "README.md"
_DRAWN = re.compile(r"(?<=<!-- benchmarks -->\n).*?(?=<!-- /benchmarks -->)", re.DOTALL)


def table(results: list[Result]) -> str:
    """Return the Markdown of the table."""
    lines = [
        f"| {each.what} | {each.goal} | {each.found} | {'yes' if each.met else 'no'} | {each.remark} |"
        for each in results
    ]
    return "\n".join(["| what | goal | found | met | remark |", "|---|---|---|---|---|", *lines]) + "\n"


def draw(results: list[Result]) -> None:
    """Write the table between its marks in the README."""
    text = README.read_text(encoding="utf-8")
    README.write_text(_DRAWN.sub(lambda _found: table(results), text), encoding="utf-8")


def drawn() -> str:
    """Return the table as it stands in the README."""
    found = _DRAWN.search(README.read_text(encoding="utf-8"))
    assert found
    return found[0]
