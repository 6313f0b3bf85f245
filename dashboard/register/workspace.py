"""A folder for what an import lays out on its way: personal data, so it is gone when the import ends."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path


@dataclass
class Workspace:
    """Fresh file names in a folder that only this user may enter.

    `given` are the bytes of the archives that were handed over, `laid_out` what they unpack to in all.
    """

    folder: Path
    given: int = 0
    laid_out: int = 0
    _numbers: Iterator[int] = field(default_factory=count)

    def fresh(self, suffix: str = "") -> Path:
        """Return a path in the folder that nothing has yet."""
        return self.folder / f"{next(self._numbers)}{suffix}"


@contextmanager
def workspace(folder: Path) -> Iterator[Workspace]:
    """Make the folder, and remove it with all that is in it at the end."""
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield Workspace(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
