"""Where a process puts what does not fit into memory, and files that it needs for a moment.

Both may hold personal data: they stay in the data folder, where only this user may look, and go with the
process.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

# Folders of this process: it may open a data folder again while it uses it, e.g. to move a queue.
_begun: Final[set[Path]] = set()


def scratch(data: Path) -> Path:
    """Return this process's own folder for temporary files; it need not exist."""
    return _all(data) / str(os.getpid())


def begin_scratch(data: Path) -> None:
    """Make the folder, empty at first; what processes that have ended left behind is deleted."""
    own = scratch(data)
    _all(data).mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in _all(data).iterdir():
        if left not in _begun and (left == own or not _is_alive(left.name)):
            shutil.rmtree(left, ignore_errors=True)
    own.mkdir(exist_ok=True, mode=0o700)
    _begun.add(own)


def end_scratch(data: Path) -> None:
    """Delete the folder with all that is in it."""
    _begun.discard(scratch(data))
    shutil.rmtree(scratch(data), ignore_errors=True)
    with suppress(OSError):  # another process has one
        _all(data).rmdir()


def _all(data: Path) -> Path:
    return data / "temporary"


def _is_alive(process: str) -> bool:
    """Tell whether a process of that number runs; another user's does, too."""
    if os.name == "nt":  # there, asking would end it
        return True
    if not process.isdecimal() or not int(process):
        return False
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
