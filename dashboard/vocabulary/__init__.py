"""The words of the domain: roles, kinds of case, states, transitions, errors. Imports nothing of ours."""

from dashboard.vocabulary.demands import (
    CASE_PERMISSIONS,
    IDENTITY_RIGHTS,
    IRREVERSIBLE,
    NEVER_IDENTIFIED,
    OPT_OUT_RIGHTS,
    REASON_NEEDED,
    STEP_PERMISSIONS,
)
from dashboard.vocabulary.errors import (
    Blocked,
    DashboardError,
    Denied,
    NotFound,
    Refused,
    Stale,
)
from dashboard.vocabulary.faults import described
from dashboard.vocabulary.people import ANONYMOUS, ObjectName, OptOutChannel, Relationship, Source
from dashboard.vocabulary.reasons import (
    KEEPING,
    LIGHT_METHODS,
    TOLD_BY,
    Doubt,
    ExtensionReason,
    Ground,
    IdentityMethod,
    grounds_for,
)
from dashboard.vocabulary.roles import PERMISSIONS, Actor, Permission, Role, allows, require
from dashboard.vocabulary.states import Action, Channel, Kind, Right, State, Step
from dashboard.vocabulary.transitions import FIRST_STATES, TERMINAL, TRANSITIONS, next_state, steps_from

__all__ = [
    "ANONYMOUS",
    "CASE_PERMISSIONS",
    "FIRST_STATES",
    "IDENTITY_RIGHTS",
    "IRREVERSIBLE",
    "KEEPING",
    "LIGHT_METHODS",
    "NEVER_IDENTIFIED",
    "OPT_OUT_RIGHTS",
    "PERMISSIONS",
    "REASON_NEEDED",
    "STEP_PERMISSIONS",
    "TERMINAL",
    "TOLD_BY",
    "TRANSITIONS",
    "Action",
    "Actor",
    "Blocked",
    "Channel",
    "DashboardError",
    "Denied",
    "Doubt",
    "ExtensionReason",
    "Ground",
    "IdentityMethod",
    "Kind",
    "NotFound",
    "ObjectName",
    "OptOutChannel",
    "Permission",
    "Refused",
    "Relationship",
    "Right",
    "Role",
    "Source",
    "Stale",
    "State",
    "Step",
    "allows",
    "described",
    "grounds_for",
    "next_state",
    "require",
    "steps_from",
]
