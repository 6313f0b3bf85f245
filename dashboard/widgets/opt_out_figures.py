"""Objections to marketing in figures: by channel, by relationship and source, and over time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.vocabulary import OptOutChannel, Relationship, Source
from dashboard.widgets import charts
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.figure import Query, Way, figure
from dashboard.widgets.numbers_behind import series_behind
from dashboard.widgets.tables import crosstab, number_column, show
from dashboard.widgets.unknown_facts import fact_words

Row = Mapping[str, object]


def show_totals(_: Text, page: Page) -> None:
    """Draw how many persons have objected, what waits in the queue, and what contradicts itself."""
    row = page.row("opt_outs/totals") or {}
    known, since = (cast("int", row.get(name) or 0) for name in ("opted_out", "queued"))
    conflicts = cast("int", row.get("conflicts") or 0)
    figures: tuple[tuple[str, int, Query], ...] = (
        (_("Have objected, each person once"), known + since, {"section": "persons", "objected": "all"}),
        (_("Of them recorded since the import"), since, {"section": "persons", "objected": "since"}),
        (_("Contradictions"), conflicts, {"section": "conflicts"}),
    )
    with streamlit.grid(len(figures), min_column_width=150):
        for words, count, query in figures:
            figure(words, _.number(count), Way(_("Persons"), "screens/opt_outs.py", query))
    for fact in page.rows("opt_outs/unknown"):
        streamlit.caption(f":orange[:material/help:] {fact_words(_, fact)}")


def show_now(_: Text, page: Page) -> None:
    """Draw objections by channel, and by channel within relationships and sources."""
    rows = page.rows("opt_outs/by_relationship")
    if not rows:
        streamlit.info(
            _("This copy of the register shows no objection. What it cannot tell stands above.")
            if page.rows("opt_outs/unknown")
            else _("Nobody in this copy of the register has objected to marketing.")
        )
        return
    by_channel = {channel: _sum(rows, channel) for channel in OptOutChannel}
    names = [label(_, channel) for channel in by_channel]
    most = max(by_channel, key=lambda channel: by_channel[channel])
    finding = _.plural(
        "Most objections: {channel}, {n} person",
        "Most objections: {channel}, {n} persons",
        by_channel[most],
        channel=label(_, most),
    )
    streamlit.header(finding)
    charts.show(charts.ranked_bars(_, names, list(by_channel.values())), key="opt_outs_now", alt=finding)
    streamlit.header(_("By relationship to the client company"))
    _crosstab(_, rows, down="relationship", kind=Relationship, head=_("Relationship"))
    streamlit.header(_("By source"))
    _crosstab(_, page.rows("opt_outs/by_source"), down="source", kind=Source, head=_("Source"))
    streamlit.caption(_("A person may stand under several channels; the least permissive one counts."))


def show_over_time(_: Text, page: Page) -> None:
    """Draw how many had objected at each import, in all and by channel."""
    rows = page.rows("opt_outs/over_time")
    days = sorted({cast("date", row["taken_on"]) for row in rows})
    if len(days) < 2:  # noqa: PLR2004 - a line needs two points
        streamlit.info(_("The trend begins with the second import: each one adds a point."))
        return
    series = [
        charts.Series(
            _("In all") if channel is None else label(_, channel),
            _values(rows, channel, days),
            channel is None,
        )
        for channel in (None, *OptOutChannel)
    ]
    in_all = [value or 0 for value in series[0].values]
    finding = _(
        "{now} persons have objected; on {day} it was {then}",
        now=in_all[-1],
        day=days[0],
        then=in_all[0],
    )
    streamlit.header(finding)
    used = [each for each in series if any(each.values)]
    charts.show(charts.lines(_, days, used), key="opt_outs_over_time", alt=finding)
    series_behind(_, _("Day"), days, used, key="opt_outs_over_time", alt=finding)


def _values(rows: Sequence[Row], channel: str | None, days: Sequence[date]) -> list[int | None]:
    known = {row["taken_on"]: row["persons"] for row in rows if row["channel"] == channel}
    return [cast("int | None", known.get(day)) for day in days]


def _crosstab(_: Text, rows: Sequence[Row], *, down: str, kind: Any, head: str) -> None:
    named = [{**row, down: label_of(_, kind, row[down] or "unknown")} for row in rows]
    channels = {channel.value: label(_, channel) for channel in OptOutChannel}
    frame = crosstab(_, named, down=down, across="channel", columns=channels)
    config = {down: head, **{words: number_column(words) for words in channels.values()}}
    show(frame, config, alt=head)


def _sum(rows: Sequence[Row], channel: str) -> int:
    return sum(cast("int", row["persons"]) for row in rows if row["channel"] == channel)
