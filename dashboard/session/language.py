"""The language of the signed-in person; Finnish until one is chosen."""

import streamlit

from dashboard import text as texts
from dashboard.decisions import accounts
from dashboard.session.identity import live
from dashboard.session.stores import store


def text() -> texts.Text:
    """Return the texts in the language of this tab."""
    return texts.text(streamlit.session_state.get("language", "fi"))


def switch_language(language: str) -> None:
    """Show this tab in another language, and remember it for whoever is signed in or next signs in here."""
    session = live()
    if session:
        with store().transaction() as transaction:
            accounts.set_language(transaction, session.account, language)
    else:
        streamlit.session_state["chosen_language"] = language
    streamlit.session_state["language"] = language
