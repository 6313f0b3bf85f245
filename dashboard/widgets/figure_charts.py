"""The pictures of the figures screen; a count that is hidden from this reader has no bar and no point."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit

from dashboard.outputs.register_figures import Course
from dashboard.text import Text
from dashboard.vocabulary import OptOutChannel, Relationship, Source
from dashboard.widgets import charts
from dashboard.widgets.case_labels import label, label_of
from dashboard.widgets.colours import AT_REST, DONE, GOING_ON, LATE
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.numbers_behind import numbers_behind, series_behind
from dashboard.widgets.tables import crosstab, height, is_masked, number_column, show

Row = Mapping[str, object]

STATUSES: Final = {
    "expired": LATE,
    "in_time": DONE,
    "unknown": AT_REST,
    "decided": GOING_ON,
}


def show_status(_: Text, rows: Sequence[Row]) -> None:
    """Draw how the persons of each relationship stand today (clauses 4 and 12)."""
    counts = {(str(row["relationship"]), str(row["status"])): row["persons"] for row in rows}
    names = [label(_, each) for each in Relationship]
    series = [
        charts.Series(
            _(STATUS_WORDS[status]),
            [height(counts.get((each.value, status), 0)) for each in Relationship],
            colour=colour,
        )
        for status, colour in STATUSES.items()
        if any(name == status for _relationship, name in counts)
    ]
    title = _status_finding(_, counts) or _("Where persons stand, by relationship")
    streamlit.header(title)
    charts.show(charts.stacked_bars(_, names, series), key="figures_status", alt=title)
    if any(is_masked(count) for count in counts.values()):
        streamlit.caption(_("Numbers that are hidden have no bar: a bar may be missing or too low."))
    named = [{**row, "relationship": label_of(_, Relationship, row["relationship"])} for row in rows]
    words = {
        status: _(STATUS_WORDS[status]) for status in STATUSES if any(row["status"] == status for row in rows)
    }
    config = {"relationship": _("Relationship"), **{word: number_column(word) for word in words.values()}}
    numbers_behind(
        _,
        lambda: show(
            crosstab(_, named, down="relationship", across="status", columns=words), config, alt=title
        ),
        key="figures_status",
    )


def _status_finding(_: Text, counts: Mapping[tuple[str, str], object]) -> str | None:
    """Say which share has expired; None where a number is hidden, or there is nobody."""
    total = sum(height(count) or 0 for count in counts.values())
    if not total or any(is_masked(count) for count in counts.values()):
        return None
    expired = sum(height(count) or 0 for (_name, status), count in counts.items() if status == "expired")
    return _("Kept too long: {share} of the persons", share=_.percent(expired / total))


def show_sources(_: Text, rows: Sequence[Row]) -> None:
    """Draw how many persons come from each source (clause 7)."""
    _ranked(
        _,
        _("Where the data come from"),
        [(label_of(_, Source, row["source"]), row["persons"]) for row in rows],
        "sources",
    )


def show_opt_outs(_: Text, rows: Sequence[Row]) -> None:
    """Draw how many persons have objected through each channel (clause 13.7)."""
    names = [(label_of(_, OptOutChannel, row["channel"]), row["persons"]) for row in rows]
    _ranked(_, _("Objections to marketing, by channel"), names, "opt_outs")


def show_trend(_: Text, past: Mapping[str, Course], titles: Mapping[str, str]) -> None:
    """Draw how figures have moved from import to import; two imports make a line."""
    days = sorted({day for course in past.values() for day, _value in course})
    streamlit.header(_("How the figures have moved"))
    if len(days) < 2:  # noqa: PLR2004 - a line needs two points
        streamlit.caption(_("The trend begins with the second import: each one adds a point."))
        return
    series = [
        charts.Series(title, [dict(past[figure]).get(day) for day in days])
        for figure, title in titles.items()
        if any(value is not None for _day, value in past.get(figure, []))
    ]
    title = _("How the figures have moved")
    charts.show(charts.lines(_, days, series), key="figures_trend", alt=title)
    series_behind(_, _("Day"), days, series, key="figures_trend", alt=title)


def _ranked(_: Text, title: str, counts: Sequence[tuple[str, object]], key: str) -> None:
    shown = [(name, height(count)) for name, count in counts if not is_masked(count)]
    if shown:
        name, count = max(shown, key=lambda each: each[1] or 0)
        title = _("{title}: most {name}, {count}", title=title, name=name, count=count)
    streamlit.header(title)
    if not counts:
        streamlit.info(_("There is nobody to count."))
        return
    if shown:
        names, heights = zip(*shown, strict=True)
        charts.show(charts.ranked_bars(_, names, heights), key=f"figures_{key}", alt=title)
        persons = charts.Series(_("Persons"), heights)
        series_behind(_, _("Name"), names, [persons], key=f"figures_{key}", alt=title)
    hidden = [name for name, count in counts if is_masked(count)]
    if hidden:
        streamlit.caption(_("Too few to show: {names}", names=", ".join(hidden)))
