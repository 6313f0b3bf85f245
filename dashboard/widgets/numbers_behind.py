"""The numbers behind a picture, made and sent only where somebody opens them."""

from collections.abc import Callable, Sequence
from datetime import date

import polars
import streamlit

from dashboard import session
from dashboard.text import Text
from dashboard.vocabulary import Actor
from dashboard.widgets.actions import shown_errors
from dashboard.widgets.charts import Places, Series
from dashboard.widgets.tables import number_column, show, written


def numbers_behind(_: Text, draw: Callable[[], None], *, key: str) -> None:
    """Draw the place where `draw` puts a table when it is opened; `key` is that of the picture.

    The numbers have been read for whoever acts now: `draw` must show nothing else.
    """
    _behind(_, session.actor(), draw, key)


def series_behind(
    _: Text, head: str, places: Places, series: Sequence[Series], *, key: str, alt: str
) -> None:
    """Draw the place of a table with a line for each of `places`, headed `head`, and a column a series."""
    lines = [
        {
            "place": _.short_date(place) if isinstance(place, date) else place,
            **{each.name: written(_, each.values[row]) for each in series},
        }
        for row, place in enumerate(places)
    ]
    columns = {"place": head, **{each.name: number_column(each.name) for each in series}}
    numbers_behind(_, lambda: show(polars.DataFrame(lines), columns, alt=alt), key=key)


@streamlit.fragment
def _behind(_: Text, reader: Actor, draw: Callable[[], None], key: str) -> None:
    with shown_errors(_):
        if session.actor() != reader:
            streamlit.rerun()
        place = streamlit.expander(
            _("The numbers behind the picture"),
            icon=":material/table_rows:",
            key=f"{key}_numbers",
            on_change="rerun",
        )
        if place.open:
            with place:
                draw()
