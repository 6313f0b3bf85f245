"""The pictures of requests in figures: month by month, and how long the open ones have been waiting."""

from typing import Final

import polars
import streamlit

from dashboard.outputs.request_figures import Age, RequestFigures
from dashboard.text import N_, Text
from dashboard.widgets import charts
from dashboard.widgets.numbers_behind import numbers_behind, series_behind
from dashboard.widgets.tables import height, number_column, show, written
from dashboard.widgets.trends import written_or_zero

AGES: Final = {
    Age.WEEK: N_("0–7 days"),
    Age.FORTNIGHT: N_("8–14 days"),
    Age.MONTH: N_("15–30 days"),
    Age.LONGER: N_("Over 30 days"),
}


def show_months(_: Text, figures: RequestFigures) -> None:
    """Draw how many requests came in and were closed in each of the last twelve months."""
    title = _months_finding(_, figures) or _("Requests received and closed")
    streamlit.subheader(title)
    months = list(figures.by_month)
    received = [height(each) for each, _closed in figures.by_month.values()]
    closed = [height(each) for _received, each in figures.by_month.values()]
    series = [charts.Series(_("Received"), received), charts.Series(_("Closed"), closed)]
    if any(received) or any(closed):
        charts.show(charts.grouped_bars(_, months, series), key="figures_requests", alt=title)
    else:
        streamlit.caption(_("No request in the last twelve months."))
    lines = [
        {"month": _.month(month), "received": written(_, came), "closed": written(_, went)}
        for month, (came, went) in figures.by_month.items()
    ]
    config = {
        "month": _("Month"),
        "received": number_column(_("Received")),
        "closed": number_column(_("Closed")),
    }
    numbers_behind(_, lambda: show(polars.DataFrame(lines), config, alt=title), key="figures_requests")


def _months_finding(_: Text, figures: RequestFigures) -> str | None:
    """Say how many came and went; None where none came."""
    received, closed = (
        sum(height(month[side]) or 0 for month in figures.by_month.values()) for side in (0, 1)
    )
    if not received:
        return None
    return _.plural(
        "{n} request in twelve months, {closed} closed",
        "{n} requests in twelve months, {closed} closed",
        received,
        closed=closed,
    )


def show_ages(_: Text, figures: RequestFigures) -> None:
    """Draw how long open requests have been waiting; say how many are late, and how many soon will be."""
    title = _ages_finding(_, figures) or _("Open requests by age")
    streamlit.subheader(title)
    if figures.open == 0:
        streamlit.caption(_("No request is open."))
        return
    shown = {_(AGES[age]): height(count) for age, count in figures.by_age.items()}
    if any(shown.values()):
        bars = charts.ranked_bars(_, list(shown), list(shown.values()))
        charts.show(bars, key="figures_ages", alt=title)
        requests = charts.Series(_("Open requests"), list(shown.values()))
        series_behind(_, _("Age"), list(shown), [requests], key="figures_ages", alt=title)
    late, soon = written_or_zero(_, figures.late), written_or_zero(_, figures.soon)
    streamlit.caption(_("Past the limit: {late}. Due within seven days: {soon}.", late=late, soon=soon))


def _ages_finding(_: Text, figures: RequestFigures) -> str | None:
    """Say how many of the open ones are late; None where none is open."""
    open_, late = height(figures.open), height(figures.late)
    if not open_ or late is None:
        return None
    return _.plural(
        "{late} of {n} open request is past its limit",
        "{late} of {n} open requests are past their limit",
        open_,
        late=late,
    )
