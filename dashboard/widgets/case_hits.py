"""What was found of the person across every object, and why each record belongs to them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard.databases import Page
from dashboard.decisions.hits import (
    REJECT,
    confirmed_list,
    hits_hash,
    needs_hits,
    read_hits,
)
from dashboard.text import N_, Text
from dashboard.vocabulary import ObjectName
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.tables import DATE_FORMATS, show

MOST: Final = 500
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
    if len(hits) > MOST:
        streamlit.caption(_("The first {n} are shown; the report and the files hold all.", n=MOST))
    columns = {
        "object": _("Record"),
        "why": _("Belongs to the person as"),
        "says": streamlit.column_config.TextColumn(_("What it says"), width="medium"),
        "dated": streamlit.column_config.DateColumn(_("When"), format=DATE_FORMATS[_.language]),
        "id": "Id",
        "linked_to": _("Through"),
    }
    show(frame_of(_, hits, columns), columns, alt=_("Everything found of the person"), placeholder="")


def frame_of(_: Text, hits: Sequence[Row], columns: Collection[str]) -> polars.DataFrame:
    """Return the hits in words, as many as a table shows."""
    frame = polars.DataFrame([_in_words(_, hit) for hit in hits[:MOST]], infer_schema_length=None)
    return frame.select(*columns)


def _in_words(_: Text, hit: Row) -> dict[str, object]:
    rejected = hit["object"] == REJECT
    name = _("Row not read") if rejected else label_of(_, ObjectName, hit["object"])
    return {
        "whole": f"{name}: {hit['says']}" if hit["says"] else name,
        "object": name,
        "says": hit["says"],
        "why": _(_WHY.get(str(hit["why"]), "–")),
        "dated": hit["dated_at"],
        "id": hit["record_id"],
        "linked_to": hit["linked_to"],
    }
