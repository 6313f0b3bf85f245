"""Who may do what. One table; every read and write looks here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.vocabulary.errors import Denied


class Role(StrEnum):
    """Roles of a signed-in person, and `system` for what the program does by itself."""

    OFFICER = "officer"
    STAFF = "staff"
    MANAGER = "manager"
    ADMIN = "admin"
    SYSTEM = "system"


class Permission(StrEnum):
    """What a role may be allowed to do."""

    SEE_REGISTER = "see_register"
    SEE_QUEUE = "see_queue"
    SEE_FIGURES = "see_figures"
    SEE_HISTORY = "see_history"
    REGISTER_REQUEST = "register_request"
    DECIDE = "decide"
    APPROVE = "approve"
    CARRY_OUT = "carry_out"
    IMPORT = "import"
    CONFIGURE = "configure"
    MANAGE_USERS = "manage_users"
    VERIFY = "verify"


PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.SEE_REGISTER: frozenset({Role.OFFICER}),
    Permission.SEE_QUEUE: frozenset({Role.OFFICER, Role.STAFF}),
    Permission.SEE_FIGURES: frozenset({Role.OFFICER, Role.MANAGER}),
    Permission.SEE_HISTORY: frozenset({Role.OFFICER}),
    Permission.REGISTER_REQUEST: frozenset({Role.OFFICER, Role.STAFF}),
    Permission.DECIDE: frozenset({Role.OFFICER}),
    Permission.APPROVE: frozenset({Role.OFFICER}),
    Permission.CARRY_OUT: frozenset({Role.OFFICER, Role.STAFF}),
    Permission.IMPORT: frozenset({Role.OFFICER}),
    Permission.CONFIGURE: frozenset({Role.OFFICER}),
    Permission.MANAGE_USERS: frozenset({Role.ADMIN}),
    Permission.VERIFY: frozenset({Role.SYSTEM}),
}


@dataclass(frozen=True)
class Actor:
    """Who acts: the user name as it stands in the history, and the role looked up at this very moment."""

    user: str
    role: Role


# The program itself: what it does stands in the history under this name.
SYSTEM: Final = Actor("system", Role.SYSTEM)


def allows(role: Role, permission: Permission) -> bool:
    """Tell whether `role` may do `permission`; the grey twin of `require`."""
    return role in PERMISSIONS[permission]


def require(actor: Actor, permission: Permission) -> None:
    """Raise `Denied` unless the actor's role has the permission."""
    if not allows(actor.role, permission):
        raise Denied("Your role does not allow this. Ask an administrator if you need it.")
