"""Choosing a person: a search, its hits (masked for case handlers), and the one that was chosen."""

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import Permission, Role
from dashboard.widgets.actions import act
from dashboard.widgets.case_table import button_table
from dashboard.widgets.people_search import MOST_HITS, Row, find, record_ids

_COLUMNS = ("name", "company", "email", "phone")


def choose_person(_: Text, page: Page, key: str) -> Row | None:
    """Draw the search, or the chosen person with a way back; return the chosen row or None.

    The choice is kept as a number of the snapshot that was searched; a newer snapshot asks again.
    """
    chosen = _chosen(page, key)
    if chosen is None:
        _search(_, page, key)
        return None
    with streamlit.container(border=True):
        streamlit.text("\n".join(str(chosen[name]) for name in _COLUMNS if chosen.get(name)))
        if chosen["deleted"]:
            streamlit.caption(_("Every record of this person is deleted in Salesforce already."))
        streamlit.button(
            _("Choose another person"), on_click=act(forget, key), key=f"{key}_forget", type="tertiary"
        )
    return chosen


def chosen_ids(page: Page, key: str) -> tuple[str, ...]:
    """Return the record ids of the chosen person; none where nobody is chosen."""
    chosen = _chosen(page, key)
    return record_ids(page, int(str(chosen["person_no"]))) if chosen else ()


def choose(key: str, snapshot_id: str, person_no: int) -> None:
    """Remember a choice (a callback)."""
    session.actor(Permission.REGISTER_REQUEST)
    streamlit.session_state[f"{key}_chosen"] = (snapshot_id, person_no)


def forget(key: str) -> None:
    """Drop the choice (a callback)."""
    streamlit.session_state.pop(f"{key}_chosen", None)


def _chosen(page: Page, key: str) -> Row | None:
    snapshot_id, person_no = streamlit.session_state.get(f"{key}_chosen", (None, None))
    if page.snapshot is None or snapshot_id != page.snapshot.snapshot_id:
        return None
    if page.actor.role is Role.OFFICER:
        return page.row("people/cards", persons=[person_no])
    return page.row("people/masked_cards", persons=[person_no])


def _search(_: Text, page: Page, key: str) -> None:
    if page.snapshot is None:
        streamlit.info(_("There is no register yet: the request is registered with the name that was given."))
        return
    text = streamlit.text_input(
        _("Find the person in the register"),
        key=f"{key}_search",
        type="search",
        placeholder=_("Beginnings of names, e-mail or telephone number"),
    )
    if not (text or "").strip():
        return
    hits, more = find(page, text or "")
    if not hits:
        streamlit.caption(_("Nobody found. Try fewer letters, an e-mail address or a telephone number."))
        return
    _hits(_, hits, key, page.snapshot.snapshot_id)
    if more:
        streamlit.caption(_("More than {n} persons fit. Add a word to see the right one.", n=MOST_HITS))


def _hits(_: Text, hits: list[Row], key: str, snapshot_id: str) -> None:
    numbers = [int(str(hit["person_no"])) for hit in hits]
    button_table(
        _,
        [{name: hit[name] for name in _COLUMNS} for hit in hits],
        {
            "name": streamlit.column_config.TextColumn(_("Name")),
            "company": streamlit.column_config.TextColumn(_("Company")),
            "email": streamlit.column_config.TextColumn(_("E-mail")),
            "phone": streamlit.column_config.TextColumn(_("Phone")),
        },
        button=_("Choose"),
        on_click=lambda row: choose(key, snapshot_id, numbers[row]),
        key=f"{key}_hits",
        alt=_("Persons found"),
    )
