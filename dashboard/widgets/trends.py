"""Figures with their trend: what they are now, how they have moved from import to import."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import streamlit

from dashboard.outputs.register_figures import Course
from dashboard.text import Text
from dashboard.widgets.figure import Way, figure, show_way
from dashboard.widgets.sparkline import show_sparkline
from dashboard.widgets.tables import height, written

Row = Mapping[str, object]

_LONGEST: Final = 26


def latest(past: Mapping[str, Course]) -> dict[str, Course]:
    """Return of each course as much as a picture can hold."""
    return {figure: course[-_LONGEST:] for figure, course in past.items()}


def show_metrics(
    _: Text,
    titles: Mapping[str, str],
    register: Row,
    past: Mapping[str, Course],
    requests: Iterable[tuple[str, str, Way | None]],
    *,
    changes: bool = True,
    ways: Mapping[str, Way] | None = None,
) -> None:
    """Draw the figures of the register with their trends, and those of the requests, written out.

    Without `changes` no difference is shown: one of a few is a few persons. `ways`: to the rows, by figure.
    """
    with streamlit.grid(4, min_column_width=150):
        for name, title in titles.items():
            way = (ways or {}).get(name)
            trend_metric(_, title, register.get(name), past.get(name, []), changes=changes, way=way)
        for title, value, own in requests:
            figure(title, value, own)


def trend_metric(
    _: Text,
    title: str,
    value: object,
    course: Course,
    *,
    help_: str | None = None,
    changes: bool = True,
    way: Way | None = None,
    height_: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw a figure with the line of its past, how it differs from the copy before, and the way to its rows.

    The line ends with the figure of today, which decisions since the import may have moved.
    """
    values = [each for _day, each in [*course[:-1], (None, height(value))] if each is not None]
    now, before = height(value), course[-2] if changes and len(course) > 1 else None
    difference = None if now is None or before is None or before[1] is None else now - before[1]
    with streamlit.container(border=True, height=height_, gap="small"):
        streamlit.metric(
            title,
            written_or_zero(_, value),
            delta=None if difference is None else signed(_, difference),
            delta_color="off",
            delta_description=_("since {day}", day=_.short_date(before[0]))
            if before and difference is not None
            else None,
            help=help_,
        )
        if len(values) > 1:
            show_sparkline(values)
        if way:
            show_way(way)


def signed(_: Text, difference: int) -> str | int:
    """Write a difference with its sign; a plain 0 stays a number, so that no arrow is drawn."""
    return f"{'+' if difference > 0 else '-'}{_.number(abs(difference))}" if difference else 0


def written_or_zero(_: Text, value: object) -> str:
    """Write a count; nothing is 0 here, not a dash: it is what one hopes for."""
    return "0" if value == 0 else written(_, value)
