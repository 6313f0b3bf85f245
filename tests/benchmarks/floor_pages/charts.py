"""A title and one chart, or three, and nothing else: what Streamlit and Plotly take for themselves."""

import plotly.graph_objects
import streamlit

MONTHS = [f"{year}-{month:02}-01" for year in (2025, 2026) for month in range(1, 13)]
KINDS = range(6)


def chart(key):
    bars = [{"type": "bar", "name": f"{kind}", "x": MONTHS, "y": [kind + 1] * len(MONTHS)} for kind in KINDS]
    figure = {"data": bars, "layout": {"barmode": "stack", "height": 340}}
    streamlit.plotly_chart(plotly.graph_objects.Figure(figure), key=key)


def words():
    streamlit.title("Hello")
    streamlit.write("world")


def one():
    streamlit.title("One")
    chart("a")


def three():
    streamlit.title("Three")
    for key in "abc":
        chart(key)


streamlit.navigation([streamlit.Page(each, url_path=each.__name__) for each in (words, one, three)]).run()
