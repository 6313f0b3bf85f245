"""The README's tables of what was measured, each drawn from the results that its package keeps."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.settings import ROOT
from tests.benchmarks.result import Result, keep, kept

README = ROOT / "README.md"


@dataclass(frozen=True)
class Drawn(ABC):
    """A table that stands between the marks `<!-- NAME -->` and `<!-- /NAME -->` of the README."""

    name: str

    @abstractmethod
    def text(self) -> str:
        """Return the Markdown of what was found when it was last looked for."""

    def draw(self) -> None:
        """Write the table between its marks in the README."""
        text = README.read_text(encoding="utf-8")
        README.write_text(self._between.sub(lambda _found: self.text(), text), encoding="utf-8")

    def drawn(self) -> str:
        """Return the table as it stands in the README."""
        found = self._between.search(README.read_text(encoding="utf-8"))
        assert found
        return found[0]

    @property
    def _between(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=<!-- {self.name} -->\n).*?(?=<!-- /{self.name} -->)", re.DOTALL)


@dataclass(frozen=True)
class Table(Drawn):
    """The table between the marks `<!-- NAME -->` and `<!-- /NAME -->`, of the package `tests/NAME/`.

    Each section is a module there whose `measure(work, …)` returns results, in the order of the table.
    """

    sections: Sequence[str]

    @property
    def folder(self) -> Path:
        """Where the results are kept."""
        return ROOT / "tests" / self.name / "results"

    def keep(self, section: str, results: list[Result]) -> None:
        """Replace what is known of a section."""
        keep(self.folder / f"{section}.json", results)

    def text(self) -> str:
        """Return the Markdown of what every section found when it last ran."""
        lines = [
            f"| {each.what} | {each.goal} | {each.found} | {'yes' if each.met else 'no'} | {each.remark} |"
            for section in self.sections
            for each in kept(self.folder / f"{section}.json")
        ]
        return "\n".join(["| what | goal | found | met | remark |", "|---|---|---|---|---|", *lines]) + "\n"


BENCHMARKS = Table(
    "benchmarks",
    ("screen_queries", "pages", "imports", "largest_import", "decisions", "sessions", "peers"),
)
FAULTS = Table(
    "faults",
    (
        "kills",
        "killed_imports",
        "damage",
        "full_disk",
        "read_only",
        "clock",
        "verification",
        "attacks",
        "load",
    ),
)
