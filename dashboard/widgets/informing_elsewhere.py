"""Telling a round outside of this program: the list to take, then the day; and addresses that came back."""

import re
from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.informing_deliveries import give_up_bounced, mark_elsewhere, record_bounces
from dashboard.decisions.informing_rounds import Round
from dashboard.outputs import informing
from dashboard.text import Text
from dashboard.vocabulary import Means, Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.informing_words import word
from dashboard.widgets.paper_files import as_file
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.tables import INPUT_FORMATS

# From the beginning of a word only: else a long one without an @ is looked through from each letter of it.
_ADDRESS: Final = re.compile(r"(?<![^@\s<>;,\"'()\[\]])[^@\s<>;,\"'()\[\]]+@[^@\s<>;,\"'()\[\]]+")
_MOST_BYTES: Final = 20_000_000


def show_elsewhere(_: Text, found: Round) -> None:
    """Draw the list and the form that says that its persons were told."""
    if not found.queued:
        return
    words = _("Send with another program") if found.by_email else _("Tell them by letter or telephone")
    with streamlit.expander(words, icon=":material/ios_share:", expanded=not found.by_email):
        streamlit.caption(
            _("Take the list, tell everybody on it, then say when. It holds names and addresses.")
        )
        prepared_download(
            _, _("The list as CSV"), partial(take_list, found.number), key=f"informing_list_{found.number}"
        )
        means = [each for each in Means if found.by_email or each is not Means.EMAIL]
        with streamlit.container(horizontal=True, vertical_alignment="bottom"):
            streamlit.selectbox(
                _("How they were told"),
                means,
                format_func=partial(word, _),
                key="informing_means",
                width=280,
                placeholder=_("Choose"),
            )
            streamlit.date_input(
                _("On which day"),
                value=session.today(),
                max_value=session.today(),
                format=INPUT_FORMATS[_.language],
                key="informing_on",
                width=160,
            )
            streamlit.button(
                _.plural("Mark {n} person as told", "Mark {n} persons as told", found.queued),
                key="informing_elsewhere",
                on_click=act(mark_told, found.case_id),
            )


def show_bounces(_: Text, found: Round) -> None:
    """Draw the form for addresses from which mail came back, and giving up on them."""
    with streamlit.expander(_("Mail that came back"), icon=":material/undo:"):
        streamlit.caption(
            _("Who did not get it has not been informed. Paste the addresses or the messages that came back.")
        )
        key = f"informing_bounces_{found.number}"
        streamlit.text_area(_("Addresses"), key=key, height=90)
        streamlit.file_uploader(
            _("Or a file (CSV or text)"),
            type=["csv", "txt", "eml"],
            key=f"{key}_file",
            max_upload_size=_MOST_BYTES // 1_000_000,
        )
        with streamlit.container(horizontal=True):
            streamlit.button(
                _("Mark as come back"), key=f"{key}_mark", on_click=act(mark_bounced, found.case_id, key)
            )
            if found.counts["bounced"]:
                streamlit.button(
                    _.plural("Give up {n} person", "Give up {n} persons", found.counts["bounced"]),
                    key=f"{key}_give_up",
                    help=_(
                        "Settles clause 13.1 as undeliverable. Article 14 stays open: exempt with a ground."
                    ),
                    on_click=act(give_up, found.case_id),
                )


def take_list(number: int) -> File:
    """Return the list of a round as a file, written into the history."""
    actor, store, _ = session.actor(Permission.DECIDE), session.store(), session.text()
    labels = paper_labels(_.language)
    paper = informing.hand_out_list(store, actor, number, labels, language=_.language, now=session.now())
    return as_file(paper)


def mark_told(case_id: str) -> str:
    """Say that everybody who waits was told elsewhere."""
    state = streamlit.session_state
    told = mark_elsewhere(
        session.store(),
        session.actor(Permission.DECIDE),
        case_id,
        Means(state["informing_means"]),
        state["informing_on"],
        session.now(),
    )
    return session.text().plural("{n} person counts as told.", "{n} persons count as told.", told)


def mark_bounced(case_id: str, key: str) -> str:
    """Mark the addresses that were pasted or uploaded."""
    actor, state, _ = session.actor(Permission.DECIDE), streamlit.session_state, session.text()
    file = state.get(f"{key}_file")
    content = file.getvalue() if file else b""
    if len(content) + len(state.get(key) or "") > _MOST_BYTES:
        raise Refused("The file is larger than {most} MB. Give a list of addresses only.", most=20)
    text = f"{state.get(key) or ''}\n{content.decode('utf-8', errors='replace')}"
    persons, unknown = record_bounces(session.store(), actor, case_id, addresses_in(text), session.now())
    state.pop(key, None)
    said = _.plural("Mail to {n} person came back.", "Mail to {n} persons came back.", persons)
    if not unknown:
        return said
    more = _.plural("{n} address was not written to.", "{n} addresses were not written to.", unknown)
    return f"{said} {more}"


def addresses_in(text: str) -> set[str]:
    """Return what may be addresses in a text, however it separates them."""
    return set(_ADDRESS.findall(text))


def give_up(case_id: str) -> str:
    """Give up on those whose mail came back."""
    actor, now = session.actor(Permission.DECIDE), session.now()
    given_up = give_up_bounced(session.store(), actor, case_id, now)
    return session.text().plural("{n} person is given up.", "{n} persons are given up.", given_up)
