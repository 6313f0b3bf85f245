"""Whether the server can do its work, for proxies and watchers: a word on each part of it, nobody's data.

Anybody may ask, so it is looked up seldom, by one request at a time, and no path, number or name is told.
"""

import logging
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from time import monotonic
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import session, settings
from dashboard.clock import helsinki_date
from dashboard.databases import Store, check_room
from dashboard.decisions.whole_history import NotWhole
from dashboard.outputs.copy_age import OLD_DAYS, age_of
from dashboard.server.scheduler import Scheduler
from dashboard.vocabulary import SYSTEM, Refused, described

OK: Final = "ok"
# With one of these words something must be done before work can go on, or be trusted.
FAILING: Final = frozenset({"starting", "stuck", "unreadable", "unwritable", "full", "broken"})
# Looking again sooner would tell nothing new; after so long without an end, looking itself hangs.
_FRESH_SECONDS: Final = 5.0
_STUCK_SECONDS: Final = 60.0
_PROBE: Final = b"\0" * 4096
_log: Final = logging.getLogger("dashboard.health")
Words = Mapping[str, str]


class Health:
    """What `/health` answers: 200, or 503 where a part is failing."""

    def __init__(self, working: Scheduler) -> None:
        """Nothing is looked at before somebody asks."""
        self._working = working
        self._looking = threading.Lock()
        self._found: Words = {"server": "starting"}
        self._looked_at = monotonic() - _FRESH_SECONDS

    async def answer(self, _request: Request) -> Response:
        """Answer with a word for the whole and one for each part."""
        found = await to_thread.run_sync(self.words)
        status = status_of(found)
        code = HTTPStatus.SERVICE_UNAVAILABLE if status == "failing" else HTTPStatus.OK
        return JSONResponse({"status": status, **found}, code, headers={"cache-control": "no-store"})

    def words(self) -> Words:
        """Return a word for each part; what was found a moment ago while another request is looking."""
        if self._looking.acquire(blocking=False):
            try:
                if monotonic() - self._looked_at >= _FRESH_SECONDS:
                    self._found = look(session.store(), self._working)
                    self._looked_at = monotonic()
            finally:
                self._looking.release()
        elif monotonic() - self._looked_at > _STUCK_SECONDS:
            return {"server": "stuck"}
        return self._found


def status_of(found: Words) -> str:
    """Return the word for the whole: ok, warning, or failing."""
    if FAILING.intersection(found.values()):
        return "failing"
    return OK if set(found.values()) == {OK} else "warning"


def look(store: Store, working: Scheduler) -> dict[str, str]:
    """Look at the queue, the disk, the copy of the register, and how the daily work has ended."""
    failing = dict(working.failing)
    broken = [name for name, kind in failing.items() if kind == NotWhole.__name__]
    return {
        "queue": _word(_queue, store, "unreadable"),
        "disk": _word(_disk, store, "unwritable"),
        "copy": _word(_copy, store, "unreadable"),
        "history": "broken" if broken else OK,
        "daily_work": "failed" if len(failing) > len(broken) else OK,
    }


def _word(check: Callable[[Store], str], store: Store, otherwise: str) -> str:
    try:
        return check(store)
    except Exception as fault:  # noqa: BLE001 - whatever it is, this part does not work, and the log says why
        _log.error("Health: %s", described(fault), extra={"kind": type(fault).__name__})
        return otherwise


def _queue(store: Store) -> str:
    with store.looking() as ask:
        ask("queue/head")
    return OK


def _disk(store: Store) -> str:
    """Write what is gone again at once: a disk that has failed can often still be read."""
    try:
        check_room(store.settings.data)
    except Refused:
        return "full"
    folder = store.settings.data if store.settings.queue_url else store.settings.queue.parent
    with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
        probe.write(_PROBE)
        os.fsync(probe.fileno())
    return OK


def _copy(store: Store) -> str:
    with store.page(SYSTEM) as page:
        if page.snapshot is None:
            return "none"
        old = age_of(page.snapshot, helsinki_date(settings.now())) > OLD_DAYS
    return "old" if old and not store.settings.demo else OK
