"""Letters that were sent: marking one, and whether those that the law asks for have left."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs.case_file import CaseFile
from dashboard.outputs.letters import SEND_LETTER, LetterKind, Sending, SentBy, send_letter
from dashboard.text import N_, Text
from dashboard.vocabulary import Kind, Permission, Refused, State, Step
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.paper_files import current_policy
from dashboard.widgets.paper_labels import LETTERS, paper_labels
from dashboard.widgets.tables import INPUT_FORMATS

WAYS: Final[Mapping[SentBy, str]] = {
    SentBy.EMAIL: N_("By e-mail"),
    SentBy.LETTER: N_("By post"),
    SentBy.HANDED_OVER: N_("Handed over"),
}


def sent_kinds(file: CaseFile) -> set[str]:
    """Return the kinds of letters that were marked as sent."""
    return {
        str(json.loads(str(event["details"]))["letter"])
        for event in file.events
        if event["step"] == SEND_LETTER
    }


def missing_letter(file: CaseFile) -> LetterKind | None:
    """Return the letter that the law wants sent by now and nobody has marked: a refusal's, an extension's."""
    sent = sent_kinds(file)
    if file.state is State.REJECTED and LetterKind.REFUSAL not in sent:
        return LetterKind.REFUSAL
    extended = file.last(Step.EXTEND) and not (sent & {LetterKind.EXTENSION, *_ANSWERS})
    return LetterKind.EXTENSION if extended else None


_ANSWERS: Final = (LetterKind.REPLY, LetterKind.REFUSAL, LetterKind.ERASURE_CONFIRMATION)


def show_missing(_: Text, file: CaseFile) -> None:
    """Say which letter has not been marked as sent."""
    missing = missing_letter(file)
    if missing:
        streamlit.warning(
            _("Not marked as sent yet: {letter}.", letter=_(LETTERS[missing])),
            icon=":material/outgoing_mail:",
        )


def sending_form(_: Text, file: CaseFile, view: CaseView, kind: LetterKind, language: str) -> None:
    """Draw how and when the letter was sent, and which other cases of the same message it answers."""
    key = f"sent_{file.case_id}_{file.row['version']}_{kind.value}"
    with streamlit.expander(_("Mark as sent"), icon=":material/outgoing_mail:"):
        streamlit.caption(_("What the letter says now is kept with the case and deleted with it."))
        streamlit.segmented_control(
            _("How"),
            list(SentBy),
            default=SentBy.EMAIL,
            format_func=lambda way: _(WAYS[way]),
            key=f"{key}_way",
            required=True,
        )
        streamlit.date_input(
            _("Sent on"),
            value=session.today(),
            max_value=session.today(),
            format=INPUT_FORMATS[_.language],
            key=f"{key}_on",
        )
        others = {
            case.case_number: f"{case.case_number} · {label_of(_, type(file.right), case.action)}"
            for case in view.tied.get("message", ())
            if case.kind is Kind.RIGHT
        }
        if others:
            streamlit.multiselect(
                _("Answers these cases, too"),
                list(others),
                format_func=others.__getitem__,
                key=f"{key}_also",
                placeholder=_("Only this case"),
            )
        streamlit.button(
            _("Mark as sent"), key=f"{key}_send", on_click=act(send, file.number, kind, language, key)
        )


def send(case_number: int, kind: LetterKind, language: str, key: str) -> str:
    """Record that the letter was sent."""
    actor = session.actor(Permission.CARRY_OUT)
    state, on = streamlit.session_state, streamlit.session_state.get(f"{key}_on")
    if not isinstance(on, date):
        raise Refused("Choose the day on which the letter was sent.")
    send_letter(
        session.store(),
        actor,
        current_policy(),
        case_number,
        paper_labels(language),
        Sending(kind, language, SentBy(state.get(f"{key}_way", SentBy.EMAIL)), on),
        also=state.get(f"{key}_also", ()),
        now=session.now(),
    )
    _ = session.text()
    return _("The letter is kept with the case.")
