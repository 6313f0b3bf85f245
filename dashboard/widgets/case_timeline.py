"""What has happened in a case: each step in words, who took it and when, the words that were written."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, cast

import streamlit

from dashboard.decisions.corrections import CORRECT
from dashboard.outputs.letters.sending import LETTER
from dashboard.text import N_, Text
from dashboard.vocabulary import TERMINAL, Channel, Step
from dashboard.widgets.actions import act
from dashboard.widgets.case_actions import note
from dashboard.widgets.case_corrections import correction_lines
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_told import told_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.received_form import received_words
from dashboard.widgets.safe import safe
from dashboard.widgets.step_labels import done
from dashboard.widgets.user_names import called

_PAPERS: Final[Mapping[str, str]] = {
    "requester": N_("Requester"),
    "contact": N_("Reply to"),
    "representative": N_("Representative"),
}
# Said by the event itself already, or shown beside a file.
_UNSAID: Final = frozenset({*_PAPERS, "sha256", "bytes", "type"})


def timeline(_: Text, view: CaseView) -> None:
    """Draw the steps, the newest first. Words that have been deleted by their rule are said to be so."""
    for event in view.events:
        when, what = streamlit.columns([1, 3.2])
        when.caption(_.moment(cast("None", event["happened_at"])))
        with what:
            _event(_, view, event)


def note_form(_: Text, view: CaseView) -> None:
    """Draw the field for a note, for as long as the case is open."""
    if view.case.state in TERMINAL:
        return
    key = f"case_note_{view.case.case_id}_{view.case.version}"
    with streamlit.expander(_("Write a note"), icon=":material/edit_note:"):
        streamlit.text_area(
            _("Note"),
            key=key,
            height=90,
            label_visibility="collapsed",
            placeholder=_("What was said or found out"),
        )
        streamlit.button(_("Save the note"), on_click=act(_save, view.case.case_id, key))


def _save(case_id: str, key: str) -> None:
    note(case_id, str(streamlit.session_state[key]))


def _event(_: Text, view: CaseView, event: Row) -> None:
    reason = "".join(f" · {safe(reason_of(_, code))}" for code in _codes(event))
    who = safe(called(_, view.names, event["actor"]))
    told = told_of(_, view.names, event)
    streamlit.markdown(f"**{done(_, event['step'])}**{reason}{told}  \n:gray[{who}{_day(_, event)}]")
    if event["material_hash"] is None:
        return
    paper = view.papers.get(str(event["material_hash"]))
    if paper is None:
        streamlit.caption(_("What was written has been deleted by its rule."))
        return
    if event["step"] == CORRECT:
        streamlit.text("\n".join(correction_lines(_, paper)))
        return
    if LETTER in paper:
        with streamlit.expander(_("What the letter said")):
            streamlit.text(paper[LETTER])
        return
    lines = [f"{_(words)}: {paper[name]}" for name, words in _PAPERS.items() if paper.get(name)]
    rest = (text for name, text in paper.items() if name not in _UNSAID and text)
    streamlit.text("\n".join([*lines, *rest]))


def _codes(event: Row) -> list[object]:
    """Return what the step rests on: a ground before a reason, both where an erasure is proposed."""
    codes = [event["reason_code"], event["ground"]] if event["step"] != "note" else []
    given = [code for code in codes if code]
    return given if event["step"] == Step.PROPOSE else given[-1:]


def _day(_: Text, event: Row) -> str:
    """Say on which day a step happened, how the person was told, which day was corrected."""
    details = json.loads(str(event["details"]))
    on, channel = details.get("on"), details.get("channel")
    day = " · " + _("happened on {day}", day=date.fromisoformat(on)) if on else ""
    told = " · " + _("told by: {channel}", channel=safe(label_of(_, Channel, channel))) if channel else ""
    return day + told + received_words(_, details)
