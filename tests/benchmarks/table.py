"""The README's table of what was measured, drawn from the results that are kept."""

import re

from dashboard.settings import ROOT
from tests.benchmarks.result import kept

README = ROOT / "README.md"
# In the order of the table. Each is a module with `measure(work: Path) -> list[Result]`.
SECTIONS = ("screen_queries", "pages", "imports", "decisions", "sessions", "peers")
_DRAWN = re.compile(r"(?<=<!-- benchmarks -->\n).*?(?=<!-- /benchmarks -->)", re.DOTALL)


def table() -> str:
    """Return the Markdown of what every section found when it last ran."""
    lines = [
        f"| {each.what} | {each.goal} | {each.found} | {'yes' if each.met else 'no'} | {each.remark} |"
        for section in SECTIONS
        for each in kept(section)
    ]
    return "\n".join(["| what | goal | found | met | remark |", "|---|---|---|---|---|", *lines]) + "\n"


def draw() -> None:
    """Write the table between its marks in the README."""
    text = README.read_text(encoding="utf-8")
    README.write_text(_DRAWN.sub(lambda _found: table(), text), encoding="utf-8")


def drawn() -> str:
    """Return the table as it stands in the README."""
    found = _DRAWN.search(README.read_text(encoding="utf-8"))
    assert found
    return found[0]
