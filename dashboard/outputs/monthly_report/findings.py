"""What the controls of the notice's clauses found: at the last look of a month, and of the month before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.controls import Control, controls
from dashboard.outputs.monthly_report.month import Month

Row = Mapping[str, object]


@dataclass(frozen=True)
class Finding:
    """One control: how many rows stood open then and before; None where the copy was not looked at."""

    control: Control
    now: int | None
    before: int | None

    @property
    def is_open(self) -> bool:
        """Whether something stands open."""
        return bool(self.now)

    @property
    def grew(self) -> bool:
        """Whether more stands open than a month before; what was not looked at then has not grown."""
        return self.now is not None and self.before is not None and self.now > self.before


def findings(history: Iterable[Row], month: Month) -> list[Finding]:
    """Return every control of today's program in the order of the clauses."""
    rows = list(history)
    now, before = _looked(rows, month.last), _looked(rows, month.before.last)
    return [Finding(each, now.get(_key(each)), before.get(_key(each))) for each in controls()]


def _key(control: Control) -> str:
    return control.name.removeprefix("controls/")


def _looked(rows: Iterable[Row], day: date) -> dict[str, int | None]:
    """Return the open rows of each control at the last look until `day`; nothing where there was none."""
    known = [row for row in rows if str(row["day"]) <= day.isoformat()]
    newest = max((str(row["snapshot_id"]) for row in known), default=None)
    return {
        str(row["control"]): None if row["open_rows"] is None else int(str(row["open_rows"]))
        for row in known
        if row["snapshot_id"] == newest
    }
