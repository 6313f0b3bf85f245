"""A round under way as a thread of the app: started, watched, stopped; one at a time for a data folder.

It belongs to the process, not to a browser's session: closing the tab ends nothing. Should the process end,
the next one goes on with who still waits.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard import policy
from dashboard.databases import Store
from dashboard.decisions.informing_rounds import Round, find_round, interrupted, mark_started, mark_stopped
from dashboard.outputs.informing.letter import LabelsOf, Writer, read_writer
from dashboard.outputs.informing.sending import Line, Progress, check_in_force, send_round
from dashboard.settings import MailServer, Settings
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, DashboardError, Permission, Refused, Role, require

_ALREADY: Final = N_("A round is being sent just now. Wait for it, or stop it first.")
_NOT_BY_MAIL: Final = N_("Round {case} is told by letter or telephone: take the list.")

_DEMO: Final = N_("This is the demo: its persons are invented, and no mail leaves.")

_WAIT_SECONDS: Final = 60

_WORK: Final = "informing"
_lock: Final = threading.Lock()
_running: Final[dict[Path, "Running"]] = {}


@dataclass
class Running:
    """One sending: of which round, how far, and in the end the error or fault that broke it off."""

    case_id: str
    number: int
    progress: Progress
    error: DashboardError | None = None
    fault: Exception | None = None
    ended: bool = False
    stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def stop(self) -> None:
        """Let it end before the next mail."""
        self.stopping.set()

    def join(self, seconds: float | None = None) -> None:
        """Wait until it has ended."""
        if self._thread:
            self._thread.join(seconds)

    def begin(self, line: Line) -> None:
        """Send in a thread of its own."""
        self._thread = threading.Thread(target=self._run, args=(line,), name="informing", daemon=True)
        self._thread.start()

    def _run(self, line: Line) -> None:
        try:
            with line.store.alone(_WORK, wait=False) as own:
                _check_alone(own)
                send_round(line, self.case_id, self.number)
        except DashboardError as error:
            self.error = error
        except Exception as fault:  # noqa: BLE001 - raised again by whoever looks how it ended
            self.fault = fault
        finally:
            self.ended = True


def start(
    store: Store,
    actor: Actor,
    server: MailServer,
    case_number: int,
    labels: LabelsOf,
    *,
    now: Callable[[], datetime],
) -> Running:
    """Begin or go on to send a round; `now` gives naive UTC, `labels` the words of a language.

    Raises `Denied`, and `Refused` while another round is sent, where this one is not told by mail, or in the
    demo, whose addresses may be somebody's.
    """
    if actor.role is not Role.SYSTEM:
        require(actor, Permission.DECIDE)
    if store.settings.demo:
        raise Refused(_DEMO)
    with _lock:
        before = _running.get(store.settings.data)
        if before and not before.ended:
            raise Refused(_ALREADY)
        with store.alone(_WORK, wait=False) as own:  # asked before anything is written down
            _check_alone(own)
        found, writer = _prepared(store, case_number, labels)
        mark_started(store, actor, found.case_id, now())
        running = Running(found.case_id, found.number, Progress(waiting=found.queued))
        _running[store.settings.data] = running
        running.begin(Line(store, actor, server, writer, now, running.stopping.is_set, running.progress))
    return running


def current(settings: Settings) -> Running | None:
    """Return the sending of this data folder that runs or ran last."""
    with _lock:
        return _running.get(settings.data)


def is_running(settings: Settings) -> bool:
    """Tell whether mails are being sent at this moment."""
    running = current(settings)
    return running is not None and not running.ended


def stop(store: Store, actor: Actor, case_id: str, now: datetime) -> None:
    """Stop a round before its next mail; it goes on only when somebody says so. Raises `Denied`."""
    require(actor, Permission.DECIDE)
    running = current(store.settings)
    if running and running.case_id == case_id:
        running.stop()
    mark_stopped(store, actor, case_id, now)


def end_all() -> None:
    """End before the next mail, as the server does before it lets go of the queue; the next start goes on."""
    with _lock:
        ending = list(_running.values())
    for running in ending:
        running.stop()
    for running in ending:
        running.join(_WAIT_SECONDS)


def resume(
    store: Store, actor: Actor, server: MailServer, labels: LabelsOf, *, now: Callable[[], datetime]
) -> Running | None:
    """Go on with a round that was being sent when the process ended; None where there is none."""
    if is_running(store.settings):
        return None
    waiting = interrupted(store)
    return start(store, actor, server, waiting[0], labels, now=now) if waiting else None


def _check_alone(own: bool) -> None:
    """Raise `Refused` where another server is sending."""
    if not own:
        raise Refused(_ALREADY)


def _prepared(store: Store, case_number: int, labels: LabelsOf) -> tuple[Round, Writer]:
    rules = policy.load(store.settings.policy, store.settings.overrides)
    with store.page(SYSTEM) as page:
        found = find_round(page, case_number)
        if not found.by_email:
            raise Refused(_NOT_BY_MAIL, case=str(case_number))
        check_in_force(store, found.version)
        writer = read_writer(
            page,
            store.settings,
            rules,
            version=found.version,
            audience=found.audience,
            language=found.language,
            labels=labels,
        )
    return found, writer
