"""The second step of signing in: the code of the authenticator app, or a recovery code."""

from typing import Final

import streamlit

from dashboard.decisions import second_factor, sign_in
from dashboard.decisions.keys import signing_key
from dashboard.decisions.sign_in import CODE_WITHIN, Attempt, HalfWay
from dashboard.session.identity import belong_to, forget_tab
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.text import Text

# Whose password was right in this tab; it stays on the server.
_HALF: Final = "half_way"
_CODE: Final = "sign_in_code"


def ask_for_code_of(half: HalfWay) -> None:
    """Let the tab's next run ask for the code of whoever has come half the way."""
    streamlit.session_state[_HALF] = half


def code_is_due() -> bool:
    """Tell whether this tab has come half the way, not too long ago."""
    half = streamlit.session_state.get(_HALF)
    return half is not None and now() - half.since < CODE_WITHIN


def show_code_form(_: Text) -> None:
    """Ask for a code; once it is right, run the script again, signed in.

    Raises `Refused` where the key is lost that codes are checked with.
    """
    with streamlit.form("sign_in_code_form", clear_on_submit=True):
        streamlit.header(_("Two-step sign-in"))
        streamlit.write(
            _("The six digits that the authenticator app shows now, or one of your recovery codes.")
        )
        code = streamlit.text_input(_("Code"), key=_CODE, max_chars=40, autocomplete="one-time-code")
        tried = streamlit.form_submit_button(_("Sign in"))
    outcome = streamlit.container()
    streamlit.button(_("Start again"), on_click=start_again)
    if tried:
        with outcome:
            _try(_, code)


def start_again() -> None:
    """Forget the password that was right: somebody else may be at the keyboard."""
    streamlit.session_state.pop(_HALF, None)


def _check_key(key: bytes, attempt: Attempt, half: HalfWay) -> None:
    """Raise `Refused` where no code can be right; told to nobody but who has given the password."""
    if attempt.account and attempt.password_hash == half.password_hash:
        second_factor.check_key(key, attempt.account)


def _try(_: Text, code: str) -> None:
    half, key, demo = streamlit.session_state[_HALF], signing_key(store().settings), store().settings.demo
    with store().transaction() as transaction:
        attempt = sign_in.begin(transaction, key, half.user_name, now(), demo=demo)
    _check_key(key, attempt, half)
    with store().transaction() as transaction:
        cookie = sign_in.finish_with_code(transaction, key, attempt, half, code, now())
    if cookie:
        forget_tab()
        belong_to(cookie)
        streamlit.rerun()
    streamlit.error(
        _(
            "The code is wrong or was used before, or too many tries have failed. Wait for the app's next "
            "code, or try again in a while."
        )
    )
