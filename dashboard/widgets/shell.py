"""What stands around every screen: who is signed in, the language, signing out, the demo's banner."""

import streamlit

from dashboard import session
from dashboard.decisions.account import Account
from dashboard.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from dashboard.session import provider
from dashboard.session.code_form import code_is_due, show_code_form
from dashboard.session.form import show_form
from dashboard.text import LANGUAGES, Text
from dashboard.widgets.actions import act, show_messages, shown_errors
from dashboard.widgets.mark import ICON, LOGO
from dashboard.widgets.passwords import password_form
from dashboard.widgets.role_labels import role_label
from dashboard.widgets.safe import safe
from dashboard.widgets.second_factor import has_recovery_codes_to_show, show_recovery_codes, show_set_up


def looking(_: Text) -> None:
    """Say that what a new copy of the register proves is not known yet."""
    streamlit.info(
        _(
            "There is a new copy of the register. What it proves and finds is being worked out; "
            "open the page again in a while."
        ),
        icon=":material/hourglass:",
    )


def frame(_: Text, account: Account) -> None:
    """Draw the side bar below the menu, the demo's banner, and what the last click has left."""
    streamlit.logo(LOGO, size="large")
    with streamlit.sidebar:
        streamlit.markdown(f"**{safe(account.name)}**  \n{role_label(_, account.role)}")
        language_switch(_)
        streamlit.button(_("Sign out"), on_click=act(session.sign_out), icon=":material/logout:")
        session.hand_over_cookie()
    if _is_demo(account):
        demo, made_up = _("Demo"), _("Every person and company here is made up.")
        streamlit.markdown(f":blue-badge[:material/science: {demo}] {made_up}")
    with streamlit.container(key="messages"):  # where page.css keeps it in view
        show_messages(_)


def _is_demo(account: Account) -> bool:
    """Tell whether this is the demo, or somebody has brought the demo's export into a folder of their own."""
    store = session.store()
    with store.page(account.actor) as page:
        return store.settings.demo or bool(page.snapshot and page.snapshot.demo)


def sign_in(_: Text, screen: str) -> None:
    """Draw the page that asks who is there; `screen` is what they want to see."""
    with _narrow():
        streamlit.image(ICON, width=56, alt="")
        streamlit.title("Rekisterivahti")
        streamlit.caption(
            _("What the privacy notice of the customer register promises, and where it stands.")
        )
        show_messages(_)
        if code_is_due():
            with shown_errors(_):
                show_code_form(_)
        else:
            provider.accept(_)
            show_form(_)
            provider.show_button(_, screen)
        if session.store().settings.demo:
            users = ", ".join(f"`{name}`" for name in DEMO_ACCOUNTS)
            streamlit.info(
                _(
                    "This is a demo. Sign in as {users}; the password is {password}.",
                    users=users,
                    password=f"`{DEMO_PASSWORD}`",
                ),
                icon=":material/science:",
            )
        language_switch(_)
        session.hand_over_cookie()


def comes_first(account: Account) -> bool:
    """Tell whether something has to be done or noted before anything else."""
    return (
        account.must_change_password or session.lacks_second_factor(account) or has_recovery_codes_to_show()
    )


def first_things(_: Text, account: Account) -> None:
    """Draw the page of what has to be done or noted before anything else."""
    with _narrow():
        if account.must_change_password:
            streamlit.title(_("Choose a password"))
            streamlit.write(_("Your one-time password has done its work. Choose one that only you know."))
            show_messages(_)
            password_form(_, account)
        elif has_recovery_codes_to_show():
            show_recovery_codes(_)
        else:
            streamlit.title(_("Two-step sign-in"))
            streamlit.write(_("Everybody with your role signs in with a code besides the password."))
            show_messages(_)
            show_set_up(_, account)
        streamlit.button(_("Sign out"), on_click=act(session.sign_out), icon=":material/logout:")
        session.hand_over_cookie()


def language_switch(_: Text) -> None:
    """Draw the choice of language."""
    # Signing in brings the account's own language: what was chosen before it must not stay chosen.
    streamlit.session_state["language_choice"] = _.language
    streamlit.radio(
        _("Language"),
        options=list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language_choice",
        on_change=act(_switch),
        label_visibility="collapsed",
        horizontal=True,
    )


def _switch() -> None:
    session.switch_language(streamlit.session_state["language_choice"])


def _narrow() -> streamlit.delta_generator.DeltaGenerator:
    """Return the middle of the page, as wide as a form."""
    return streamlit.columns([1, 1.4, 1])[1]
