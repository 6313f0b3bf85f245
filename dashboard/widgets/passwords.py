"""Changing one's own password."""

import streamlit

from dashboard import session
from dashboard.decisions import accounts, passwords, sessions
from dashboard.decisions.account import Account
from dashboard.text import Text
from dashboard.vocabulary import Refused
from dashboard.widgets.actions import act

_CURRENT, _FRESH, _AGAIN = "current_password", "fresh_password", "fresh_password_again"


def password_form(_: Text, account: Account) -> None:
    """Ask for the current password and twice for the new one."""
    with streamlit.form("password", enter_to_submit=False, width=480):
        # Password managers go by the user name that stands beside the passwords.
        streamlit.text_input(_("User name"), account.user_name, disabled=True, autocomplete="username")
        streamlit.text_input(
            _("Current password"), type="password", key=_CURRENT, autocomplete="current-password"
        )
        streamlit.text_input(
            _("New password"),
            type="password",
            key=_FRESH,
            autocomplete="new-password",
            help=_(
                "At least {least} characters. A sentence that only you would say is good.",
                least=passwords.LEAST_CHARACTERS,
            ),
        )
        streamlit.text_input(
            _("New password again"), type="password", key=_AGAIN, autocomplete="new-password"
        )
        streamlit.form_submit_button(_("Change password"), type="primary", on_click=act(_change))


def _change() -> str:
    state = streamlit.session_state
    current, fresh, again = (str(state.get(key, "")) for key in (_CURRENT, _FRESH, _AGAIN))
    if fresh != again:
        raise Refused("The new password is not the same in both fields.")
    account = session.proven_by(current)
    with session.store().transaction() as transaction:
        accounts.change_own_password(transaction, account, current, fresh, session.now())
        cookie = sessions.start(transaction, account, session.now())
    session.belong_to(cookie)
    for key in (_CURRENT, _FRESH, _AGAIN):
        state[key] = ""
    _ = session.text()
    return _("Your password has been changed. Other sign-ins of yours have been ended.")
