"""Signing in by the office's identity provider: Streamlit's `login` fetches the token, our rules judge it.

Off unless `$REKISTERIVAHTI_OIDC_ISSUER` names whose tokens count. Then `[auth]` of .streamlit/secrets.toml
says how to reach the provider, and the extra `oidc` must be installed.
"""

import importlib.util
from collections.abc import Mapping
from typing import Final

import streamlit

from dashboard import settings
from dashboard.decisions.provider import NotAccepted, is_fresh, sign_in_by
from dashboard.decisions.sign_in import HalfWay
from dashboard.session import code_form, destination
from dashboard.session.identity import belong_to, forget_tab
from dashboard.session.moment import now
from dashboard.session.stores import store
from dashboard.text import Text
from dashboard.vocabulary import Refused

_EXTRA: Final = ("authlib", "httpx")
_REFUSED: Final = "provider_refused"


def check() -> None:
    """Raise `Refused` where a provider is named but cannot be used, or with secrets that are none."""
    if settings.load_provider() is None:
        return
    if not all(importlib.util.find_spec(name) for name in _EXTRA):
        raise Refused(
            "Signing in by an identity provider needs Authlib, which is not installed. Install the extra "
            "oidc."
        )
    settings.check_auth(_auth())


def show_button(_: Text, screen: str) -> None:
    """Draw the way to the provider, where there is one; who comes back is led to `screen`."""
    if settings.load_provider() is not None:
        destination.keep(screen)
        streamlit.button(_("Sign in with your organisation's account"), on_click=streamlit.login)


def accept(_: Text) -> None:
    """Sign in whoever has come back from the provider a moment ago; say so where no account is opened."""
    provider, claims = settings.load_provider(), streamlit.user.to_dict()
    if provider is None or not claims.get("is_logged_in"):
        return
    if is_fresh(claims, now()):
        _accept(provider, claims)
    if streamlit.session_state.get(_REFUSED):
        streamlit.error(
            _("Your organisation's account does not open this register. Ask an administrator if it should.")
        )


def _accept(provider: settings.Provider, claims: Mapping[str, object]) -> None:
    client_id = str(_auth()["client_id"])
    with store().transaction() as transaction:
        done = sign_in_by(transaction, provider, client_id, claims, now())
    if isinstance(done, NotAccepted):
        streamlit.session_state[_REFUSED] = True
    elif isinstance(done, HalfWay):
        code_form.ask_for_code_of(done)
        streamlit.rerun()
    elif done:
        forget_tab()
        belong_to(done)
        streamlit.rerun()


def _auth() -> Mapping[str, object]:
    """Return `[auth]` of secrets.toml; raise `Refused` where there is none."""
    if not streamlit.secrets.load_if_toml_exists() or "auth" not in streamlit.secrets:
        raise Refused("An identity provider is named, but .streamlit/secrets.toml has no [auth].")
    auth: Mapping[str, object] = streamlit.secrets["auth"]
    return auth
