"""A new round: which version, whom, how and in which language; looked at first, then queued."""

import uuid
from dataclasses import replace
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.informing import Order, Preview, begin, read_preview
from dashboard.policy import NoticeVersion
from dashboard.text import LANGUAGES, Text
from dashboard.vocabulary import Audience, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.informing_example import show_example
from dashboard.widgets.informing_looked import Looked
from dashboard.widgets.informing_words import explained, word
from dashboard.widgets.query_state import keep, remembered
from dashboard.widgets.sections import KEY as SECTION

_KEY: Final = "informing_form"


def choose_order(_: Text, version: NoticeVersion) -> Order:
    """Draw the choices and return the order; whom it is for stands in the address."""
    audiences = [each.value for each in Audience]
    remembered("audience", audiences, audiences[0])
    audience = streamlit.radio(
        _("Whom"),
        audiences,
        format_func=lambda each: word(_, Audience(each)),
        captions=[explained(_, each) for each in Audience],
        key="audience",
    )
    keep(audience=audience)
    ways = {True: _("By e-mail"), False: _("By letter or telephone")}
    by_email = streamlit.segmented_control(
        _("How"),
        list(ways),
        format_func=ways.__getitem__,
        default=True,
        key="informing_way",
        required=True,
    )
    return Order(version.version, version.date, Audience(audience), by_email=bool(by_email))


def show_form(_: Text, looked: Looked) -> None:
    """Draw the form with its preview and the mail that would leave."""
    left, right = streamlit.columns([2, 3], gap="large")
    with left:
        order = choose_order(_, looked.version)
        languages = {**LANGUAGES, "both": _("Both, Finnish first")}
        language = streamlit.segmented_control(
            _("Language of the message"),
            list(languages),
            format_func=languages.__getitem__,
            default="fi",
            key="informing_language",
            required=True,
        )
        order = replace(order, language=str(language))
        name = f"{order.audience}/{order.by_email}/{order.language}"
        preview = looked.kept(name, lambda page: read_preview(page, order))
        _show_preview(_, order, preview)
        key = streamlit.session_state.setdefault(_KEY, uuid.uuid4().hex)
        streamlit.button(
            _.plural("Queue {n} person", "Queue {n} persons", preview.persons),
            key="informing_begin",
            type="primary",
            icon=":material/playlist_add:",
            disabled=not preview.persons,
            on_click=act(queue, order, preview.hash, key),
        )
        streamlit.caption(_("Nothing leaves yet: sending is begun under Rounds."))
    with right:
        show_example(_, looked, order, found=preview.persons > 0)


def queue(order: Order, seen: str, key: str) -> str:
    """Open the round, and show it."""
    actor, store = session.actor(Permission.DECIDE), session.store()
    begin(store, actor, order, seen=seen, key=key, now=session.now())
    streamlit.session_state.pop(_KEY, None)
    streamlit.session_state[SECTION] = "rounds"
    keep(case=None)
    return session.text()("The round is queued. Begin to send when you are ready.")


def _show_preview(_: Text, order: Order, preview: Preview) -> None:
    with streamlit.container(border=True):
        streamlit.markdown(
            _.plural("**{n} person** will be informed.", "**{n} persons** will be informed.", preview.persons)
        )
        lines = [
            _.plural(
                "{n} has opted out of marketing and is informed all the same: this is no marketing.",
                "{n} have opted out of marketing and are informed all the same: this is no marketing.",
                preview.opted_out,
            )
            if preview.opted_out
            else "",
            _.plural(
                "Processing of {n} person's data is restricted (Art. 18): informing is still due.",
                "Processing of {n} persons' data is restricted (Art. 18): informing is still due.",
                preview.restricted,
            )
            if preview.restricted
            else "",
            _.plural(
                "{n} mail goes to an address that another person has, too: each gets one of their own.",
                "{n} mails go to an address that another person has, too: each gets one of their own.",
                preview.shared,
            )
            if preview.shared and order.by_email
            else "",
            _other_way(_, order, preview),
        ]
        for line in filter(None, lines):
            streamlit.caption(line)


def _other_way(_: Text, order: Order, preview: Preview) -> str:
    """Say how many the other way of telling is for."""
    if order.by_email and preview.unreachable:
        return _.plural(
            "Mail does not reach {n} other person: see Not reached by mail.",
            "Mail does not reach {n} others: see Not reached by mail.",
            preview.unreachable,
        )
    if not order.by_email and preview.reachable:
        return _.plural("Mail reaches {n} other person.", "Mail reaches {n} others.", preview.reachable)
    return ""
