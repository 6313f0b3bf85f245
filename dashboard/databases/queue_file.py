"""The file of the embedded queue: attached, looked at, kept from a full disk, taken back after one."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from dashboard.databases.acknowledged import Acknowledged
from dashboard.databases.connections import Connection, EngineError, attach
from dashboard.databases.faults import FULL, check_room, is_let_go, opening, writable
from dashboard.databases.soundness import check_chain, last_event, read_whole
from dashboard.vocabulary import Refused

_ALIAS: Final = "queue"
_TRIES, _PAUSE = 40, 0.05


class QueueFile:
    """Where the queue is kept, attached to this process under the name that all queries use."""

    def __init__(self, path: Path, cursor: Callable[[], Connection]) -> None:
        """Take the file; nothing is opened before `open`."""
        self._path = path
        self._cursor = cursor
        self._acknowledged = Acknowledged(path)
        self._let_go = False
        self._taking_back = threading.Lock()
        self._was_killed = False

    def open(self) -> None:
        """Attach (and on first use make) the file; raise `Refused` where it is held, damaged or cut short."""
        with writable(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self._path.exists():
            self._acknowledged.check(0)
        self._was_killed = self._path.with_name(f"{self._path.name}.wal").exists()
        with closing(self._cursor()) as own:
            attach(own, self._path, _ALIAS, read_only=False)
            with opening(self._path):
                found = last_event(own)
            self._acknowledged.check(found)
            self.note(found)
        with writable(self._path.parent):
            self._path.chmod(0o600)

    def check(self) -> None:
        """Raise `Refused` where a block is damaged or, after a process that was killed, the chain broken."""
        with closing(self._cursor()) as own, opening(self._path):
            read_whole(own)
            if self._was_killed:
                check_chain(own)

    def note(self, seq: int) -> None:
        """Write down that the history has come so far, where it has moved."""
        if seq:
            self._acknowledged.note(seq)

    def check_room(self) -> None:
        """Raise `Refused` where there is no room for what is to be written."""
        check_room(self._path.parent)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Write inside, on the file taken back; where DuckDB lets go of it, that is noted."""
        self.take_back()
        try:
            yield
        except EngineError as error:
            self._let_go = self._let_go or is_let_go(error)
            raise

    def take_back(self) -> None:
        """Attach the file anew where DuckDB has let go of it, on a disk that was full; all is there."""
        if not self._let_go:
            return
        with self._taking_back:
            if self._let_go:
                self._attach_anew()
                self._let_go = False

    def _attach_anew(self) -> None:
        """Detach and attach; pages that are open still hold the file for a moment."""
        with closing(self._cursor()) as own:
            for _ in range(_TRIES):
                with suppress(EngineError):
                    own.execute(f"detach {_ALIAS}")
                with suppress(Refused):
                    attach(own, self._path, _ALIAS, read_only=False)
                    return
                time.sleep(_PAUSE)
        raise Refused(FULL)
