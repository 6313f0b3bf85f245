"""What a click does and how its outcome is told: callbacks run before the script, so they leave a message."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import streamlit

from dashboard.text import Text
from dashboard.vocabulary import DashboardError
from dashboard.widgets.safe import safe

_MESSAGES: Final = "messages"


def act(function: Callable[..., str | None], *args: object) -> Callable[[], None]:
    """Return the callback for `on_click`: it runs `function(*args)` when clicked, not before.

    A `DashboardError` becomes a message at the top of the next run; so does a sentence that `function`
    returns (already translated, register text in it through `safe`). The function itself asks
    `session.actor(…)` for the permission.
    """

    def callback() -> None:
        try:
            done = function(*args)
        except DashboardError as error:
            _leave(error)
        else:
            if done:
                say(done)

    return callback


def say(sentence: str) -> None:
    """Leave a translated sentence for the top of the next run, shown as success."""
    _leave(sentence)


def show_messages(_: Text) -> None:
    """Show, once, what callbacks have left."""
    for message in streamlit.session_state.pop(_MESSAGES, []):
        if isinstance(message, DashboardError):
            streamlit.error(sentence(_, message))
        else:
            streamlit.success(message)


@contextmanager
def shown_errors(_: Text) -> Iterator[None]:
    """Show a `DashboardError` where it happens; around a screen, and inside every fragment and dialog."""
    try:
        yield
    except DashboardError as error:
        streamlit.error(sentence(_, error))


def sentence(_: Text, error: DashboardError, names: Mapping[str, str] | None = None) -> str:
    """Return an error's sentence in Markdown; its values may be register text, or users that have `names`."""
    named = names or {}
    values = {
        name: safe(named.get(value, value)) if isinstance(value, str) else value
        for name, value in error.values.items()
    }
    return _(error.message, **values)


def _leave(message: str | DashboardError) -> None:
    streamlit.session_state.setdefault(_MESSAGES, []).append(message)
