"""Requests as managers see them: months that are over, each by itself, so that no day tells on another."""

from collections.abc import Iterator, Sequence

import polars
import streamlit

from dashboard.outputs.request_figures import Answers, MonthFigures
from dashboard.text import Text
from dashboard.widgets import charts
from dashboard.widgets.case_labels import label
from dashboard.widgets.month_handling import handling_lines, show_handling, show_open
from dashboard.widgets.numbers_behind import numbers_behind
from dashboard.widgets.tables import height, number_column, show, written

Line = tuple[str, str, object]


def month_metrics(_: Text, months: Sequence[MonthFigures]) -> list[tuple[str, str, None]]:
    """Return the requests of the last month with their titles, and no way to anybody's request."""
    last = months[-1].in_all
    return [
        (_("Requests received"), written(_, last.received), None),
        (_("Requests answered"), written(_, last.answered), None),
        (_("Answered in time"), _.percent(last.on_time), None),
    ]


def show_month_figures(_: Text, months: Sequence[MonthFigures]) -> None:
    """Draw the section of the requests: the last month by right, and twelve months in a picture."""
    last = months[-1]
    streamlit.header(_("Requests"))
    streamlit.caption(
        _(
            "Counted by the days on which they were recorded here, and only when a month is over: so "
            "what was told of a month never changes. Whatever is fewer than five reads <5, nothing too."
        )
    )
    show_open(_, last)
    _months(_, months)
    title = _("Requests answered in {month}, by right", month=_.month(last.month))
    streamlit.subheader(title)
    lines = [_line(_, label(_, right), each) for right, each in last.by_right.items()]
    config = {
        "right": _("Right"),
        "answered": number_column(_("Answered")),
        "on_time": number_column(_("In time")),
        "median": number_column(_("Median days")),
    }
    show(polars.DataFrame([*lines, _line(_, _("All"), last.in_all)]), config, alt=title)
    streamlit.caption(_("Rights with fewer than five answers, and those that would tell them, are left out."))
    show_handling(_, last)


def _line(_: Text, name: str, answers: Answers) -> dict[str, str]:
    return {
        "right": name,
        "answered": written(_, answers.answered),
        "on_time": _.percent(answers.on_time),
        "median": _.number(answers.median_days),
    }


def _months(_: Text, months: Sequence[MonthFigures]) -> None:
    title = _("Requests received and answered")
    streamlit.subheader(title)
    received = [height(each.in_all.received) for each in months]
    answered = [height(each.in_all.answered) for each in months]
    if any(received) or any(answered):
        series = [charts.Series(_("Received"), received), charts.Series(_("Answered"), answered)]
        days = [each.month for each in months]
        charts.show(charts.grouped_bars(_, days, series), key="figures_months", alt=title)
    else:
        streamlit.caption(_("Too few requests in any month to draw a picture."))
    lines = [
        {
            "month": _.month(each.month),
            "received": written(_, each.in_all.received),
            "answered": written(_, each.in_all.answered),
        }
        for each in months
    ]
    config = {
        "month": _("Month"),
        "received": number_column(_("Received")),
        "answered": number_column(_("Answered")),
    }
    numbers_behind(_, lambda: show(polars.DataFrame(lines), config, alt=title), key="figures_months")


def month_lines(_: Text, months: Sequence[MonthFigures]) -> Iterator[Line]:
    """Yield the lines of the file of monthly figures: a figure, its month, its value."""
    for each in months:
        month = f"{each.month:%Y-%m}"
        yield _("Requests received"), month, each.in_all.received
        yield _("Requests answered"), month, each.in_all.answered
        yield _("Answered in time"), month, _.percent(each.in_all.on_time)
        yield _("Median days to the answer"), month, each.in_all.median_days
        yield _("Withdrawn or duplicate"), month, each.dropped
        yield from handling_lines(_, each)
