"""The papers of a breach: the authority's form filled in, the letter to the persons; to copy or as PDF."""

from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs.breach import BreachFile, BreachPaper, hand_out_breach_paper, write_paper
from dashboard.text import LANGUAGES, N_, Text
from dashboard.vocabulary import Actor, DashboardError, Permission, allows
from dashboard.widgets.actions import sentence
from dashboard.widgets.paper_files import as_file, current_policy
from dashboard.widgets.prepared_download import File, prepared_download

_WORDS: Final = {
    BreachPaper.AUTHORITY: N_("Notification to the authority"),
    BreachPaper.PERSONS: N_("Letter to the persons"),
}


def show_papers(_: Text, file: BreachFile, actor: Actor) -> None:
    """Draw the papers, for officers."""
    if not allows(actor.role, Permission.DECIDE):
        return
    with streamlit.container(border=True, key="papers"):
        streamlit.header(_("Papers"))
        with streamlit.container(horizontal=True):
            kind = _choice(
                _("Paper"), {each: _(words) for each, words in _WORDS.items()}, BreachPaper.AUTHORITY
            )
            language = _choice(_("Language of the papers"), dict(LANGUAGES), _.language)
        try:
            written = write_paper(
                file, current_policy(), BreachPaper(kind), language=language, now=session.now()
            )
        except DashboardError as error:
            streamlit.warning(sentence(_, error), icon=":material/mail_off:")
            return
        if kind == BreachPaper.AUTHORITY:
            streamlit.caption(
                _("The questions of the authority's form, answered: copy them into it at tietosuoja.fi.")
            )
        streamlit.code(written.text, language=None, wrap_lines=True, height=360)
        with streamlit.container(horizontal=True):
            for ending, words in (("txt", _("Text")), ("pdf", _("PDF"))):
                prepared_download(
                    _,
                    words,
                    partial(take_paper, file.number, BreachPaper(kind), language, ending),
                    key=f"breach_paper_{file.case_id}_{file.version}_{kind}_{language}_{ending}",
                )


def take_paper(number: int, kind: BreachPaper, language: str, ending: str) -> File:
    """Return a paper as a file, made anew and written into the history."""
    paper = hand_out_breach_paper(
        session.store(),
        session.actor(Permission.DECIDE),
        current_policy(),
        number,
        kind,
        language=language,
        ending=ending,
        now=session.now(),
    )
    return as_file(paper)


def _choice(words: str, options: dict[BreachPaper, str] | dict[str, str], default: str) -> str:
    chosen = streamlit.segmented_control(
        words,
        list(options),
        default=default,
        format_func=dict(options).__getitem__,
        key=f"breach_{'language' if default in LANGUAGES else 'paper'}",
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen)
