"""What a click does and how its outcome is told: callbacks run before the script, so they leave a message."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import streamlit

from dashboard.text import Text
from dashboard.vocabulary import Action, DashboardError, Kind, State, Step
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.safe import safe

_MESSAGES: Final = "messages"
_CODES: Final = {"kind": Kind, "state": State, "step": Step, "action": Action}


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
    """Show, once, what callbacks have left.

    The place is there without a message, too: else one would move what is below, and forms would shut.
    """
    with streamlit.container():
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
    return _(error.message, **_safe_values(_, error.values, names or {}))


def _safe_values(_: Text, values: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            made[name] = _(value["message"], **_safe_values(_, value["values"], names))
        else:
            made[name] = safe(_in_words(_, name, value, names)) if isinstance(value, str) else value
    return made


def _in_words(_: Text, name: str, value: str, names: Mapping[str, str]) -> str:
    """Return the words for a code of the vocabulary, the name of a user, or any other value as it is."""
    return label_of(_, _CODES[name], value) if name in _CODES else names.get(value, value)


def _leave(message: str | DashboardError) -> None:
    streamlit.session_state.setdefault(_MESSAGES, []).append(message)
