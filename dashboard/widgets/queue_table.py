"""The groups of the queue as a table, and the cases of the group that was chosen."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import streamlit

from dashboard.databases import Page
from dashboard.outputs import waiting
from dashboard.text import Text
from dashboard.vocabulary import State
from dashboard.widgets.case_labels import action_label
from dashboard.widgets.case_table import button_table, case_table, dates
from dashboard.widgets.query_state import keep
from dashboard.widgets.queue_groups import BEGINNING, PAGE_SIZE, Group
from dashboard.widgets.reason_labels import reason_of
from dashboard.widgets.user_names import Names, called

Row = Mapping[str, object]

_CHOSEN: Final = "batch"
_AFTER: Final = "queue_after"
_MEMBERS_AFTER: Final = "queue_members_after"
_MEMBERS: Final = 50
_AT_ONCE: Final = 200


def page_start() -> int:
    """Return the place behind which the shown page of groups begins."""
    return cast("int", streamlit.session_state.get(_AFTER, BEGINNING))


def picked(groups: Sequence[Group]) -> Group | None:
    """Return the group that somebody chose, or None."""
    wanted = streamlit.query_params.get(_CHOSEN)
    return next((group for group in groups if str(group.part.group_no) == wanted), None)


def shown(groups: Sequence[Group]) -> Group | None:
    """Return the group that was chosen; else the first, unless looking at it would take long."""
    first = groups[0] if groups and groups[0].cases <= _AT_ONCE else None
    return picked(groups) or first


def forget_choice() -> None:
    """Begin a part of the queue anew (a callback of the choice of parts)."""
    keep(**{_CHOSEN: None})
    for name in (_AFTER, _MEMBERS_AFTER):
        streamlit.session_state.pop(name, None)


def show_groups(_: Text, groups: Sequence[Group], names: Names) -> None:
    """Draw a page of groups, each with a button that chooses it."""
    columns = {
        "matter": _("Matter"),
        "who": _("Person"),
        "why": _("Why"),
        "by": _("Opened by"),
        "day": dates(_, _("Opened on")),
    }
    if any(group.part.state is State.CLAIMED for group in groups):
        columns["claimed"] = _("Taken on by")
    button_table(
        _,
        [_row(_, group, names) for group in groups],
        columns,
        button=_("Choose"),
        on_click=lambda row: _choose(groups[row]),
        key="queue_groups",
        alt=_("Groups of cases"),
    )
    at_start = page_start() == BEGINNING
    if not at_start or len(groups) == PAGE_SIZE:
        with streamlit.container(horizontal=True):
            streamlit.button(
                _("From the beginning"),
                disabled=at_start,
                on_click=_turn,
                args=(BEGINNING,),
                key="queue_first",
            )
            streamlit.button(
                _("Next page"),
                disabled=len(groups) < PAGE_SIZE,
                on_click=_turn,
                args=(groups[-1].place if groups else BEGINNING,),
                key="queue_next",
            )


def show_members(_: Text, page: Page, group: Group) -> None:
    """Draw the cases of a group, a page at a time, with how far each has come."""
    after = cast("int", streamlit.session_state.get(_MEMBERS_AFTER, 0))
    found = page.rows("queue_screen/members", **group.part.parameters, after=after, rows=_MEMBERS)
    numbers = [cast("int", row["case_number"]) for row in found]
    rows, columns = _members(_, page, found, begun=group.part.state is not State.AWAITING_SECOND_APPROVAL)
    case_table(_, rows, columns, numbers=numbers, key="queue_members", alt=_("Cases of the group"))
    if after or len(found) == _MEMBERS:
        with streamlit.container(horizontal=True):
            streamlit.button(
                _("From the beginning"),
                disabled=not after,
                on_click=_turn_members,
                args=(0,),
                key="members_first",
            )
            last = numbers[-1] if numbers else after
            streamlit.button(
                _("Next page"),
                disabled=len(found) < _MEMBERS,
                on_click=_turn_members,
                args=(last,),
                key="members_next",
            )


def _members(
    _: Text, page: Page, found: Sequence[Row], *, begun: bool
) -> tuple[list[dict[str, object]], dict[str, Any]]:
    """Return rows and columns of cases; how far each has come only where something has been begun."""
    progress = {row["case_id"]: row for row in waiting.cases(page, [str(row["case_id"]) for row in found])}
    columns: dict[str, Any] = {"person": _("Person"), "company": _("Company")}
    if begun:
        columns |= {"records": _("Records"), "done": _("Done"), "refused": _("Refused by Salesforce")}
    columns["case_number"] = streamlit.column_config.NumberColumn(_("Case"), format="%d")
    rows = [
        {**progress[row["case_id"]], **row, "person": row["person"] or _("not in the register")}
        for row in found
    ]
    return rows, columns


def title(_: Text, group: Group) -> str:
    """Say what a group is: its act, and for how many persons."""
    matter = action_label(_, group.kind, group.action)
    return f"{matter}  ·  {_.plural('{n} person', '{n} persons', group.cases)}" if group.cases > 1 else matter


def _row(_: Text, group: Group, names: Names) -> dict[str, object]:
    many = _.plural("{n} person", "{n} persons", group.cases)
    return {
        "matter": action_label(_, group.kind, group.action),
        "who": group.person or many if group.cases == 1 else many,
        "why": reason_of(_, group.reason_code),
        "by": called(_, names, group.created_by),
        "day": group.created_at.date(),
        "claimed": called(_, names, group.claimed_by) if group.claimed_by else "",
    }


def _choose(group: Group) -> None:
    keep(**{_CHOSEN: str(group.part.group_no)})
    streamlit.session_state.pop(_MEMBERS_AFTER, None)


def _turn(after: int) -> None:
    streamlit.session_state[_AFTER] = after


def _turn_members(after: int) -> None:
    streamlit.session_state[_MEMBERS_AFTER] = after
