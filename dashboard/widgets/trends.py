"""Figures with their trend: what they are now, how they have moved from import to import."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

import streamlit

from dashboard.outputs.request_figures import RequestFigures
from dashboard.text import Text
from dashboard.widgets.tables import height, written

Row = Mapping[str, object]
Course = list[tuple[date, int | None]]

_LONGEST: Final = 26


def courses(rows: Iterable[Row]) -> dict[str, Course]:
    """Return each figure's course, oldest first; a masked value is None."""
    found: dict[str, Course] = {}
    for row in rows:
        day = row["taken_on"]
        assert isinstance(day, date)
        found.setdefault(str(row["figure"]), []).append((day, height(row["value"])))
    return {figure: course[-_LONGEST:] for figure, course in found.items()}


def show_metrics(
    _: Text,
    titles: Mapping[str, str],
    register: Row,
    past: Mapping[str, Course],
    requests: RequestFigures,
) -> None:
    """Draw the figures of the register with their trends, and those of the requests."""
    with streamlit.grid(4, min_column_width=150):
        for figure, title in titles.items():
            trend_metric(_, title, register.get(figure), past.get(figure, []))
        for title, value in (
            (_("Open requests"), written_or_zero(_, requests.open)),
            (_("Late requests"), written_or_zero(_, requests.late)),
            (_("Answered in time"), _.percent(requests.on_time)),
        ):
            streamlit.metric(title, value, border=True, height="stretch")


def trend_metric(
    _: Text,
    title: str,
    value: object,
    course: Course,
    *,
    help_: str | None = None,
    height_: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw a figure with the line of its past, and how it differs from the copy of the register before.

    The line ends with the figure of today, which decisions since the import may have moved.
    """
    values = [each for _day, each in [*course[:-1], (None, height(value))] if each is not None]
    now, before = height(value), course[-2] if len(course) > 1 else None
    difference = None if now is None or before is None or before[1] is None else now - before[1]
    streamlit.metric(
        title,
        written_or_zero(_, value),
        delta=None if difference is None else signed(_, difference),
        delta_color="off",
        delta_description=_("since {day}", day=_.short_date(before[0]))
        if before and difference is not None
        else None,
        chart_data=values if len(values) > 1 else None,
        border=True,
        height=height_,
        help=help_,
    )


def signed(_: Text, difference: int) -> str | int:
    """Write a difference with its sign; a plain 0 stays a number, so that no arrow is drawn."""
    return f"{'+' if difference > 0 else '-'}{_.number(abs(difference))}" if difference else 0


def written_or_zero(_: Text, value: object) -> str:
    """Write a count; nothing is 0 here, not a dash: it is what one hopes for."""
    return "0" if value == 0 else written(_, value)
