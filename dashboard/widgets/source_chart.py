"""Persons by source, a year or a month at a time (clause 7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import polars
import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import Source
from dashboard.widgets import charts
from dashboard.widgets.case_labels import label
from dashboard.widgets.colours import AT_REST, LATE
from dashboard.widgets.numbers_behind import numbers_behind
from dashboard.widgets.sections import choose_listed
from dashboard.widgets.tables import height, number_column, show, written

Row = Mapping[str, object]

_ALL_YEARS: Final = "all"
_FINDINGS: Final = {Source.UNKNOWN: AT_REST, Source.NOT_IN_NOTICE: LATE}


def show_periods(_: Text, page: Page) -> None:
    """Draw a bar a year, or a bar a month of the chosen year."""
    years = page.rows("sources/by_period", unit="year", since=None, until=None)
    if not years:
        streamlit.info(_("There is nobody in the register."), icon=":material/inbox:")
        return
    known = sorted({row["period"].year for row in years if isinstance(row["period"], date)}, reverse=True)
    named = {_ALL_YEARS: _("All years"), **{str(each): str(each) for each in known}}
    year = choose_listed(_("Year"), named, key="year", width=180)
    if year == _ALL_YEARS:
        rows, chosen = years, None
    else:
        chosen = int(year)
        span = {"since": date(chosen, 1, 1), "until": date(chosen, 12, 31)}
        rows = page.rows("sources/by_period", unit="month", **span)
    draw_periods(_, rows, chosen)


def draw_periods(_: Text, rows: Sequence[Row], year: int | None) -> None:
    """Draw the bars with the finding above them and the numbers in a table; masked counts have no bar."""
    finding = _finding(_, rows, year)
    streamlit.header(finding)
    streamlit.caption(_("Persons by the day on which their first record was made."))
    periods = sorted({row["period"] for row in rows if isinstance(row["period"], date)})
    counts = {(row["period"], str(row["source"])): row["persons"] for row in rows}
    used = [source for source in Source if any(name == source.value for _period, name in counts)]
    series = [
        charts.Series(
            label(_, source),
            [height(counts.get((period, source.value))) for period in periods],
            colour=_FINDINGS.get(source),
        )
        for source in used
    ]
    places = [str(period.year) for period in periods] if year is None else periods
    charts.show(charts.stacked_bars(_, places, series), key="sources_by_time", alt=finding)
    numbers_behind(_, lambda: _table(_, periods, counts, used, year), key="sources_by_time")


def _finding(_: Text, rows: Sequence[Row], year: int | None) -> str:
    totals = {
        source: sum(height(row["persons"]) or 0 for row in rows if row["source"] == source.value)
        for source in Source
    }
    total, most = sum(totals.values()), max(totals, key=lambda source: totals[source])
    if not total:
        return _("Too few persons to show")
    share = _.percent(totals[most] / total)
    if year is None and most is Source.UNKNOWN:
        return _("The source is unknown for {share} of the persons", share=share)
    if year is None:
        return _("{share} of the persons come from one source: {source}", share=share, source=label(_, most))
    return _(
        "{count} persons were added in {year}, {share} of them from: {source}",
        count=total,
        year=str(year),
        share=share,
        source=label(_, most),
    )


def _table(
    _: Text,
    periods: Sequence[date],
    counts: Mapping[tuple[object, str], object],
    used: Sequence[Source],
    year: int | None,
) -> None:
    named: list[tuple[object, str]] = [
        (period, str(period.year) if year is None else _.month(period)) for period in periods
    ]
    if any(period is None for period, _source in counts):
        named.append((None, _("Unknown")))
    lines = [
        {
            "period": name,
            **{source.value: written(_, counts.get((period, source.value))) for source in used},
        }
        for period, name in named
    ]
    columns = {
        "period": _("Year") if year is None else _("Month"),
        **{source.value: number_column(label(_, source)) for source in used},
    }
    show(polars.DataFrame(lines), columns, alt=_("Persons by time and source"))
