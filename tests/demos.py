"""The demo as of one moment: built once in a run of tests, and copied for whoever uses it."""

import fcntl
from datetime import datetime

from dashboard import demonstration
from dashboard.settings import Settings

MADE = datetime(2026, 11, 23, 8)


def built(folder):
    """Return the data folder with the demo in it; another process that wants it meanwhile waits."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = folder.with_suffix(".half")
            half.mkdir()
            demonstration.build(Settings(data=half, demo=True), MADE, lambda *_: None)
            half.rename(folder)
    return folder
