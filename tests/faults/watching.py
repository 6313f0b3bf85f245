"""What a server takes while it works: its memory, and the files that it has open to write into (Linux)."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, median
from typing import Self

_WRITES = os.O_WRONLY | os.O_RDWR
_EVERY = 1.0
_ENGINE_EVERY = 10  # looks: a server that is asked for its figures has work with them


@dataclass
class Watch:
    """Looks once a second, in MiB; `data` is where files may be, `engine` says what it takes when `asked`."""

    process: int
    data: Path
    engine: Callable[[], float]
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    engines: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)
    _ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._ended.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._ended.wait(_EVERY):
            self.seconds.append(time.monotonic())
            self.megabytes.append(resident(self.process))
            if len(self.seconds) % _ENGINE_EVERY == 0:
                self.asked.append(self.seconds[-1])
                self.engines.append(self.engine())
                self.beside.append(resident(self.process) - self.engines[-1])
            self.elsewhere |= {each for each in written(self.process) if self._is_elsewhere(each)}

    def _is_elsewhere(self, file: str) -> bool:
        return not file.startswith((f"{self.data}/", "/dev/", "/proc/"))


def growth(megabytes: Sequence[float]) -> float:
    """Return how much more the last third took than the one before, as a share."""
    third = len(megabytes) // 3
    if not third:
        return 0.0
    return median(megabytes[-third:]) / median(megabytes[third : 2 * third]) - 1


def slope(seconds: Sequence[float], megabytes: Sequence[float]) -> float:
    """Return the MiB a minute, once a third of the time has gone by."""
    warm = len(seconds) // 3
    if len(seconds) - warm < 2:
        return 0.0
    return 60 * linear_regression(seconds[warm:], megabytes[warm:]).slope


def resident(process: int) -> float:
    """Return the resident memory of a process in MiB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def written(process: int) -> set[str]:
    """Return the regular files that a process has open to write into."""
    found = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            file = str(handle.readlink())
            info = Path(f"/proc/{process}/fdinfo/{handle.name}").read_text()
        except OSError:  # closed meanwhile
            continue
        flags = next(int(line.split()[1], 8) for line in info.splitlines() if line.startswith("flags:"))
        if file.startswith("/") and flags & _WRITES:
            found.add(file)
    return found
