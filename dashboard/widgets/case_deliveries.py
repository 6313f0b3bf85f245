"""What an access or portability request hands out: the report, or the transfer file."""

from functools import partial

import streamlit

from dashboard import session
from dashboard.outputs.case_file import CaseFile
from dashboard.outputs.delivery import check_delivery
from dashboard.outputs.report import hand_out_report
from dashboard.outputs.transfer import hand_out_transfer
from dashboard.text import Text
from dashboard.vocabulary import DashboardError, Permission, Right
from dashboard.widgets.actions import sentence
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.paper_files import as_file, current_policy
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.prepared_download import File, prepared_download


def show_delivery(_: Text, file: CaseFile, view: CaseView, language: str) -> None:
    """Draw the button of what was asked for, or why it may not leave yet."""
    if file.right not in {Right.ACCESS, Right.PORTABILITY}:
        return
    one_person = _one_person(_, file)
    try:
        check_delivery(session.actor(Permission.SEE_QUEUE), file, file.right, one_person=one_person)
    except DashboardError as error:
        streamlit.caption(f":material/block: {sentence(_, error, view.names)}")
        return
    key = f"delivery_{file.case_id}_{file.row['version']}_{language}_{one_person}"
    if file.right is Right.ACCESS:
        streamlit.caption(
            _("Look through the report before it is sent: it may name other people (Art. 15(4)).")
        )
        report = partial(take_report, file.number, language, one_person=one_person)
        prepared_download(_, _("Access report"), report, key=key)
    else:
        transfer = partial(take_transfer, file.number, one_person=one_person)
        prepared_download(_, _("Transfer file"), transfer, key=key)


def take_report(case_number: int, language: str, *, one_person: bool) -> File:
    """Return the access report, made anew and written into the history."""
    paper = hand_out_report(
        session.store(),
        session.actor(Permission.CARRY_OUT),
        current_policy(),
        case_number,
        paper_labels(language),
        language=language,
        one_person=one_person,
        now=session.now(),
    )
    return as_file(paper)


def take_transfer(case_number: int, *, one_person: bool) -> File:
    """Return the transfer file, made anew and written into the history."""
    paper = hand_out_transfer(
        session.store(),
        session.actor(Permission.CARRY_OUT),
        current_policy(),
        case_number,
        one_person=one_person,
        now=session.now(),
    )
    return as_file(paper)


def _one_person(_: Text, file: CaseFile) -> bool:
    if len(file.persons) < 2:  # noqa: PLR2004 - two are several
        return True
    return streamlit.checkbox(
        _("I have made sure that all records of this case are of one human"),
        key=f"one_person_{file.case_id}_{file.row['version']}",
    )
