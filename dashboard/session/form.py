"""Signing in by the form of streamlit-authenticator, fed from our own user table.

Taken from it: the form and the bcrypt check. Left out, because measured and found wanting: its cookie (set by
a script, of use to whoever copies it, valid after signing out) and its counting of failures (none in dict
mode). Our cookie is HttpOnly and set by the server (tickets.py), and a row decides (decisions/sessions.py).
"""

from typing import Any

import streamlit
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController
from streamlit_authenticator.models import AuthenticationModel

from dashboard.decisions import passwords, sign_in
from dashboard.decisions.keys import signing_key
from dashboard.decisions.sign_in import HalfWay
from dashboard.session import code_form
from dashboard.session.identity import belong_to, forget_tab
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.text import Text

_STATUS = "authentication_status"


def show_form(_: Text) -> None:
    """Ask for user name and password; once they are right, run again, signed in or asked for a code."""
    streamlit.session_state[_STATUS] = None
    form = _Form(signing_key(store().settings).hex())
    form.login(
        key="sign_in",
        fields={
            "Form name": _("Sign in"),
            "Username": _("User name"),
            "Password": _("Password"),
            "Login": _("Sign in"),
        },
    )
    if form.model.cookie:
        forget_tab()
        belong_to(form.model.cookie)
        streamlit.rerun()
    if form.model.half:
        code_form.ask_for_code_of(form.model.half)
        streamlit.rerun()
    if streamlit.session_state[_STATUS] is False:
        streamlit.error(
            _("The user name or the password is wrong, or too many tries have failed. Try again in a while.")
        )


class _Model(AuthenticationModel):  # type: ignore[misc]  # the package has no types
    """Looks up one account at a time, and counts tries before it compares."""

    cookie: str | None = None
    half: HalfWay | None = None

    def check_credentials(self, username: str, password: str) -> bool:
        """Tell whether these sign somebody in: `cookie` is a new session's; with `half`, a code is due."""
        key = signing_key(store().settings)
        with store().transaction() as transaction:
            attempt = sign_in.begin(transaction, key, username, now(), demo=store().settings.demo)
        self.credentials["usernames"] = {username: {"name": username, "password": attempt.password_hash}}
        right = bool(super().check_credentials(username, passwords.comparable(password)))
        with store().transaction() as transaction:
            done = sign_in.finish(transaction, attempt, now(), right=right)
        self.cookie, self.half = (None, done) if isinstance(done, HalfWay) else (done, None)
        return self.cookie is not None


class _NoCookie:
    """Stands where streamlit-authenticator has its cookie."""

    def get_cookie(self) -> None: ...

    def set_cookie(self) -> None: ...

    def delete_cookie(self) -> None: ...


class _Form(Authenticate):  # type: ignore[misc]  # the package has no types
    """The form with our model; its parent's __init__ would draw the cookie's iframe at every run."""

    def __init__(self, secret: str) -> None:
        self.path = None
        self.attrs: dict[str, Any] = {"login_sleep_time": 0}
        self.secret_key = secret
        self.cookie_controller = _NoCookie()
        users: dict[str, dict[str, Any]] = {"usernames": {}}
        self.model = _Model(users, auto_hash=False, secret_key=secret)
        self.authentication_controller = AuthenticationController(users, auto_hash=False, secret_key=secret)
        self.authentication_controller.authentication_model = self.model
