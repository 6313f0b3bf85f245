"""How far the history had come when a decision was last told to stand, kept beside the queue.

A write-ahead log that was cut short or lost looks whole to DuckDB: the queue then ends earlier, in silence.
The number is written after each commit, so it is never ahead of what the disk has been asked to keep.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import Refused

_CUT: Final = N_(
    "The queue ends at event {found}, but event {known} stood already: the newest are missing. Put the "
    "newest backup of the queue in its place. Where there is no newer one, delete {file}, start again, and "
    "decide anew what came after event {found}."
)
_WIDTH: Final = 20  # of the number: overwritten in place, it is whole or as it was


class Acknowledged:
    """The file `acknowledged` in the folder of the queue."""

    def __init__(self, queue: Path) -> None:
        """Take the queue's own file."""
        self._path = queue.with_name("acknowledged")

    def note(self, seq: int) -> None:
        """Write down that the history has come so far; a disk that refuses only keeps the older number."""
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.pwrite(handle, f"{seq:0{_WIDTH}d}\n".encode(), 0)
            finally:
                os.close(handle)

    def check(self, found: int) -> None:
        """Raise `Refused` where the history ends before what was written down."""
        known = self._last()
        if found < known:
            file = f"{self._path.parent.name}/{self._path.name}"
            raise Refused(_CUT, found=found, known=known, file=file)

    def forget(self) -> None:
        """Forget it: the queue has gone elsewhere."""
        self._path.unlink(missing_ok=True)

    def _last(self) -> int:
        try:
            written = self._path.read_bytes()
        except FileNotFoundError:
            return 0
        return int(written) if written.strip().isdigit() else 0
