"""Daily work inside the app, which alone can open the embedded queue: at start, and every day at an hour.

It looks at the clock once a minute instead of counting down: a machine that slept, or whose clock was set,
is not a day late. A job that fails is tried again an hour later, and stops no other.

Daily work deletes what is over, so a clock that has leapt ahead is not believed at once: the work waits for
an hour, in which somebody who reads the log can set it right.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from dashboard import measuring
from dashboard.clock import as_helsinki
from dashboard.measuring import Measured
from dashboard.vocabulary import DashboardError, described

_LOOK_EVERY_SECONDS: Final = 60
_WAIT_FOR_JOB_SECONDS: Final = 60
_AGAIN_AFTER: Final = timedelta(hours=1)
_LEAP: Final = timedelta(days=1)
_SET_BACK: Final = timedelta(minutes=5)
_LEAPT: Final = (
    "The clock of this machine leapt from %s to %s (UTC). If it is right, do nothing: the daily work begins "
    "in an hour. If not, set it right before: the work deletes what would be over by then."
)
_WAS_SET_BACK: Final = (
    "The clock of this machine was set back from %s to %s (UTC). If the later time was wrong, look in the "
    "history at what was written down then: days received may need to be corrected."
)
_log: Final = logging.getLogger("dashboard.daily")


class Scheduler:
    """One thread that does `jobs` by name; `now` gives naive UTC, `hour` the hour of Helsinki's day."""

    def __init__(
        self,
        jobs: Mapping[str, Callable[[datetime], object]],
        *,
        now: Callable[[], datetime],
        hour: Callable[[], int],
        running: Callable[[], float] | None = None,
    ) -> None:
        """Take the jobs; nothing runs before `start`. `running`: seconds that no clock's setting changes."""
        self._jobs = jobs
        self._now = now
        self._hour = hour
        self._running = running or _since_boot
        self._seen: tuple[datetime, float] | None = None
        self._believed_from = 0.0
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._begun_on: date | None = None
        # When each job last came to its end (naive UTC); the kind of error of those that failed since.
        self.done: dict[str, datetime] = {}
        self.failing: dict[str, str] = {}
        # What is to be done, and not before which moment; None: at once.
        self._waiting: dict[str, datetime | None] = dict.fromkeys(jobs)

    def start(self) -> None:
        """Do the daily work now, and from now on every day."""
        # A daemon: a job that does not end must not keep a server that has failed from ending.
        self._thread = threading.Thread(target=self._run, name="daily work", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Begin no other job, and wait for the one that is running."""
        self._stopping.set()
        if self._thread:
            self._thread.join(_WAIT_FOR_JOB_SECONDS)

    def look(self) -> None:
        """Do what is to be done by now: everything on a new day, and what has failed before."""
        now = self._now()
        if not self._is_believed(now):
            return
        self._begin_day(now)
        for name in [name for name, moment in self._waiting.items() if _is_due(moment, now)]:
            if self._stopping.is_set():
                return
            if self._do(name, now):
                del self._waiting[name]
            else:
                self._waiting[name] = now + _AGAIN_AFTER

    def _is_believed(self, now: datetime) -> bool:
        """Compare the clock with the time that has gone by since the last look; say where it was set."""
        running = self._running()
        seen, self._seen = self._seen, (now, running)
        if seen:
            leap = now - seen[0] - timedelta(seconds=running - seen[1])
            if leap > _LEAP:
                self._believed_from = running + _AGAIN_AFTER.total_seconds()
                _log.error(_LEAPT, seen[0], now)
            elif leap < -_SET_BACK:
                self._believed_from = running
                _log.error(_WAS_SET_BACK, seen[0], now)
        return running >= self._believed_from

    def _begin_day(self, now: datetime) -> None:
        """Put every job on the list once a Helsinki day, from its hour on."""
        local = as_helsinki(now)
        if local.date() != self._begun_on and local.hour >= self._hour():
            self._begun_on = local.date()
            self._waiting = dict.fromkeys(self._jobs)

    def _do(self, name: str, now: datetime) -> bool:
        try:
            self._jobs[name](now)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the other jobs are done, and it is logged
            self.failing[name] = type(fault).__name__
            if not isinstance(fault, DashboardError):
                measuring.tell(Measured.FAULT, self.failing[name])
            _log.error("Daily work, %s: %s", name, _told(fault), extra={"kind": self.failing[name]})
            return False
        self.done[name] = now
        self.failing.pop(name, None)
        return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.look()
            except Exception as fault:  # noqa: BLE001 - a policy that cannot be read today may be mended
                _log.error("Daily work: %s", _told(fault))
            self._stopping.wait(_LOOK_EVERY_SECONDS)


def _is_due(moment: datetime | None, now: datetime) -> bool:
    """Tell whether a job is to be done; one put off for longer than any, before the clock was set back."""
    return moment is None or moment <= now or moment > now + _AGAIN_AFTER


def _since_boot() -> float:
    """Return the seconds since the machine started, those asleep included where the system counts them."""
    counted = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if counted is None else time.clock_gettime(counted)


def _told(fault: Exception) -> str:
    """Return what may be logged: a sentence without its values, which may name somebody, or a place."""
    return fault.message if isinstance(fault, DashboardError) else described(fault)
