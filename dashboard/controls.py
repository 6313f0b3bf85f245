"""Clause by clause: a control is a query that returns the offending rows; empty means good.

The name of a control says its clause (`c13_7_…` is clause 13.7); its head comment is its documentation.
"""

import re
from dataclasses import dataclass
from datetime import date

from dashboard import sql
from dashboard.databases import Page

_NAME = re.compile(r"^controls/c(\d+)(?:_(\d))?_(\w+)$")


@dataclass(frozen=True)
class Control:
    """One control: its query, its clause in the notice, and its documentation."""

    name: str

    @property
    def clause(self) -> str:
        """The clause as the notice writes it: 7, 13.7."""
        match = _NAME.match(self.name)
        assert match is not None, self.name
        return f"{int(match[1])}.{match[2]}" if match[2] else str(int(match[1]))

    @property
    def title(self) -> str:
        """What the control finds, in one sentence."""
        return sql.load(self.name).title

    @property
    def documentation(self) -> str:
        """What it finds, why it matters and how to put it right."""
        return sql.load(self.name).description


def controls() -> list[Control]:
    """Return every control, in the order of the clauses."""
    found = [Control(name) for name in sql.names("controls")]
    return sorted(found, key=lambda each: ([int(part) for part in each.clause.split(".")], each.name))


def offending(page: Page, control: Control, today: date) -> list[dict[str, object]]:
    """Return the rows that a control finds: object, record_id, person_no, subject, reason, affected."""
    declared = {parameter.name for parameter in sql.load(control.name).parameters}
    return page.rows(control.name, **({"today": today} if "today" in declared else {}))
