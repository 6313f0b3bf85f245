"""One control: its query, its clause, its documentation, and the rows that it finds."""

import re
from dataclasses import dataclass

from dashboard import sql
from dashboard.controls.checks import CHECKS, Row
from dashboard.controls.inputs import Values
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

    def wants(self, values: Values) -> Values:
        """Return those of `values` that its query declares."""
        declared = {parameter.name for parameter in sql.load(self.name).parameters}
        return {name: value for name, value in values.items() if name in declared}


def controls() -> list[Control]:
    """Return every control, in the order of the clauses."""
    found = [Control(name) for name in sql.names("controls")]
    return sorted(found, key=lambda each: ([int(part) for part in each.clause.split(".")], each.name))


def offending(page: Page, control: Control, values: Values) -> list[Row]:
    """Return the rows that a control finds: object, record_id, person_no, subject, reason, affected.

    `values` are those of `inputs`.
    """
    rows = page.rows(control.name, **control.wants(values))
    check = CHECKS.get(control.name)
    return check(rows) if check else rows
