"""The numbers behind a picture, made and sent only where somebody opens them."""

from collections.abc import Callable

import streamlit

from dashboard import session
from dashboard.text import Text
from dashboard.vocabulary import Actor
from dashboard.widgets.actions import shown_errors


def numbers_behind(_: Text, draw: Callable[[], None], *, key: str) -> None:
    """Draw the place where `draw` puts a table when it is opened; `key` is that of the picture.

    The numbers have been read for whoever acts now: `draw` must show nothing else.
    """
    _behind(_, session.actor(), draw, key)


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
