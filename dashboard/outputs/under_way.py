"""Long work as a thread of the app: one at a time for a data folder, watched, and taken note of when it ends.

It belongs to the process, not to a browser's session: closing the tab ends nothing.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from dashboard.settings import Settings
from dashboard.vocabulary import Refused


class Work(Protocol):
    """What a thread does: whether it is over, and the fault that broke it off."""

    fault: Exception | None

    @property
    def ended(self) -> bool:
        """Tell whether it is over."""


Kind = TypeVar("Kind", bound=Work)


class UnderWay(Generic[Kind]):
    """The works of one kind, by data folder; a second one is refused with the sentence `already`."""

    def __init__(self, name: str, already: str) -> None:
        self._name, self._already = name, already
        self._lock = threading.Lock()
        self._works: dict[Path, Kind] = {}

    def begin(self, settings: Settings, work: Kind, run: Callable[[], None]) -> Kind:
        """Call `run` in a thread; raises `Refused` while another work of this kind is under way."""
        with self._lock:
            before = self._works.get(settings.data)
            if before and not before.ended:
                raise Refused(self._already)
            self._works[settings.data] = work
        threading.Thread(target=run, name=self._name, daemon=True).start()
        return work

    def current(self, settings: Settings) -> Kind | None:
        """Return the work that is under way, or that nobody has looked at since it ended."""
        with self._lock:
            return self._works.get(settings.data)

    def finish(self, settings: Settings) -> Kind | None:
        """Take note of a work that has ended, once; None where there is none. Raises what broke it off."""
        with self._lock:
            work = self._works.get(settings.data)
            if work is None or not work.ended:
                return None
            del self._works[settings.data]
        if work.fault:
            raise work.fault
        return work
