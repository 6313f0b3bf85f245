"""How long things take and what goes wrong, told to whoever listens: to nobody, unless metrics are kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Final


class Measured(StrEnum):
    """What is told: a run of the script, by screen; a write that added to the history; a fault, by kind."""

    PAGE = "page"
    WRITE = "write"
    FAULT = "fault"


@dataclass
class Part:
    """Which of its sort it turned out to be (a screen; never anybody's data), and whether that is told."""

    name: str = ""
    told: bool = True


# What took place, which of its sort, and the seconds that it took.
Listener = Callable[[Measured, str, float], None]
_listeners: Final[list[Listener]] = []


def listen(listener: Listener) -> None:
    """Have a listener told from now on; it is called by many threads."""
    _listeners.append(listener)


def stop_listening(listener: Listener) -> None:
    """Tell a listener nothing any more."""
    _listeners.remove(listener)


def tell(what: Measured, part: str, seconds: float = 0.0) -> None:
    """Tell every listener."""
    for listener in _listeners:
        listener(what, part, seconds)


@contextmanager
def timed(what: Measured, *, told: bool = True) -> Iterator[Part]:
    """Tell how long what is inside took, however it ends, unless its part says otherwise by then."""
    begun, part = perf_counter(), Part(told=told)
    try:
        yield part
    finally:
        if part.told:
            tell(what, part.name, perf_counter() - begun)
