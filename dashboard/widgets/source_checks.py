"""Persons whose source nobody knows or the notice does not name, and queueing them to be found out."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.text import N_, Text
from dashboard.vocabulary import Action, Permission, Source
from dashboard.widgets.actions import act
from dashboard.widgets.decide import begin
from dashboard.widgets.decision_labels import ACTS
from dashboard.widgets.tables import number_column, show, written

Row = Mapping[str, object]

_TITLES: Final[Mapping[Source, str]] = {
    Source.UNKNOWN: N_("Nobody knows the source"),
    Source.NOT_IN_NOTICE: N_("The notice does not name the source"),
}
_WHY: Final[Mapping[Source, str]] = {
    Source.UNKNOWN: N_(
        "A person may ask where the data came from (Art. 15(1)(g)). Find it out, or map the Salesforce value."
    ),
    Source.NOT_IN_NOTICE: N_(
        "The notice promises that there are no other sources. Delete the persons, or publish a notice that "
        "names the source and tell the persons (Art. 14)."
    ),
}
_REASONS: Final[Mapping[Source, str]] = {
    Source.UNKNOWN: "source_unknown",
    Source.NOT_IN_NOTICE: "source_not_in_notice",
}


def show_open_sources(_: Text, rows: Sequence[Row], values: Sequence[Row]) -> None:
    """Draw both groups: how many, by which Salesforce value, and what can be done."""
    if not rows:
        streamlit.success(
            _("Every person has a source that the notice names. There is nothing to do."),
            icon=":material/check_circle:",
        )
        return
    for source in _TITLES:
        row = next((row for row in rows if row["source"] == source.value), None)
        if row is not None:
            _group(_, source, row, [each for each in values if each["source"] == source.value])


def _group(_: Text, source: Source, row: Row, values: Sequence[Row]) -> None:
    persons, queued = int(str(row["persons"])), int(str(row["queued"]))
    with streamlit.container(border=True):
        left, right = streamlit.columns([1, 1.6], gap="large")
        with left:
            streamlit.metric(
                _(_TITLES[source]),
                _.number(persons - queued),
                delta=_.plural("{n} in the queue", "{n} in the queue", queued) if queued else None,
                delta_color="off",
                delta_arrow="off",
            )
            streamlit.caption(_(_WHY[source]))
        with right:
            _values(_, values, _(_TITLES[source]))
        with streamlit.container(horizontal=True, vertical_alignment="center"):
            streamlit.button(
                _(ACTS[Action.SOURCE_CHECK].button),
                icon=ACTS[Action.SOURCE_CHECK].icon,
                key=f"check_{source}",
                disabled=persons == queued,
                on_click=act(_check, source),
            )
            streamlit.page_link(
                "screens/retention.py",
                label=_("Show the persons"),
                icon=":material/group:",
                query_params={"status": "all", "source": source.value},
            )


def _values(_: Text, values: Sequence[Row], title: str) -> None:
    lines = [
        {"value": str(row["source_value"] or _("(empty)")), "persons": written(_, row["persons"])}
        for row in values
    ]
    columns = {"value": _("Value in Salesforce"), "persons": number_column(_("Persons"))}
    show(polars.DataFrame(lines), columns, alt=_("{title}: persons by value in Salesforce", title=title))


def _check(source: Source) -> None:
    with session.store().page(session.actor(Permission.DECIDE)) as page:
        rows = page.rows("sources/to_check", source=source.value, source_value=None)
    begin(Action.SOURCE_CHECK, [int(str(row["person_no"])) for row in rows], reason=_REASONS[source])
