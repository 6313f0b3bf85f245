"""Waiting for Salesforce: how often, and how long. `wait` takes seconds, and raises to give up."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from dashboard.salesforce.faults import Busy

ENDED: Final = frozenset({"JobComplete", "Failed", "Aborted"})
_TIMES: Final = 5
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 15.0

Answer = TypeVar("Answer")


def patiently(ask: Callable[[], Answer], wait: Callable[[float], None]) -> Answer:
    """Ask what may be asked twice; an org that is busy is asked again a few times."""
    for _ in range(_TIMES - 1):
        try:
            return ask()
        except Busy:
            wait(_LONGEST_WAIT)
    return ask()


def pauses() -> Iterator[float]:
    """Yield the seconds between two questions how a job stands: short at first."""
    seconds = _FIRST_WAIT
    while True:
        yield seconds
        seconds = min(seconds * 1.5, _LONGEST_WAIT)
