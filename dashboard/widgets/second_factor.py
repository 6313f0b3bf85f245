"""Two-step sign-in of one's own account: set up, told, turned off; the recovery codes, shown once."""

import io
from typing import Final

import segno
import streamlit

from dashboard import session
from dashboard.decisions import one_time_codes, passwords, second_factor, sessions, sign_in
from dashboard.decisions.account import Account
from dashboard.decisions.keys import signing_key
from dashboard.text import Text
from dashboard.vocabulary import Blocked, Refused
from dashboard.widgets.actions import act

# On the server until it is confirmed or the tab is left; nowhere else.
_SECRET: Final = "second_factor_secret"  # noqa: S105 - a name
_RECOVERY: Final = "recovery_codes"
_CODE, _ON_PASSWORD = "second_factor_code", "second_factor_on_password"
_OFF_CODE, _PASSWORD = "second_factor_off_code", "second_factor_password"


def second_factor_of(_: Text, account: Account) -> None:
    """Draw whether the account uses two-step sign-in, and how to turn it on or off."""
    if account.second_factor:
        _show_turning_off(_, account)
        return
    streamlit.write(
        _(
            "Besides the password, a code is asked for that an app on your phone shows. Whoever learns your "
            "password cannot sign in with it then."
        )
    )
    if _SECRET in streamlit.session_state:
        show_set_up(_, account)
        streamlit.button(_("Cancel"), on_click=act(_forget_secret))
    else:
        streamlit.button(_("Set up two-step sign-in"), on_click=act(_make_secret))


def show_set_up(_: Text, account: Account) -> None:
    """Draw the secret as a picture and as text, and ask for the first code of the app."""
    secret = _secret()
    streamlit.write(
        _(
            "Read the picture with an authenticator app, or type the key into it. Then give your password "
            "and the code that it shows."
        )
    )
    picture, form = streamlit.columns([1, 1.6], vertical_alignment="center")
    picture.image(_picture(one_time_codes.address(secret, account.user_name)), width=220, alt=_("QR code"))
    with form.form("second_factor", clear_on_submit=True):
        streamlit.code(
            " ".join(secret[n : n + 4] for n in range(0, len(secret), 4)), language=None, wrap_lines=True
        )
        _ask_for_password(_, _ON_PASSWORD)
        streamlit.text_input(_("Code"), key=_CODE, max_chars=40, autocomplete="one-time-code")
        streamlit.form_submit_button(_("Turn on"), type="primary", on_click=act(_turn_on))


def has_recovery_codes_to_show() -> bool:
    """Tell whether recovery codes have been made in this tab that nobody has noted yet."""
    return _RECOVERY in streamlit.session_state


def show_recovery_codes(_: Text) -> None:
    """Draw the recovery codes: now, and never again."""
    streamlit.title(_("Recovery codes"))
    streamlit.write(
        _(
            "Two-step sign-in is on. If you lose your phone, each of these codes signs you in once. They are "
            "shown now only: print them, or write them down, and keep them where your password is not."
        )
    )
    streamlit.code("\n".join(streamlit.session_state[_RECOVERY]), language=None)
    streamlit.button(_("I have noted them"), type="primary", on_click=act(_forget_recovery_codes))


def _show_turning_off(_: Text, account: Account) -> None:
    left = second_factor.recovery_codes_left(signing_key(session.store().settings), account)
    streamlit.write(
        _.plural(
            "Two-step sign-in is on. You have {n} recovery code left.",
            "Two-step sign-in is on. You have {n} recovery codes left.",
            left,
        )
    )
    with streamlit.form("second_factor_off", width=480, clear_on_submit=True):
        _ask_for_password(_, _PASSWORD)
        streamlit.text_input(_("Code"), key=_OFF_CODE, max_chars=40, autocomplete="one-time-code")
        streamlit.form_submit_button(_("Turn off two-step sign-in"), on_click=act(_turn_off))


def _ask_for_password(_: Text, key: str) -> None:
    streamlit.text_input(_("Current password"), type="password", key=key, autocomplete="current-password")


def _secret() -> str:
    made: str = streamlit.session_state.setdefault(_SECRET, one_time_codes.new_secret())
    return made


def _make_secret() -> None:
    session.account()
    _secret()


def _forget_secret() -> None:
    streamlit.session_state.pop(_SECRET, None)


def _forget_recovery_codes() -> None:
    streamlit.session_state.pop(_RECOVERY, None)


def _turn_on() -> None:
    state, now = streamlit.session_state, session.now()
    account, key = session.proven_by(state[_ON_PASSWORD]), signing_key(session.store().settings)
    with session.store().transaction() as transaction:
        codes = second_factor.turn_on(transaction, key, account.user_name, _secret(), state[_CODE], now)
        cookie = sessions.start(transaction, account, now)
    session.belong_to(cookie)
    _forget_secret()
    state[_RECOVERY] = codes


def _turn_off() -> str:
    state, account, now = streamlit.session_state, session.account(), session.now()
    if session.is_second_factor_demanded(account):
        raise Blocked("Two-step sign-in is demanded of your role: it cannot be turned off.")
    settings = session.store().settings
    key = signing_key(settings)
    with session.store().transaction() as transaction:
        attempt = sign_in.begin(transaction, key, account.user_name, now, demo=settings.demo)
    right = passwords.matches(state[_PASSWORD], attempt.password_hash)
    with session.store().transaction() as transaction:
        proven = sign_in.proven(transaction, key, attempt, state[_OFF_CODE], now, right=right)
        if proven:
            second_factor.turn_off(transaction, proven, now)
            cookie = sessions.start(transaction, proven, now)
    if proven is None:
        raise Refused("The password or the code is wrong, or too many tries have failed.")
    session.belong_to(cookie)
    return session.text()("Two-step sign-in is off.")


def _picture(address: str) -> str:
    """Return the QR code as SVG, dark on white whatever the theme: cameras need the light border."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=4, light="#fff", xmldecl=False)
    return drawn.getvalue().decode()
