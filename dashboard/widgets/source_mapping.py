"""What stands in Salesforce as a source, which source of the notice it means, and giving it a meaning."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.decisions.settings import change_setting
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import Permission, Refused, Source
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.case_table import pills
from dashboard.widgets.colours import AT_REST, DONE, NEAR
from dashboard.widgets.tables import number_column, show, written

Row = Mapping[str, object]

_VALUE: Final = "mapping_value"
_SOURCE: Final = "mapping_source"
_REASON: Final = "mapping_reason"


def show_mapping(_: Text, rows: Sequence[Row], policy: Policy) -> None:
    """Draw every value with its meaning, the ones without a meaning first, and the form that gives one."""
    known = {name.strip().lower() for name in policy.source_mapping}
    unmapped = [row for row in rows if row["source_value"] and _plain(row) not in known]
    persons = sum(int(str(row["persons"])) for row in unmapped)
    streamlit.header(
        _.plural(
            "{n} value has no meaning yet, {persons} persons have it",
            "{n} values have no meaning yet, {persons} persons have them",
            len(unmapped),
            persons=persons,
        )
        if unmapped
        else _("Every value in Salesforce has a meaning")
    )
    left, right = streamlit.columns([1.9, 1], gap="large")
    with left:
        _table(_, [*unmapped, *(row for row in rows if row not in unmapped)], known)
        streamlit.caption(
            _("Persons without a value are judged by campaign responses, consents and who made the record.")
        )
    with right, streamlit.container(border=True):
        _form(_, [str(row["source_value"]) for row in [*unmapped, *rows] if row["source_value"]])


def _plain(row: Row) -> str:
    return str(row["source_value"]).strip().lower()


def _table(_: Text, rows: Sequence[Row], known: set[str]) -> None:
    states = {_("by rules"): AT_REST, _("mapped"): DONE, _("not mapped"): NEAR}
    lines = [
        {
            "value": str(row["source_value"] or _("(empty)")),
            "source": label_of(_, Source, row["source"]),
            "persons": written(_, row["persons"]),
            "mapped": [_state(_, row, known)],
        }
        for row in rows
    ]
    columns = {
        "value": _("Value in Salesforce"),
        "source": _("Source in the notice"),
        "persons": number_column(_("Persons")),
        "mapped": pills(_("Mapping"), states.items()),
    }
    show(polars.DataFrame(lines), columns, alt=_("Values in Salesforce and what they mean"))


def _state(_: Text, row: Row, known: set[str]) -> str:
    if not row["source_value"]:
        return _("by rules")
    return _("mapped") if _plain(row) in known else _("not mapped")


def _form(_: Text, values: Sequence[str]) -> None:
    streamlit.markdown(f"**{_('Give a value its meaning')}**")
    streamlit.selectbox(
        _("Value in Salesforce"), list(dict.fromkeys(values)), key=_VALUE, placeholder=_("Choose")
    )
    streamlit.selectbox(
        _("Source in the notice"),
        list(Source),
        format_func=lambda source: label(_, source),
        key=_SOURCE,
        placeholder=_("Choose"),
    )
    streamlit.text_input(_("Reason"), key=_REASON, placeholder=_("How do you know?"))
    streamlit.button(
        _("Save the meaning"), type="primary", key="mapping_save", disabled=not values, on_click=act(_save)
    )


def _save() -> str:
    actor = session.actor(Permission.CONFIGURE)
    state = streamlit.session_state
    if not state[_VALUE]:
        raise Refused("Choose a value.")
    name = f"source_mapping.{state[_VALUE]}"
    source: Source = state[_SOURCE]
    change_setting(session.store(), actor, name, source.value, reason=state[_REASON], now=session.now())
    return session.text()("Saved. Work the status out anew to see its effect.")
