"""Plotly figures as plain dictionaries in the colours of the theme, calm and alike on every screen.

Data strings go through html.escape, since Plotly takes tags in them; none is ever part of a hover template.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

import plotly.graph_objects
import streamlit

from dashboard.text import WRITTEN, Text

Figure = dict[str, Any]
Places = Sequence[str] | Sequence[date]

_CONFIG: Final = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_HOVER: Final = "%{y:,d}"
_HEIGHT: Final = 340
_HEIGHT_OF_NAME: Final = 20
_MONTHS: Final = {"type": "date", "tickformat": "%-m/%Y", "hoverformat": "%-m/%Y", "dtick": "M3"}


@dataclass(frozen=True)
class Series:
    """One colour of a chart: its name and a value for each place on the axis, None where there is none.

    `colour` is only for what means something (see `colours`); else the theme gives one.
    """

    name: str
    values: Sequence[int | None]
    dashed: bool = False
    colour: str | None = None


def stacked_bars(_: Text, places: Places, series: Sequence[Series]) -> Figure:
    """Return bars one upon another; `places` are labels, or the first days of months."""
    bars = [
        {
            "type": "bar",
            "name": escape(each.name),
            "x": [escape(place) if isinstance(place, str) else place for place in places],
            "y": list(each.values),
            "hovertemplate": _HOVER,
            "marker": {"color": each.colour} if each.colour else {},
        }
        for each in series
    ]
    return {"data": bars, "layout": {**_layout(_, places, len(series)), "barmode": "stack", "bargap": 0.28}}


def grouped_bars(_: Text, places: Places, series: Sequence[Series]) -> Figure:
    """Return bars side by side."""
    figure = stacked_bars(_, places, series)
    figure["layout"]["barmode"] = "group"
    return figure


def lines(_: Text, places: Places, series: Sequence[Series]) -> Figure:
    """Return lines over the same axis; a dashed one is how things are, beside how they would be."""
    drawn = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": escape(each.name),
            "x": [escape(place) if isinstance(place, str) else place for place in places],
            "y": list(each.values),
            "line": {
                "width": 2.5,
                "dash": "dot" if each.dashed else "solid",
                **({"color": each.colour} if each.colour else {}),
            },
            "hovertemplate": _HOVER,
        }
        for each in series
    ]
    return {"data": drawn, "layout": _layout(_, places, len(series))}


def ranked_bars(_: Text, names: Sequence[str], values: Sequence[int | None]) -> Figure:
    """Return lying bars, the first on top, each with its number; a value that is None has no bar."""
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": [escape(name) for name in names],
        "x": list(values),
        "text": ["" if value is None else _.number(value) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    layout = {
        **_layout(_, names, 1),
        "height": 60 + 38 * len(names),
        "margin": {"l": 0, "r": 48, "t": 8, "b": 8},
        "xaxis": {"visible": False, "fixedrange": True},
        "yaxis": {"autorange": "reversed", "automargin": True, "ticksuffix": "  ", "fixedrange": True},
        "bargap": 0.4,
    }
    return {"data": [bar], "layout": layout}


def show(figure: Figure, *, key: str, alt: str) -> None:
    """Draw a figure; `alt` says in a sentence what can be seen, for those who cannot."""
    # A Figure, not the dictionary: only that takes on the colours of the theme.
    drawn = plotly.graph_objects.Figure(figure)
    streamlit.plotly_chart(drawn, key=key, config=_CONFIG, alt=alt)


def _layout(_: Text, places: Places, series: int) -> Figure:
    by_month = bool(places) and isinstance(places[0], date)
    axis = {**_MONTHS, "tick0": places[0]} if by_month else {"type": "category"}
    return {
        # On a telephone each name of the legend has a line of its own, and all may take half of the picture.
        "height": max(_HEIGHT, _HEIGHT_OF_NAME * (series + 1) * 2),
        "margin": {"l": 0, "r": 0, "t": 40, "b": 0},
        "separators": WRITTEN[_.language].separators,
        "hovermode": "x unified",
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "xaxis": {**axis, "fixedrange": True, "showgrid": False, "automargin": True},
        "yaxis": {
            "fixedrange": True,
            "rangemode": "tozero",
            "tickformat": ",d",
            "nticks": 6,
            "automargin": True,
        },
    }
