"""Users by the names of the persons, where a case or the history says who did something."""

from collections.abc import Mapping

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import SYSTEM

Names = Mapping[str, str]


def user_names(page: Page) -> Names:
    """Return what the person behind each account is called."""
    return {str(row["user_name"]): str(row["name"]) for row in page.rows("users/names")}


def called(_: Text, names: Names, user: object) -> str:
    """Return the name of the person behind a user name; a name that nobody has now stays as it is."""
    return _("the program itself") if user == SYSTEM.user else names.get(str(user)) or str(user)


def called_in_full(_: Text, names: Names, user: object) -> str:
    """Return the name with the user name behind it: two persons may be called the same."""
    name = called(_, names, user)
    return name if user == SYSTEM.user or name.casefold() == str(user).casefold() else f"{name} ({user})"
