"""One control: its query, its clause, its documentation."""

import re
from dataclasses import dataclass
from datetime import date

from dashboard import sql
from dashboard.controls.inputs import Values

# What stands in the queue moves at any moment; days move once a day.
_AT_ANY_MOMENT = {"now", "notice_version"}
_OF_ALARMS = {"c13_4_came_back", "c13_7_opt_out_reset"}
_NAME = re.compile(r"^controls/c(\d+)(?:_(\d))?_(\w+)$")


@dataclass(frozen=True)
class Control:
    """One control: its query, its clause in the notice, and its documentation."""

    name: str

    @property
    def short(self) -> str:
        """The name as it stands in settings and in the history: c13_7_opt_out_conflict."""
        return self.name.removeprefix("controls/")

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

    @property
    def needs(self) -> tuple[str, ...]:
        """Facts and objects without which nothing found means nothing."""
        return sql.load(self.name).needs

    def holds_still(self, since: date | None, today: date) -> bool:
        """Tell whether what it found on a day still stands today by itself, whatever was decided meanwhile.

        What it finds may grow with the days, with a version of the notice, or with a case of the queue.
        """
        declared = {parameter.name for parameter in sql.load(self.name).parameters}
        if declared & _AT_ANY_MOMENT or self.short in _OF_ALARMS:
            return False
        return "today" not in declared or since is None or since >= today

    def wants(self, values: Values) -> Values:
        """Return those of `values` that its query declares."""
        declared = {parameter.name for parameter in sql.load(self.name).parameters}
        return {name: value for name, value in values.items() if name in declared}


def controls() -> list[Control]:
    """Return every control, in the order of the clauses."""
    found = [Control(name) for name in sql.names("controls")]
    return sorted(found, key=lambda each: ([int(part) for part in each.clause.split(".")], each.name))
