"""What a control says today of the rows that were corrected by hand: gone, or still there."""

from collections import defaultdict

from dashboard.controls.control import Control
from dashboard.controls.found import everything, row_keys
from dashboard.controls.inputs import Values
from dashboard.controls.remedies import REMEDIES
from dashboard.databases import NOT_IN_COPY, Page

_EXECUTED = "executed"


def standing(page: Page, values: Values) -> dict[str, bool]:
    """Return, by case id, whether a control still finds the row that somebody says was corrected.

    Left out is what cannot be told: the copy lacks what the control reads, or another act will take the
    whole person, so that the control does not look at them any more. Missing is unknown, not mended.
    """
    by_control: dict[str, dict[str, str]] = defaultdict(dict)
    for row in page.rows("notice/tasks") if page.snapshot else []:
        if row["state"] == _EXECUTED and not row["covered"]:
            by_control[str(row["control"])][str(row["case_id"])] = str(row["row_key"])
    found: dict[str, bool] = {}
    for name, keys in by_control.items():
        there = _keys(page, Control(f"controls/{name}"), values)
        if there is not None and _is_read(page, name):
            found |= {case_id: key in there for case_id, key in keys.items()}
    return found


def _keys(page: Page, control: Control, values: Values) -> set[str] | None:
    try:
        return set(row_keys(control, everything(page, control, values)).to_pylist())
    except NOT_IN_COPY:
        return None


def _is_read(page: Page, name: str) -> bool:
    """Tell whether the copy has every column that an earlier one had and the control reads."""
    remedy = REMEDIES.get(name)
    return not (remedy and page.rows("notice/not_read", columns=list(remedy.reads)))
