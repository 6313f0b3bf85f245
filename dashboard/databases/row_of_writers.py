"""Writers of one process stand in a row: the hash chain has one next link."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class RowOfWriters:
    """A lock that says so where a writer would wait for itself."""

    def __init__(self) -> None:
        """Begin with nobody writing."""
        self._lock = threading.Lock()
        self._writer: int | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn; raise `RuntimeError` inside of one's own."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a transaction inside of a transaction")
        with self._lock:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None


class Works:
    """Work that one thread of this process does at a time, by its name."""

    def __init__(self) -> None:
        """Begin with nothing being done."""
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)

    @contextmanager
    def alone(self, work: str, *, wait: bool) -> Iterator[bool]:
        """Give whether this thread may do it, at once or after the others."""
        own = self._locks[work].acquire(blocking=wait)
        try:
            yield own
        finally:
            if own:
                self._locks[work].release()
