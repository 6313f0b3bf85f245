"""What has just come in, one click from the first screen: a request, a telephone call, a breach."""

import streamlit

from dashboard.text import Text
from dashboard.vocabulary import Channel, Right


def show_arrivals(_: Text) -> None:
    """Draw the ways to the forms in which what comes in is registered."""
    call = {
        "section": "new",
        "right": Right.MARKETING_OBJECTION.value,
        "channel": Channel.TELEPHONE.value,
    }
    forms = (
        ("requests", {"section": "new"}, _("Register a request"), ":material/inbox:"),
        ("requests", call, _("Opt-out by telephone"), ":material/phone_disabled:"),
        ("breaches", {"section": "new"}, _("Book a breach"), ":material/gpp_maybe:"),
    )
    with streamlit.container(horizontal=True, gap="small"):
        for screen, query, words, icon in forms:
            streamlit.page_link(
                f"screens/{screen}.py", label=words, icon=icon, query_params=query, width="content"
            )
