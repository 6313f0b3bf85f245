"""Checking a mailing list before it is sent: a file or pasted addresses, figures, and the files back."""

from collections.abc import Callable
from functools import partial
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.outputs import mailing_list
from dashboard.outputs.mailing_list import Answer, Checked, ListFile, Listing
from dashboard.text import N_, Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.lost_key import warn_of_lost_key
from dashboard.widgets.prepared_download import File, drop_prepared, prepared_download
from dashboard.widgets.tables import number_column, show, written
from dashboard.widgets.unknown_facts import fact_words

_ROUND: Final = "mailing_list_round"
_PASTED: Final = "mailing_list_pasted"
_COLUMN: Final = "mailing_list_column"
_CHECKED: Final = "mailing_list_checked"
_ANSWERS: Final = {
    Answer.YES: N_("May be mailed"),
    Answer.NO: N_("May not be mailed"),
    Answer.CHECK: N_("To be looked at"),
}
_FILES: Final = ("csv", "xlsx", "allowed")


def show_mailing_list(_: Text, page: Page) -> None:
    """Draw the way in, or the answer to the last list."""
    warn_of_lost_key(_, page)
    checked: Checked | None = streamlit.session_state.get(_CHECKED)
    if checked is None:
        _ask(_)
    else:
        _show(_, page, checked)


def _ask(_: Text) -> None:
    streamlit.markdown(
        _(
            "The list comes back with those marked who may not be mailed: whatever record of the person "
            "says so, and those who were erased or objected earlier. It is stored nowhere; only counts go "
            "into the history."
        )
    )
    key = f"mailing_list_file_{streamlit.session_state.get(_ROUND, 0)}"
    streamlit.file_uploader(
        _("The list as a CSV file or an Excel workbook"),
        type=["csv", "txt", "tsv", "xlsx"],
        key=key,
        max_upload_size=mailing_list.MOST_MEGABYTES,
    )
    streamlit.text_area(
        _("Or paste the addresses"),
        key=_PASTED,
        height=120,
        placeholder=_("One on a line, or between commas or semicolons"),
    )
    given = bool(streamlit.session_state.get(key) or (streamlit.session_state.get(_PASTED) or "").strip())
    streamlit.button(
        _("Check the list"),
        key="mailing_list_check",
        type="primary",
        icon=":material/fact_check:",
        disabled=not given,
        on_click=act(check, key),
    )


def check(key: str) -> None:
    """Read what was given, check it, and keep the answer in this tab (a callback)."""
    session.actor(Permission.SEE_REGISTER)
    state = streamlit.session_state
    file, typed = state.get(key), (state.get(_PASTED) or "").strip()
    if file is None and not typed:
        raise Refused("Choose a file, or paste addresses.")
    if file is not None:
        given = mailing_list.read_list(file.name, file.getvalue())
    else:
        given = mailing_list.pasted(typed)
    _keep(given)
    state[_ROUND] = state.get(_ROUND, 0) + 1
    state.pop(_PASTED, None)


def check_column() -> None:
    """Check the same list by another column (a callback)."""
    checked: Checked = streamlit.session_state[_CHECKED]
    _keep(checked.listing.reading(streamlit.session_state[_COLUMN]))


def forget() -> None:
    """Forget the list and every file made of it (a callback)."""
    for name in (_CHECKED, _COLUMN):
        streamlit.session_state.pop(name, None)
    for ending in _FILES:
        drop_prepared(f"mailing_list_{ending}")


def _keep(given: Listing) -> None:
    actor = session.actor(Permission.SEE_REGISTER)
    checked = mailing_list.check_list(session.store(), actor, given, session.now())
    forget()
    streamlit.session_state[_CHECKED] = checked


def _show(_: Text, page: Page, checked: Checked) -> None:
    assert page.snapshot is not None
    no = checked.answers.get(Answer.NO, 0)
    streamlit.header(
        _.plural("{n} row may not be mailed", "{n} rows may not be mailed", no)
        if no
        else _("No row is known to be forbidden")
    )
    with streamlit.grid(len(_ANSWERS), min_column_width=150):
        for answer, words in _ANSWERS.items():
            streamlit.metric(_(words), _.number(checked.answers.get(answer, 0)), border=True)
    streamlit.caption(
        _(
            "By the copy of the register from {moment} and what was recorded since.",
            moment=page.snapshot.imported_at,
        )
    )
    for fact in page.rows("opt_outs/unknown"):
        streamlit.caption(f":orange[:material/help:] {fact_words(_, fact)}")
    _files(_)
    _reasons(_, checked)
    _column(_, checked.listing)
    streamlit.button(
        _("Check another list"), icon=":material/restart_alt:", on_click=forget, key="mailing_list_forget"
    )


def _column(_: Text, given: Listing) -> None:
    if len(given.head) < 2:  # noqa: PLR2004 - nothing to choose
        return
    streamlit.session_state.setdefault(_COLUMN, given.email)
    streamlit.selectbox(
        _("Column of the addresses"),
        range(len(given.head)),
        format_func=lambda place: given.head[place] or str(place + 1),
        key=_COLUMN,
        on_change=act(check_column),
        width=360,
        placeholder=_("Choose"),
    )


def _reasons(_: Text, checked: Checked) -> None:
    rows = [
        {
            "answer": _(_ANSWERS[remark.answer]),
            "reason": mailing_list.in_words(_, remark),
            "rows": written(_, checked.reasons[remark]),
        }
        for remark in mailing_list.Remark
        if checked.reasons.get(remark)
    ]
    config = {"answer": _("Answer"), "reason": _("Why"), "rows": number_column(_("Rows"))}
    show(polars.DataFrame(rows), config, alt=_("Why"))


def _files(_: Text) -> None:
    words = {
        "csv": _("The whole list, marked (CSV)"),
        "xlsx": _("The whole list, marked (Excel)"),
        "allowed": _("Only those who may be mailed (CSV)"),
    }
    for column, (ending, label) in zip(streamlit.columns(len(words)), words.items(), strict=True):
        with column:
            prepared_download(_, label, partial(take, ending), key=f"mailing_list_{ending}")


def take(ending: str) -> File:
    """Return a file of the checked list, and write into the history that it was taken."""
    actor, _ = session.actor(Permission.SEE_REGISTER), session.text()
    checked: Checked | None = streamlit.session_state.get(_CHECKED)
    if checked is None:
        raise Refused("Check a list first.")
    makers: dict[str, Callable[[], ListFile]] = {
        "csv": partial(mailing_list.checked_csv, _, checked),
        "xlsx": partial(mailing_list.checked_xlsx, _, checked),
        "allowed": partial(mailing_list.allowed_csv, checked),
    }
    file = mailing_list.hand_out(session.store(), actor, makers[ending](), session.now())
    return File(file.name, file.mime, file.content)
