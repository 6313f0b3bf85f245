"""Users: accounts and roles. Whoever manages them sees no personal data of the register by that."""

from typing import Any

import polars
import streamlit

from dashboard import session, widgets
from dashboard.decisions import sessions
from dashboard.decisions.accounts import ROLES, NewUser
from dashboard.vocabulary import Permission, Refused, Role
from dashboard.widgets import user_actions
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.role_labels import role_label

actor = session.actor(Permission.MANAGE_USERS)
_ = session.text()
with session.store().page(actor) as page:
    users: list[dict[str, Any]] = page.rows("users/accounts")
    open_sessions = {
        row["user_name"]: row["sessions"]
        for row in page.rows(
            "users/open_sessions",
            idle_since=session.now() - sessions.IDLE,
            started_since=session.now() - sessions.LIFETIME,
        )
    }


def add() -> None:
    """Add the account that the form describes."""
    session.actor(Permission.MANAGE_USERS)
    state = streamlit.session_state
    name = state["new_user_name"].strip().lower()
    if not name:
        raise Refused("Give the account a user name.")
    user_actions.add(NewUser(name, state["new_name"], Role(state["new_role"]), state["new_email"]))
    state["new_user_name"] = state["new_name"] = state["new_email"] = ""


def change_role(user_name: str) -> str:
    """Give the account the role that is chosen beside it."""
    session.actor(Permission.MANAGE_USERS)
    return user_actions.change_role(user_name, Role(streamlit.session_state[f"role_{user_name}"]))


def change_email(user_name: str) -> str:
    """Give the account the address that is typed beside it."""
    return user_actions.change_email(user_name, streamlit.session_state[f"email_{user_name}"])


def state_of(user: dict[str, Any]) -> str:
    """Say in a word whether an account can be used."""
    if not user["active"]:
        return _("disabled")
    return _("one-time password") if user["must_change_password"] else _("active")


screen_title(_, _("Users"), "users")

made = streamlit.session_state.pop(user_actions.ONE_TIME, None)
if made:
    streamlit.success(
        _(
            "The one-time password of {user} is shown here once. Hand it over in person or by telephone; "
            "it has to be changed at the first sign-in.",
            user=widgets.safe(made[0]),
        )
    )
    streamlit.code(made[1], language=None)

streamlit.dataframe(
    polars.DataFrame(
        {
            _("User name"): [user["user_name"] for user in users],
            _("Name"): [user["name"] for user in users],
            _("Role"): [role_label(_, Role(user["role"])) for user in users],
            _("E-mail"): [user["email"] or "" for user in users],
            _("State"): [state_of(user) for user in users],
            _("Two-step sign-in"): [user["has_second_factor"] for user in users],
            _("Last sign-in"): [_.moment(user["signed_in_at"]) for user in users],
            _("Signed in now"): [open_sessions.get(user["user_name"], 0) for user in users],
        }
    ),
    hide_index=True,
)

streamlit.header(_("Change an account"))
others = {str(user["user_name"]): user for user in users if user["user_name"] != actor.user}
chosen = streamlit.selectbox(
    _("Account"),
    list(others),
    format_func=lambda user_name: f"{user_name}, {others[user_name]['name']}",
    index=None,
    placeholder=_("Choose an account"),
    key="chosen_user",
)
if chosen:
    user = others[chosen]
    left, right = streamlit.columns(2, border=True)
    with left:
        streamlit.selectbox(
            _("Role"),
            [role.value for role in ROLES],
            format_func=lambda role: role_label(_, Role(role)),
            index=[role.value for role in ROLES].index(str(user["role"])),
            key=f"role_{chosen}",
            placeholder=_("Choose"),
        )
        streamlit.button(_("Change role"), on_click=widgets.act(change_role, chosen))
        streamlit.text_input(
            _("E-mail address for reminders"), value=user["email"] or "", key=f"email_{chosen}", max_chars=254
        )
        streamlit.button(_("Change address"), on_click=widgets.act(change_email, chosen))
    with right:
        streamlit.button(
            _("Give a one-time password"), on_click=widgets.act(user_actions.reset_password, chosen)
        )
        if user["has_second_factor"]:
            streamlit.button(
                _("Reset two-step sign-in"), on_click=widgets.act(user_actions.reset_second_factor, chosen)
            )
        streamlit.button(_("Sign out everywhere"), on_click=widgets.act(user_actions.end_sessions, chosen))
        if user["active"]:
            streamlit.button(_("Disable"), on_click=widgets.act(user_actions.disable, chosen))
        else:
            streamlit.button(_("Enable"), on_click=widgets.act(user_actions.enable, chosen))

streamlit.header(_("Add a user"))
with streamlit.form("new_user", width=480):
    streamlit.text_input(_("User name"), key="new_user_name", max_chars=64)
    streamlit.text_input(_("Name"), key="new_name", max_chars=100)
    streamlit.text_input(
        _("E-mail address"), key="new_email", max_chars=254, help=_("Reminders go there; none without it.")
    )
    streamlit.selectbox(
        _("Role"),
        [role.value for role in ROLES],
        index=ROLES.index(Role.STAFF),  # whoever clicks on without looking gives the least away
        format_func=lambda role: role_label(_, Role(role)),
        key="new_role",
        placeholder=_("Choose"),
    )
    streamlit.form_submit_button(_("Add"), type="primary", on_click=widgets.act(add))
