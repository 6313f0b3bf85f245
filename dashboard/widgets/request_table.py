"""The list of data-subject requests."""

from collections.abc import Sequence
from datetime import date

import streamlit

from dashboard.text import Text
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_table import case_table, dates, pills
from dashboard.widgets.colours import DONE, LATE, due_colour, state_colour
from dashboard.widgets.due_words import clock_words
from dashboard.widgets.figure import Way, figure
from dashboard.widgets.request_rows import PAGE_SIZE, Pressure, RequestRow
from dashboard.widgets.sections import choose
from dashboard.widgets.user_names import Names, called

_BEFORE = "closed_before"


def show_pressure(_: Text, counts: Pressure) -> None:
    """Draw the four numbers that say how urgent things are."""
    figures = {"all": counts.open, "late": counts.late, "soon": counts.soon, "paused": counts.paused}
    titles = {**_urgency(_), "all": _("Open requests")}
    with streamlit.grid(len(figures), min_column_width=150):
        for which, count in figures.items():
            query = {"section": "open", "due": which}
            figure(titles[which], _.number(count), Way(_("Requests"), "screens/requests.py", query))


def choose_due(_: Text, rows: Sequence[RequestRow], today: date) -> Sequence[RequestRow]:
    """Draw the choice of how near the limit is, and return the requests that it leaves."""
    chosen = choose(_("Time left"), _urgency(_), key="due")
    return [row for row in rows if row.is_among(chosen, today)]


def _urgency(_: Text) -> dict[str, str]:
    return {
        "all": _("All"),
        "late": _("Late"),
        "soon": _("Due within a week"),
        "paused": _("Clock paused"),
    }


def choose_assignee(_: Text, rows: Sequence[RequestRow], user: str) -> Sequence[RequestRow]:
    """Draw the choice of whose requests are shown, and return them; no choice where nobody has any."""
    if not any(row.assigned_to for row in rows):
        return rows
    shown = {
        "all": (_("All"), rows),
        "mine": (_("Mine"), [row for row in rows if row.assigned_to == user]),
        "nobody": (_("Nobody's"), [row for row in rows if row.assigned_to is None]),
    }
    words = {each: f"{title} {len(own)}" for each, (title, own) in shown.items()}
    return shown[choose(_("Assignee"), words, key="assignee")][1]


def show_open(_: Text, rows: Sequence[RequestRow], today: date, names: Names) -> None:
    """Draw open requests, the most urgent first; the base date stands beside a date that differs from it."""
    moved = any(row.deadline.due != row.deadline.base_due for row in rows)
    left = {_left(_, row, today): due_colour(row.left(today)) for row in rows}
    assigned = any(row.assigned_to for row in rows)
    columns = {
        "left": pills(_("Time left"), left.items()),
        "right": streamlit.column_config.TextColumn(_("Right")),
        "person": streamlit.column_config.TextColumn(_("Person")),
        "state": pills(_("State"), {label(_, row.state): state_colour(row.state) for row in rows}.items()),
        **({"assignee": streamlit.column_config.TextColumn(_("Assignee"))} if assigned else {}),
        "due": dates(_, _("Due")),
        "received": dates(_, _("Received")),
        **({"base": dates(_, _("Due at first"))} if moved else {}),
        "number": streamlit.column_config.NumberColumn(_("Case"), format="%d", width="small"),
    }
    shown = [
        {
            **_common(_, row),
            "left": [_left(_, row, today)],
            "assignee": called(_, names, row.assigned_to) if row.assigned_to else None,
        }
        for row in rows
    ]
    numbers = [row.case_number for row in rows]
    case_table(_, shown, columns, numbers=numbers, key="open_requests", alt=_("Open requests"))


def show_closed(_: Text, rows: Sequence[RequestRow]) -> None:
    """Draw closed requests: when they were closed, and whether that was in time."""
    on_time = {_on_time(_, row): DONE if row.on_time else LATE for row in rows}
    columns = {
        "number": streamlit.column_config.NumberColumn(_("Case"), format="%d", width="small"),
        "right": streamlit.column_config.TextColumn(_("Right")),
        "person": streamlit.column_config.TextColumn(_("Person")),
        "received": dates(_, _("Received")),
        "closed": dates(_, _("Closed on")),
        "state": pills(_("State"), {label(_, row.state): state_colour(row.state) for row in rows}.items()),
        "on_time": pills(_("In time"), on_time.items()),
    }
    shown = [{**_common(_, row), "closed": row.closed_on, "on_time": [_on_time(_, row)]} for row in rows]
    numbers = [row.case_number for row in rows]
    case_table(_, shown, columns, numbers=numbers, key="closed_requests", alt=_("Closed requests"))


def closed_before() -> int | None:
    """Return the case number below which the shown page of closed requests begins; None for the newest."""
    number: int | None = streamlit.session_state.get(_BEFORE)
    return number


def turn_closed(_: Text, rows: Sequence[RequestRow]) -> None:
    """Draw the ways to newer and older closed requests, where there are more than fit."""
    before = closed_before()
    if before is None and len(rows) < PAGE_SIZE:
        return
    with streamlit.container(horizontal=True):
        streamlit.button(_("Newest"), disabled=before is None, on_click=_turn, args=(None,))
        last = rows[-1].case_number
        streamlit.button(_("Older"), disabled=len(rows) < PAGE_SIZE, on_click=_turn, args=(last,))


def _turn(before: int | None) -> None:
    streamlit.session_state[_BEFORE] = before


def _common(_: Text, row: RequestRow) -> dict[str, object]:
    return {
        "number": row.case_number,
        "right": label(_, row.right),
        "person": row.person or _("Nobody in the register"),
        "received": row.received_on,
        "due": row.deadline.due,
        "base": row.deadline.base_due,
        "state": [label(_, row.state)],
    }


def _left(_: Text, row: RequestRow, today: date) -> str:
    return clock_words(_, row.deadline, today)


def _on_time(_: Text, row: RequestRow) -> str:
    if row.on_time is None:
        return "–"
    return _("in time") if row.on_time else _("late")
