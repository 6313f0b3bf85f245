"""Bringing the register in straight from Salesforce, where that is set up."""

import streamlit

from dashboard import session
from dashboard.register.running import start_pull
from dashboard.salesforce.access import access_of
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act, shown_errors


def offer_pull(_: Text) -> None:
    """Draw the button before the files; nothing where Salesforce is not set up."""
    with shown_errors(_):
        if access_of(session.store().settings) is None:
            return
        streamlit.button(
            _("Pull from Salesforce"),
            key="import_pull",
            type="primary",
            icon=":material/cloud_download:",
            on_click=act(begin_pull),
        )
        streamlit.caption(
            _("The first time everything, later what has changed. Or bring in the files of an export:")
        )


def begin_pull() -> None:
    """Start the child process that pulls and imports."""
    session.actor(Permission.IMPORT)
    start_pull(session.store().settings)
    streamlit.session_state.pop("import_ended", None)
