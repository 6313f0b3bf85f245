"""Recording that somebody objects to marketing: find the person, one click. Nobody is asked for identity."""

import secrets
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.intake import Intake, register
from dashboard.text import Text
from dashboard.vocabulary import Channel, Permission, Refused, Right
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label
from dashboard.widgets.person_choice import choose_person, chosen_ids, forget

KEY: Final = "opt_out"


def opt_out_form(_: Text, page: Page) -> None:
    """Draw the search and, once a person is chosen, the one button."""
    form_key = streamlit.session_state.setdefault(f"{KEY}_key", secrets.token_hex(16))
    streamlit.caption(
        _("Clause 13.7: no proof of identity, no balancing. One click puts the opt-out in the queue.")
    )
    chosen = choose_person(_, page, KEY)
    streamlit.segmented_control(
        _("How it came"),
        list(Channel),
        default=Channel.EMAIL,
        format_func=lambda channel: label(_, channel),
        key=f"{KEY}_channel",
        required=True,
        wrap=True,
    )
    streamlit.button(
        _("Stop marketing to this person"),
        type="primary",
        icon=":material/notifications_off:",
        disabled=chosen is None,
        on_click=act(record, form_key),
    )


def record(form_key: str) -> str:
    """Register the objection of the chosen person, received today; its opt-out is queued with it."""
    actor, store = session.actor(Permission.REGISTER_REQUEST), session.store()
    with store.page(actor) as page:
        ids = chosen_ids(page, KEY)
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    if not ids:
        raise Refused("Choose at least one person.")
    intake = Intake(
        rights=[Right.MARKETING_OBJECTION],
        channel=streamlit.session_state[f"{KEY}_channel"],
        received_on=session.today(),
        salesforce_ids=ids,
    )
    register(store, actor, intake, key=form_key, now=session.now(), snapshot_id=snapshot_id)
    forget(KEY)
    for name in (f"{KEY}_key", f"{KEY}_search"):
        streamlit.session_state.pop(name, None)
    return session.text()("The opt-out is in the queue, and the objection among the requests.")
