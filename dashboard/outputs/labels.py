"""Words for codes, in one language: the layer of the screens has them and hands them down."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """From a code as a query gives it to its words: reasons and grounds, objects, sources."""

    reason: Callable[[object], str]
    object_name: Callable[[object], str]
    source: Callable[[object], str]
