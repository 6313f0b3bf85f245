"""The README's table of the tasks of a week, drawn from what they took when they were last measured."""

import json
from dataclasses import asdict, dataclass

from dashboard.settings import ROOT
from tests.benchmarks.table import Drawn


@dataclass(frozen=True)
class Taken:
    """What a task took: presses of the mouse, keys, and seconds."""

    task: str
    clicks: int
    keys: int
    seconds: float


@dataclass(frozen=True)
class TasksTable(Drawn):
    """The table between the marks `<!-- tasks -->` and `<!-- /tasks -->`."""

    @property
    def path(self):
        """Where the results are kept."""
        return ROOT / "tests" / "browser" / "results" / "tasks.json"

    def keep(self, taken):
        """Replace what is known."""
        self.path.parent.mkdir(exist_ok=True)
        written = json.dumps([asdict(each) for each in taken], ensure_ascii=False, indent=1)
        self.path.write_text(written + "\n", encoding="utf-8")

    def kept(self):
        """Return what the tasks took when they were last measured."""
        return [Taken(**each) for each in json.loads(self.path.read_text(encoding="utf-8"))]

    def text(self):
        """Return the Markdown."""
        lines = [f"| {each.task} | {each.clicks} | {each.keys} | {each.seconds} |" for each in self.kept()]
        return "\n".join(["| task | clicks | keys typed | seconds |", "|---|---|---|---|", *lines]) + "\n"


TABLE = TasksTable("tasks")
