"""What was found of the person across every object, why each record belongs to them, and its confirmation."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.hits import (
    REJECT,
    confirm_hits,
    confirmed_list,
    hits_hash,
    needs_hits,
    read_hits,
)
from dashboard.text import N_, Text
from dashboard.vocabulary import ObjectName, Permission, State
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.tables import DATE_FORMATS, show

_MOST: Final = 500
# Once it is approved the plan decides, and what has been erased is not found any more.
_BEFORE_IT_IS_DONE: Final = frozenset(
    {
        State.RECEIVED,
        State.IDENTITY_PENDING,
        State.CLARIFICATION_PENDING,
        State.IN_PROGRESS,
        State.AWAITING_SECOND_APPROVAL,
    },
)
_WHY: Final[Mapping[str, str]] = {
    "itself": N_("main record"),
    "converted_lead": N_("converted lead"),
    "merged": N_("lost in a merge"),
    "individual": N_("same privacy record"),
    "email": N_("same e-mail address"),
    "who": N_("the activity is about them"),
    "relation": N_("took part"),
    "party": N_("named as a party"),
    "from": N_("sender"),
    "to": N_("receiver"),
    "cc": N_("receiver of a copy"),
    "bcc": N_("receiver of a hidden copy"),
    "task": N_("through its task"),
    "named": N_("names them by id or address"),
    "rejected": N_("row not read, names them"),
}


def ask_to_confirm(_: Text, page: Page, view: CaseView) -> None:
    """Draw what was found for somebody to look at, where the request is answered by it and nobody has."""
    if not needs_hits(view.case) or view.case.state not in _BEFORE_IT_IS_DONE:
        return
    hits = read_hits(page, view.case.case_id)
    confirmed, now = confirmed_list(view.events), hits_hash(hits)
    if confirmed == now:
        return
    with streamlit.container(border=True, key="hits_to_confirm"):
        streamlit.subheader(_("Is all of this the person's?"))
        changed = _("What is found has changed since it was confirmed. Look at it again.")
        asked = _("Look at each record: the answer and the erasure reach all of them.")
        streamlit.caption(changed if confirmed else asked)
        _table(_, hits)
        streamlit.button(
            _.plural("Yes, {n} record is theirs", "Yes, all {n} records are theirs", len(hits)),
            key=f"hits_{view.case.case_id}_{view.case.version}",
            on_click=act(confirm, view.case.case_id, now),
        )
        streamlit.caption(
            _(
                "Is a record somebody else's? Do not answer yet: correct its link in Salesforce and bring "
                "in a new copy, or open a case for the right person."
            )
        )


def show_hits(_: Text, page: Page, view: CaseView) -> None:
    """Draw everything found, and that it was confirmed where the request is answered by it."""
    hits = read_hits(page, view.case.case_id)
    if needs_hits(view.case) and confirmed_list(view.events) == hits_hash(hits):
        streamlit.caption(":material/check_circle: " + _("Looked at and confirmed to be of this person."))
    _table(_, hits)


def _table(_: Text, hits: Sequence[Row]) -> None:
    if not hits:
        streamlit.caption(_("The register has nothing of this kind about the person."))
        return
    if len(hits) > _MOST:
        streamlit.caption(_("The first {n} are shown; the report and the files hold all.", n=_MOST))
    columns = {
        "object": _("Record"),
        "why": _("Belongs to the person as"),
        "says": streamlit.column_config.TextColumn(_("What it says"), width="medium"),
        "dated": streamlit.column_config.DateColumn(_("When"), format=DATE_FORMATS[_.language]),
        "id": "Id",
        "linked_to": _("Through"),
    }
    frame = polars.DataFrame([_in_words(_, hit) for hit in hits[:_MOST]], infer_schema_length=None)
    show(frame, columns, alt=_("Everything found of the person"), placeholder="")


def confirm(case_id: str, seen: str) -> str:
    """Record that what was found is of the person."""
    actor = session.actor(Permission.REGISTER_REQUEST)
    n = confirm_hits(session.store(), actor, case_id, seen, session.now())
    _ = session.text()
    return _.plural("{n} record is confirmed.", "{n} records are confirmed.", n)


def _in_words(_: Text, hit: Row) -> dict[str, object]:
    rejected = hit["object"] == REJECT
    return {
        "object": _("Row not read") if rejected else label_of(_, ObjectName, hit["object"]),
        "says": hit["says"],
        "why": _(_WHY.get(str(hit["why"]), "–")),
        "dated": hit["dated_at"],
        "id": hit["record_id"],
        "linked_to": hit["linked_to"],
    }
