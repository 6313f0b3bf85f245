"""Words for codes, in one language: the layer of the screens has them and hands them down."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.text import Text

Named = Callable[[object], str]


@dataclass(frozen=True)
class Words:
    """The language of a report, and from a code as a query gives it to its words."""

    text: Text
    right: Named
    source: Named
    channel: Named
    relationship: Named
    status: Named
    age: Named
    ground: Named
    extension: Named
    role: Named
    act: Callable[[object, object], str]
