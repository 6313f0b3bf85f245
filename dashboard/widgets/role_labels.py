"""Roles in words."""

from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import Role

_LABELS: Final = {
    Role.OFFICER: N_("Compliance officer"),
    Role.STAFF: N_("Case handler"),
    Role.MANAGER: N_("Manager"),
    Role.ADMIN: N_("Administrator"),
    Role.SYSTEM: N_("The program"),
}


def role_label(_: Text, role: Role) -> str:
    """Return what a role is called."""
    return _(_LABELS[role])
