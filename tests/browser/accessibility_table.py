"""The README's table of what axe has found, drawn from when everything was last looked at."""

import json
from collections import Counter

from dashboard.settings import ROOT
from tests.benchmarks.table import Drawn

GRAVE = frozenset({"serious", "critical"})
PATH = ROOT / "tests" / "browser" / "results" / "accessibility.json"
HEAD = "| screen | seen | serious or critical | others | excused |\n|---|---|---|---|---|\n"


class AccessibilityTable(Drawn):
    """The table between the marks `<!-- accessibility -->` and `<!-- /accessibility -->`."""

    def keep(self, seen, findings):
        """Replace what is known: how often each screen was seen, and what was found on it."""
        lines = [
            {
                "screen": screen,
                "seen": times,
                **_counted([each for each in findings if each.screen == screen]),
            }
            for screen, times in seen.items()
        ]
        PATH.parent.mkdir(exist_ok=True)
        PATH.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")

    def kept(self):
        """Return what is known of each screen."""
        return json.loads(PATH.read_text(encoding="utf-8"))

    def text(self):
        """Return the Markdown."""
        return HEAD + "".join(
            f"| {each['screen']} | {each['seen']} | {each['grave']} | {each['others']} | {_named(each)} |\n"
            for each in self.kept()
        )


def _counted(findings):
    left = [each for each in findings if each.excuse < 0]
    grave = sum(each.impact in GRAVE for each in left)
    excused = Counter(each.rule for each in findings if each.excuse >= 0)
    return {"grave": grave, "others": len(left) - grave, "excused": dict(sorted(excused.items()))}


def _named(line):
    return ", ".join(f"{rule} {count}" for rule, count in line["excused"].items())


TABLE = AccessibilityTable("accessibility")
