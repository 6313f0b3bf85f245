"""The papers of a request: letters that fit it as it stands, and what access and portability hand out."""

from functools import partial

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.outputs.case_file import CaseFile, read_case_file
from dashboard.outputs.letters import LetterKind, fitting, hand_out_letter, write_letter
from dashboard.text import LANGUAGES, Text
from dashboard.vocabulary import DashboardError, Kind, Permission
from dashboard.widgets.actions import sentence
from dashboard.widgets.case_deliveries import show_delivery
from dashboard.widgets.case_letters_sent import sending_form, show_missing
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.letter_template import template_form
from dashboard.widgets.paper_files import as_file, current_policy
from dashboard.widgets.paper_labels import LETTERS, paper_labels
from dashboard.widgets.prepared_download import File, prepared_download


def show_papers(_: Text, page: Page, view: CaseView) -> None:
    """Draw the section of a request; other cases have no papers."""
    if view.case.kind is not Kind.RIGHT:
        return
    file = read_case_file(page, view.case.case_number)
    with streamlit.container(border=True, key="papers"):
        streamlit.header(_("Papers"))
        show_missing(_, file)
        language = _language(_)
        kinds = fitting(file)
        if kinds:
            _letter(_, page, file, view, kinds, language)
        else:
            streamlit.caption(_("No letter fits this case as it stands now."))
        show_delivery(_, file, view, language)


def _language(_: Text) -> str:
    chosen = streamlit.segmented_control(
        _("Language of the papers"),
        list(LANGUAGES),
        default=_.language,
        format_func=LANGUAGES.__getitem__,
        key="paper_language",
        required=True,
    )
    return str(chosen)


def _letter(
    _: Text, page: Page, file: CaseFile, view: CaseView, kinds: list[LetterKind], language: str
) -> None:
    kind = streamlit.selectbox(
        _("Letter"),
        kinds,
        format_func=lambda each: _(LETTERS[each]),
        key=f"letter_{file.case_id}_{file.row['version']}",
        placeholder=_("Choose"),
    )
    try:
        letter = write_letter(
            page,
            current_policy(),
            file,
            kind,
            paper_labels(language),
            language=language,
            today=session.today(),
        )
    except DashboardError as error:
        streamlit.warning(sentence(_, error), icon=":material/mail_off:")
    else:
        streamlit.code(letter.text, language=None, wrap_lines=True, height=320)
        _buttons(_, file, kind, language)
        sending_form(_, file, view, kind, language)
    template_form(_, page, kind, language)


def _buttons(_: Text, file: CaseFile, kind: LetterKind, language: str) -> None:
    words = {"txt": _("Text for an e-mail"), "pdf": _("PDF")}
    for column, (ending, label) in zip(streamlit.columns(2), words.items(), strict=True):
        key = f"letter_{file.case_id}_{file.row['version']}_{kind.value}_{language}_{ending}"
        with column:
            prepared_download(
                _,
                label,
                partial(take_letter, file.number, kind, language, ending),
                key=key,
            )


def take_letter(case_number: int, kind: LetterKind, language: str, ending: str) -> File:
    """Return the letter as a file, made anew and written into the history."""
    paper = hand_out_letter(
        session.store(),
        session.actor(Permission.CARRY_OUT),
        current_policy(),
        case_number,
        kind,
        paper_labels(language),
        language=language,
        ending=ending,
        now=session.now(),
    )
    return as_file(paper)
