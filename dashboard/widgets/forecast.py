"""What falls due in the coming 24 months, by relationship."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars
import streamlit

from dashboard.text import Text
from dashboard.vocabulary import Relationship
from dashboard.widgets import charts
from dashboard.widgets.case_labels import label
from dashboard.widgets.numbers_behind import numbers_behind
from dashboard.widgets.tables import number_column, show, written

Row = Mapping[str, object]


def show_forecast(_: Text, rows: Sequence[Row], unknown: int) -> None:
    """Draw the bars with the finding above them, and the numbers behind them in a table.

    `unknown` persons may fall due any day: they have no bar.
    """
    months = sorted({row["month"] for row in rows if isinstance(row["month"], date)})
    counts = {(row["month"], str(row["relationship"])): int(str(row["persons"])) for row in rows}
    monthly = [sum(counts.get((month, each.value), 0) for each in Relationship) for month in months]
    streamlit.header(_finding(_, months, monthly))
    streamlit.caption(
        _("Persons whose last day of keeping comes in the next 24 months and who are not decided about yet.")
    )
    if unknown:
        words = _.plural(
            "{n} person is missing here: the retention period cannot be counted.",
            "{n} persons are missing here: the retention period cannot be counted.",
            unknown,
        )
        streamlit.caption(f":orange[:material/help:] {words}")
    if not sum(monthly):
        return
    series = [
        charts.Series(label(_, each), [counts.get((month, each.value), 0) for month in months])
        for each in Relationship
    ]
    figure = charts.stacked_bars(_, months, series)
    charts.show(
        figure, key="forecast", alt=_("Bars by month: {finding}", finding=_finding(_, months, monthly))
    )
    numbers_behind(_, lambda: _table(_, months, counts), key="forecast")


def _finding(_: Text, months: Sequence[date], monthly: Sequence[int]) -> str:
    total = sum(monthly)
    if not total:
        return _("Nothing falls due in the next 24 months")
    most = max(monthly)
    return _.plural(
        "{n} person falls due in two years, most of them in {month}",
        "{n} persons fall due in two years, most of them in {month}: {most}",
        total,
        month=_.month(months[monthly.index(most)]),
        most=most,
    )


def _table(_: Text, months: Sequence[date], counts: Mapping[tuple[object, str], int]) -> None:
    lines = [
        {
            "month": _.month(month),
            **{each.value: written(_, counts.get((month, each.value), 0)) for each in Relationship},
            "all": written(_, sum(counts.get((month, each.value), 0) for each in Relationship)),
        }
        for month in months
    ]
    columns = {
        "month": _("Month"),
        **{each.value: number_column(label(_, each)) for each in Relationship},
        "all": number_column(_("Total")),
    }
    show(polars.DataFrame(lines), columns, alt=_("Persons that fall due, by month"))
