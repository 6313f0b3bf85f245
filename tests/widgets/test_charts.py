from datetime import date

import plotly.graph_objects
import pytest

from dashboard.text import text
from dashboard.widgets import charts
from dashboard.widgets.charts import Series

EVIL = '<a href="http://evil.example">x</a>'
FI = text("fi")
FIGURES = [
    charts.stacked_bars(FI, ["a"], [Series(EVIL, [1])]),
    charts.grouped_bars(FI, ["a"], [Series(EVIL, [1])]),
    charts.lines(FI, [date(2026, 1, 1)], [Series(EVIL, [1])]),
    charts.ranked_bars(FI, [EVIL], [1]),
]


@pytest.mark.parametrize("figure", FIGURES)
def test_data_cannot_bring_tags_into_a_figure(figure):
    drawn = plotly.graph_objects.Figure(figure).to_json()

    assert "<a href" not in drawn.replace("\\u003c", "<")


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_takes_its_colours_from_the_theme(figure):
    drawn = plotly.graph_objects.Figure(figure)

    assert "#000001" == drawn.layout.template.layout.colorway[0]
    assert drawn.data[0].marker.color is None


def test_a_colour_with_a_meaning_is_the_same_everywhere():
    bars = charts.stacked_bars(FI, ["a"], [Series("late", [1], colour="#a33a3a")])

    assert "#a33a3a" == plotly.graph_objects.Figure(bars).data[0].marker.color


def test_numbers_are_written_as_finns_write_them():
    assert ",\u00a0" == FIGURES[0]["layout"]["separators"]
    assert ["1\u00a0234"] == charts.ranked_bars(FI, ["a"], [1234])["data"][0]["text"]


def test_a_hidden_count_has_no_bar():
    bars = charts.ranked_bars(FI, ["a", "b"], [None, 2])

    assert [None, 2] == bars["data"][0]["x"]
    assert ["", "2"] == bars["data"][0]["text"]
