"""Of whom two-step sign-in is demanded: kept outside of what screens change, so that no click weakens it."""

import os
from typing import Final

from dashboard.vocabulary import Refused, Role

_EVERYBODY: Final = "all"
_PEOPLE: Final = frozenset(Role) - {Role.SYSTEM}


def second_factor_demanded_of() -> frozenset[Role]:
    """Return the roles in `$REKISTERIVAHTI_SECOND_FACTOR`: none, some with commas between, or `all`.

    Raises `Refused` for a role that there is not.
    """
    given = {each.strip().lower() for each in os.environ.get("REKISTERIVAHTI_SECOND_FACTOR", "").split(",")}
    given -= {""}
    if _EVERYBODY in given:
        return _PEOPLE
    if not given <= _PEOPLE:
        raise Refused("REKISTERIVAHTI_SECOND_FACTOR must name roles: officer, staff, manager, admin, or all.")
    return frozenset(Role(each) for each in given)
