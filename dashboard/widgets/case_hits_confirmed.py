"""Confirming that what was found is the person's, and taking out what is somebody else's."""

from collections.abc import Collection, Sequence
from typing import Any, Final

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.hits import (
    confirm_hits,
    confirmed_list,
    hits_hash,
    needs_hits,
    read_hits,
    record_of,
    with_what_hangs_on,
)
from dashboard.decisions.left_out import Record, left_out_of, take_out
from dashboard.text import Text
from dashboard.vocabulary import ObjectName, Permission, State
from dashboard.widgets.actions import act
from dashboard.widgets.case_hits import MOST, frame_of
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.tables import DATE_FORMATS, fitting, show

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


def ask_to_confirm(_: Text, page: Page, view: CaseView) -> None:
    """Draw what was found for somebody to look at, where the request is answered by it and nobody has."""
    if not needs_hits(view.case) or view.case.state not in _BEFORE_IT_IS_DONE:
        return
    case_id = view.case.case_id
    hits, out = read_hits(page, case_id), left_out_of(page, case_id).records
    confirmed, now = confirmed_list(view.events), hits_hash(hits)
    if confirmed == now:
        _show_taken_out(_, view, out)
        return
    with streamlit.container(border=True, key="hits_to_confirm"):
        streamlit.header(_("Is all of this the person's?"))
        changed = _("What is found has changed since it was confirmed. Look at it again.")
        asked = _("Look at each record: the answer and the erasure reach all of them.")
        streamlit.caption(changed if confirmed else asked)
        chosen = _choose(_, view, hits)
        if chosen:
            _ask_why(_, view, hits, chosen, out)
        else:
            streamlit.button(
                _.plural("Yes, {n} record is theirs", "Yes, all {n} records are theirs", len(hits)),
                type="primary",
                key=f"hits_{case_id}_{view.case.version}",
                on_click=act(confirm, case_id, now),
            )
            streamlit.caption(_("Is a record somebody else's? Choose its row to take it out of this case."))
        _show_taken_out(_, view, out)


def _choose(_: Text, view: CaseView, hits: Sequence[Row]) -> list[Record]:
    """Draw the table and return the records of the rows that are chosen."""
    if not hits:
        streamlit.caption(_("The register has nothing of this kind about the person."))
        return []
    if len(hits) > MOST:
        streamlit.caption(_("The first {n} are shown; the report and the files hold all.", n=MOST))
    columns = _columns(_)
    event = streamlit.dataframe(
        frame_of(_, hits, columns),
        column_config=columns,
        hide_index=True,
        height=fitting(min(len(hits), MOST)),
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="",
        key=f"hit_rows_{view.case.case_id}_{view.case.version}",
        alt=_("Everything found of the person"),
    )
    return [record_of(hits[row]) for row in event.selection.rows if row < len(hits)]


def _columns(_: Text) -> dict[str, Any]:
    """Return the columns that fit beside the next step: what a record is stands in one."""
    return {
        "whole": streamlit.column_config.TextColumn(_("Record"), width=270),
        "why": streamlit.column_config.TextColumn(_("Belongs to the person as"), width=180),
        "dated": streamlit.column_config.DateColumn(_("When"), format=DATE_FORMATS[_.language], width=80),
    }


def _ask_why(
    _: Text, view: CaseView, hits: Sequence[Row], chosen: Sequence[Record], out: Collection[Record]
) -> None:
    """Draw the reason and the button that take the chosen records out, with what hangs on them."""
    case_id, key = view.case.case_id, f"hits_why_{view.case.case_id}_{view.case.version}"
    taken = with_what_hangs_on(hits, chosen)
    streamlit.text_input(
        _("How is it known that this is somebody else's?"),
        key=key,
        placeholder=_("Goes into the case file, not into the history."),
    )
    if len(taken) > len(chosen):
        streamlit.caption(
            _.plural(
                "{n} record hangs on these alone and goes with them.",
                "{n} records hang on these alone and go with them.",
                len(taken) - len(chosen),
            )
        )
    streamlit.button(
        _.plural("Take {n} record out", "Take {n} records out", len(taken)),
        type="primary",
        key=f"take_out_{case_id}_{view.case.version}",
        on_click=act(_take, case_id, sorted(taken | set(out)), key),
    )
    streamlit.caption(
        _("It is neither reported, handed over nor erased here. Correct its link in Salesforce, too.")
    )


def _show_taken_out(_: Text, view: CaseView, out: Collection[Record]) -> None:
    if not out:
        return
    title = _.plural("{n} record is taken out", "{n} records are taken out", len(out))
    with streamlit.expander(title, icon=":material/person_off:"):
        columns = {"object": _("Record"), "id": "Id"}
        rows = [{"object": label_of(_, ObjectName, name), "id": record_id} for name, record_id in sorted(out)]
        show(polars.DataFrame(rows), columns, alt=title)
        streamlit.button(
            _("Put all back"),
            key=f"put_back_{view.case.case_id}_{view.case.version}",
            disabled=view.case.state is State.AWAITING_SECOND_APPROVAL,
            on_click=act(_take, view.case.case_id, [], ""),
        )


def _take(case_id: str, records: Sequence[Record], key: str) -> str:
    actor = session.actor(Permission.REGISTER_REQUEST)
    reason = str(streamlit.session_state.get(key) or "") if key else ""
    take_out(session.store(), actor, case_id, records, reason=reason, now=session.now())
    _ = session.text()
    n = len(records)
    return _.plural("{n} record is out.", "{n} records are out.", n) if n else _("All records are back.")


def confirm(case_id: str, seen: str) -> str:
    """Record that what was found is of the person."""
    actor = session.actor(Permission.REGISTER_REQUEST)
    n = confirm_hits(session.store(), actor, case_id, seen, session.now())
    _ = session.text()
    return _.plural("{n} record is confirmed.", "{n} records are confirmed.", n)
