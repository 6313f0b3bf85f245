"""Clause by clause: a control is a query that returns the offending rows; empty means good.

The name of a control says its clause (`c13_7_…` is clause 13.7); its head comment is its documentation.
What SQL cannot check has a hook in `checks`; how many rows stood open at each import is kept by `recording`.
"""

from dashboard.controls.checks import Row
from dashboard.controls.control import Control, controls
from dashboard.controls.found import Found, find, keys_of, offending
from dashboard.controls.inputs import Values, inputs
from dashboard.controls.kept import forget
from dashboard.controls.recording import are_recorded, history, keep, record
from dashboard.controls.tasks import standing

__all__ = [
    "Control",
    "Found",
    "Row",
    "Values",
    "are_recorded",
    "controls",
    "find",
    "forget",
    "history",
    "inputs",
    "keep",
    "keys_of",
    "offending",
    "record",
    "standing",
]
