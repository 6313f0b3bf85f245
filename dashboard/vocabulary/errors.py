"""The few errors whose message is a sentence for the person; everything else is a fault."""

from collections.abc import Mapping


class DashboardError(Exception):
    """Bad input or a step that may not be taken: says what, where and what to do.

    `message` is an English sentence, at the same time the id of its translation; `values` fill its {names}.
    A value may be a sentence itself: {"message": …, "values": {…}}.
    """

    def __init__(self, message: str, **values: object) -> None:
        """Keep the sentence and its values apart, so that the screen can translate the sentence."""
        super().__init__(_in_english(message, values))
        self.message = message
        self.values = values


def _in_english(message: str, values: Mapping[str, object]) -> str:
    said = {
        name: _in_english(value["message"], value["values"]) if isinstance(value, dict) else value
        for name, value in values.items()
    }
    return message.format(**said)


class Refused(DashboardError):
    """What was given cannot be used: a file, a date, a missing reason."""


class Denied(DashboardError):
    """The role may not do or see this."""


class Blocked(DashboardError):
    """A hold, an open request or another case stands in the way."""


class Stale(DashboardError):
    """Somebody else changed it meanwhile: look again, then decide again."""


class NotFound(DashboardError):
    """There is no such case, person, snapshot or user."""
