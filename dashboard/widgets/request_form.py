"""Registering a request: who asks (found in the register or only written down), and what is asked."""

import secrets
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.assigning import assign
from dashboard.decisions.intake import Intake, register
from dashboard.text import Text
from dashboard.vocabulary import OPT_OUT_RIGHTS, Channel, Permission, Right
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.earlier_requests import continued, show_earlier
from dashboard.widgets.person_choice import choose_person, chosen_ids
from dashboard.widgets.query_state import keep
from dashboard.widgets.tables import INPUT_FORMATS

KEY: Final = "new_request"


def request_form(_: Text, page: Page) -> None:
    """Draw the form; its idempotency key is made when it is first drawn and changes when it has been sent."""
    form_key = streamlit.session_state.setdefault(f"{KEY}_key", secrets.token_hex(16))
    _follow_link()
    who, what = streamlit.columns(2, gap="large")
    with who:
        streamlit.header(_("Who asks"))
        found = choose_person(_, page, KEY) is not None
        _requester(_, found=found)
        show_earlier(_, page, KEY, streamlit.session_state.get(f"{KEY}_rights") or ())
    with what:
        streamlit.header(_("What is asked"))
        _asked(_)
        streamlit.toggle(_("I take it"), key=f"{KEY}_take")
        streamlit.button(
            _("Register the request"),
            type="primary",
            on_click=act(_register, form_key),
            key=f"{KEY}_send",
            icon=":material/inbox:",
        )


def _follow_link() -> None:
    """Take from the address, once, what the link has said of the request: its right, and how it came."""
    state, asked = streamlit.session_state, streamlit.query_params
    state.setdefault(f"{KEY}_channel", Channel.EMAIL)
    if asked.get("right") in list(Right):
        state[f"{KEY}_rights"] = [Right(asked["right"])]
    if asked.get("channel") in list(Channel):
        state[f"{KEY}_channel"] = Channel(asked["channel"])
    keep(right=None, channel=None)


def _requester(_: Text, *, found: bool) -> None:
    streamlit.text_input(
        _("Name as given by the requester"),
        key=f"{KEY}_requester",
        help=None if found else _("Needed when the person is not found in the register."),
    )
    streamlit.text_input(_("Address or number for the reply"), key=f"{KEY}_contact")
    if streamlit.toggle(_("A representative asks for the person"), key=f"{KEY}_represented"):
        streamlit.text_input(_("Representative and mandate"), key=f"{KEY}_representative")


def _asked(_: Text) -> None:
    rights = streamlit.pills(
        _("Rights"),
        list(Right),
        selection_mode="multi",
        format_func=lambda right: label(_, right),
        key=f"{KEY}_rights",
        wrap=True,
        help=_("Each right becomes a case of its own with its own time limit."),
    )
    if any(right in OPT_OUT_RIGHTS for right in rights):
        streamlit.caption(
            _("Marketing stops at once: the opt-out goes to the queue too. No identity is asked.")
        )
    if Right.COMPLAINT in rights:
        _of_authority(_)
    streamlit.segmented_control(
        _("How it came"),
        list(Channel),
        format_func=lambda channel: label(_, channel),
        key=f"{KEY}_channel",
        wrap=True,
        required=True,
    )
    streamlit.date_input(
        _("Received on"),
        value=session.today(),
        max_value=session.today(),
        format=INPUT_FORMATS[_.language],
        key=f"{KEY}_received",
        help=_("The day it reached the company, whoever read it and whenever."),
        width=220,
    )
    streamlit.text_area(
        _("Note"), key=f"{KEY}_note", help=_("Kept with the case, deleted by its rule; never in the history.")
    )


def _of_authority(_: Text) -> None:
    """Draw what the authority's letter says of itself: the law sets no limit, the authority does."""
    streamlit.text_input(_("Reference number of the authority"), key=f"{KEY}_reference")
    streamlit.date_input(
        _("Answer the authority by"),
        value=None,
        min_value=session.today(),
        format=INPUT_FORMATS[_.language],
        key=f"{KEY}_answer_by",
        width=220,
    )


def _register(form_key: str) -> None:
    actor, store = session.actor(Permission.REGISTER_REQUEST), session.store()
    with store.page(actor) as page:
        intake = _intake(chosen_ids(page, KEY), continued(page, KEY))
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    case_ids = register(store, actor, intake, key=form_key, now=session.now(), snapshot_id=snapshot_id)
    if streamlit.session_state.get(f"{KEY}_take"):
        assign(store, actor, case_ids, actor.user, session.now())
    with store.page(actor) as page:
        first = page.count("case/number", case_id=case_ids[0])
    _clear()
    go_to_case(first)


def _intake(salesforce_ids: tuple[str, ...], previous: str | None) -> Intake:
    told = streamlit.session_state
    return Intake(
        rights=told[f"{KEY}_rights"],
        channel=told[f"{KEY}_channel"],
        received_on=told[f"{KEY}_received"],
        salesforce_ids=salesforce_ids,
        requester=told[f"{KEY}_requester"],
        contact=told[f"{KEY}_contact"],
        representative=told.get(f"{KEY}_representative", ""),
        note=told[f"{KEY}_note"],
        previous_case_id=previous,
        authority_reference=told.get(f"{KEY}_reference", ""),
        answer_by=told.get(f"{KEY}_answer_by"),
    )


def _clear() -> None:
    for name in [name for name in streamlit.session_state if str(name).startswith(f"{KEY}_")]:
        del streamlit.session_state[name]
