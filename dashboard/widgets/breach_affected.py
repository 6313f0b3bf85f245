"""Whom a breach concerns: found by ids, by a search or as a group; counted, and taken out as a list."""

import re
from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.breaches import everybody, list_affected, resolve
from dashboard.outputs.breach import BreachFile, affected_csv
from dashboard.text import N_, Text
from dashboard.vocabulary import Permission, Refused, Relationship, Role, Source
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label
from dashboard.widgets.person_choice import choose_person, chosen_ids, forget
from dashboard.widgets.prepared_download import File, prepared_download

_MOST_MB: Final = 20
_LARGE: Final = N_("The file is larger than {megabytes} MB. Keep only the part that belongs to the case.")
_ID: Final = re.compile(r"\b[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?\b")
Listed = tuple[tuple[str, ...], int, int]


def show_affected(_: Text, page: Page, file: BreachFile) -> None:
    """Draw the list's count and the ways to make it, for officers."""
    if page.actor.role is not Role.OFFICER:
        return
    with streamlit.container(border=True):
        streamlit.header(_("Affected persons"))
        if file.listed is None:
            streamlit.caption(
                _("No list yet. It is kept with the case, never in the history, and blocks no erasure.")
            )
        else:
            streamlit.markdown(
                _.plural("**{n} person** is on the list.", "**{n} persons** are on the list.", file.listed)
            )
            prepared_download(
                _,
                _("The list as CSV, for informing"),
                partial(take_list, file.number),
                key=f"affected_{file.case_id}_{file.version}",
            )
        if page.snapshot is None:
            streamlit.caption(_("There is no copy of the register yet."))
        elif file.is_open:
            _ways(_, page, file)


def _ways(_: Text, page: Page, file: BreachFile) -> None:
    key = f"affected_{file.case_id}"
    ways = {"ids": _("Salesforce ids"), "search": _("Search"), "group": _("A group")}
    with streamlit.expander(_("Choose the persons"), icon=":material/group_add:"):
        way = streamlit.segmented_control(
            _("How"),
            list(ways),
            default="ids",
            format_func=ways.__getitem__,
            key=f"{key}_way",
            required=True,
            label_visibility="collapsed",
        )
        if way == "search":
            choose_person(_, page, key)
        elif way == "group":
            _group(_, key)
        else:
            streamlit.text_area(_("Ids, one a line or from a file"), key=f"{key}_ids", height=90)
            streamlit.file_uploader(
                _("File with ids (CSV or text)"),
                type=["csv", "txt"],
                key=f"{key}_file",
                max_upload_size=_MOST_MB,
            )
        if file.listed is not None:
            streamlit.checkbox(_("Add to the present list"), value=way == "search", key=f"{key}_add_{way}")
        streamlit.button(
            _("Put on the list"), key=f"{key}_put", on_click=act(_put, file.case_id, file.version, str(way))
        )


def _group(_: Text, key: str) -> None:
    for name, words, kind in (
        ("relationship", _("Relationship"), Relationship),
        ("source", _("Source"), Source),
    ):
        streamlit.selectbox(
            words,
            [None, *kind],
            format_func=lambda each: label(_, each) if each else _("Any"),
            key=f"{key}_{name}",
            placeholder=_("Choose"),
        )


def _put(case_id: str, version: int, way: str) -> str:
    actor, store, key = session.actor(Permission.DECIDE), session.store(), f"affected_{case_id}"
    with store.page(actor) as page:
        listed = _found(page, key, way)
        if streamlit.session_state.get(f"{key}_add_{way}"):
            present = page.rows("breaches/affected", case_id=case_id)
            known = [each for row in present for each in str(row["record_ids"]).split()]
            whole = resolve(page, [*known, *listed[0]])
            listed = (whole[0], whole[1], listed[2])
    list_affected(store, actor, (case_id, version), listed, session.now())
    forget(key)
    return _said(listed)


def _found(page: Page, key: str, way: str) -> Listed:
    told = streamlit.session_state
    if way == "search":
        return resolve(page, chosen_ids(page, key))
    if way == "group":
        relationship, source = told.get(f"{key}_relationship"), told.get(f"{key}_source")
        return everybody(page, relationship and relationship.value, source and source.value)
    file = told.get(f"{key}_file")
    return resolve(page, ids_in(told.get(f"{key}_ids") or "", file.getvalue() if file else b""))


def ids_in(typed: str, content: bytes) -> list[str]:
    """Return what may be ids of what was typed and of a file; raise `Refused` for a large one."""
    if len(typed) + len(content) > _MOST_MB * 1_000_000:
        raise Refused(_LARGE, megabytes=_MOST_MB)
    return _ID.findall(f"{typed}\n{content.decode('utf-8', errors='replace')}")


def _said(listed: Listed) -> str:
    _ = session.text()
    said = _.plural("{n} person is on the list now.", "{n} persons are on the list now.", listed[1])
    if not listed[2]:
        return said
    return f"{said} {_.plural('{n} id is unknown.', '{n} ids are unknown.', listed[2])}"


def take_list(number: int) -> File:
    """Return the list as a file, written into the history."""
    actor, language = session.actor(Permission.DECIDE), session.text().language
    content = affected_csv(session.store(), actor, number, language=language, now=session.now())
    return File(f"affected-persons-{number}.csv", "text/csv", content)
