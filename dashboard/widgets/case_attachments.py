"""The attachments of a case: what is kept and for how long, taking one out, deleting one, adding one."""

from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import attachments
from dashboard.decisions.attachments import Attachment
from dashboard.decisions.file_kinds import KINDS, MOST_BYTES
from dashboard.outputs.attachment import hand_out_attachment
from dashboard.text import N_, Text
from dashboard.vocabulary import TERMINAL, Permission, Refused, Role
from dashboard.widgets.actions import act
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.paper_files import as_file
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import INPUT_FORMATS
from dashboard.widgets.user_names import called

_CASE, _CLOSING, _DAY = "case_file", "closing", "day"
_KEPT: Final = {
    _CASE: N_("As long as the case file"),
    _CLOSING: N_("Until the case is closed"),
    _DAY: N_("Until a day"),
}


def attach_form(_: Text, view: CaseView) -> None:
    """Draw the form for a file, for as long as the case is open."""
    if view.case.state in TERMINAL:
        return
    key = f"attach_{view.case.case_id}_{view.case.version}"
    with streamlit.expander(_("Attach a file"), icon=":material/attach_file:"):
        file = streamlit.file_uploader(
            _("File"), type=sorted(KINDS), key=key, max_upload_size=MOST_BYTES // 1024**2
        )
        streamlit.text_input(_("What it is"), key=f"{key}_about")
        kept = streamlit.radio(
            _("Keep it"),
            list(_KEPT),
            format_func=lambda each: _(_KEPT[each]),
            key=f"{key}_kept",
            horizontal=True,
        )
        if kept == _DAY:
            streamlit.date_input(
                _("Last day"),
                value=None,
                min_value=session.today(),
                format=INPUT_FORMATS[_.language],
                key=f"{key}_until",
            )
        sure = streamlit.checkbox(
            _("The file is no copy of an identity document: such a copy is never kept."),
            key=f"{key}_no_identity",
        )
        streamlit.button(
            _("Attach"), on_click=act(attach, view.case.case_id, key), disabled=file is None or not sure
        )


def attach(case_id: str, key: str) -> None:
    """Keep the uploaded file with the case."""
    actor, state = session.actor(Permission.REGISTER_REQUEST), streamlit.session_state
    file, kept = state[key], state.get(f"{key}_kept", _CASE)
    until = state.get(f"{key}_until") if kept == _DAY else None
    if kept == _DAY and until is None:
        raise Refused("Choose the last day on which the file is kept.")
    attachment = Attachment(
        file_name=file.name,
        content=file.getvalue(),
        about=str(state.get(f"{key}_about") or ""),
        until=until,
        until_closed=kept == _CLOSING,
        no_identity_document=bool(state.get(f"{key}_no_identity")),
    )
    attachments.attach(session.store(), actor, case_id, attachment, session.now())


def show_attachments(_: Text, page: Page, view: CaseView) -> None:
    """Draw the kept files; nothing of them is shown here but their names."""
    kept = page.rows("case/attachments", case_id=view.case.case_id)
    if not kept:
        return
    with streamlit.expander(
        _.plural("{n} attachment", "{n} attachments", len(kept)), icon=":material/folder_open:", expanded=True
    ):
        for row in kept:
            _file(_, page, view, row)


def _file(_: Text, page: Page, view: CaseView, row: Row) -> None:
    material_id = str(row["material_id"])
    key = f"attachment_{material_id}"
    streamlit.text("\n".join(str(row[name]) for name in ("file_name", "about") if row[name]))
    streamlit.caption("  ·  ".join(_facts(_, view, row)))
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        prepared_download(_, _("Take it out"), partial(take, view.case.case_id, material_id), key=key)
        if page.actor.role is Role.OFFICER:
            with streamlit.popover(_("Delete"), icon=":material/delete:", type="tertiary"):
                streamlit.text_input(_("Why before its time"), key=f"{key}_why")
                streamlit.button(
                    _("Delete the file"),
                    key=f"{key}_delete",
                    on_click=act(delete, view.case.case_id, material_id, f"{key}_why"),
                )


def _facts(_: Text, view: CaseView, row: Row) -> list[str]:
    if row["until_closed"]:
        until = _("kept until the case is closed")
    elif row["delete_after"]:
        until = _("kept until {day}", day=row["delete_after"])
    else:
        until = _("kept as long as the case file")
    size = _("{n} kB", n=_.number(max(1, round(int(str(row["bytes"])) / 1024))))
    return [size, until, safe(called(_, view.names, row["created_by"]))]


def take(case_id: str, material_id: str) -> File:
    """Return the file for the browser to save, written into the history."""
    actor = session.actor(Permission.SEE_QUEUE)
    return as_file(hand_out_attachment(session.store(), actor, case_id, material_id, session.now()))


def delete(case_id: str, material_id: str, key: str) -> None:
    """Delete a file before its time."""
    actor, reason = session.actor(Permission.DECIDE), str(streamlit.session_state.get(key) or "")
    attachments.remove(session.store(), actor, case_id, material_id, reason, session.now())
