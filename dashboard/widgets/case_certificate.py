"""The certificate of what a copy of the register has proved, for the file and for the person."""

from functools import partial

import streamlit

from dashboard import session
from dashboard.outputs.certificate import certifiable, hand_out_certificate
from dashboard.text import LANGUAGES, Text
from dashboard.vocabulary import Permission
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.paper_files import as_file, current_policy
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.prepared_download import File, prepared_download


def show_certificate(_: Text, view: CaseView) -> None:
    """Draw the button of each language once there is proof; before that nothing."""
    if not certifiable(view.case, view.case.state):
        return
    with streamlit.container(border=True, key="certificate"):
        streamlit.markdown(f"**:material/verified: {_('Certificate')}**")
        streamlit.caption(_("It names nobody, and is tied to the history by its seal."))
        for column, (language, name) in zip(
            streamlit.columns(len(LANGUAGES)), LANGUAGES.items(), strict=True
        ):
            with column:
                key = f"certificate_{view.case.case_id}_{view.case.version}_{language}"
                prepared_download(_, name, partial(take_certificate, view.case.case_id, language), key=key)


def take_certificate(case_id: str, language: str) -> File:
    """Return the certificate as a file, made anew and written into the history."""
    paper = hand_out_certificate(
        session.store(),
        session.actor(Permission.CARRY_OUT),
        current_policy(),
        case_id,
        paper_labels(language),
        language=language,
        now=session.now(),
    )
    return as_file(paper)
