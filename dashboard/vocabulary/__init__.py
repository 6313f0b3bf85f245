"""The words of the domain: roles, kinds of case, states, transitions, errors. Imports nothing of ours."""

from dashboard.vocabulary.errors import (
    Blocked,
    DashboardError,
    Denied,
    NotFound,
    Refused,
    Stale,
)
from dashboard.vocabulary.people import ObjectName, OptOutChannel, Relationship, Source
from dashboard.vocabulary.roles import PERMISSIONS, Actor, Permission, Role, allows, require
from dashboard.vocabulary.states import (
    FIRST_STATES,
    IRREVERSIBLE,
    TERMINAL,
    TRANSITIONS,
    Action,
    Channel,
    Kind,
    Right,
    State,
    Step,
    next_state,
    steps_from,
)

__all__ = [
    "FIRST_STATES",
    "IRREVERSIBLE",
    "PERMISSIONS",
    "TERMINAL",
    "TRANSITIONS",
    "Action",
    "Actor",
    "Blocked",
    "Channel",
    "DashboardError",
    "Denied",
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
    "next_state",
    "require",
    "steps_from",
]
