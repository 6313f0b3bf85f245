"""A folder inside the data folder to make ready in: where alone the queue may be copied to."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.settings import Settings


@contextmanager
def aside(settings: Settings, name: str) -> Iterator[Path]:
    """Give an empty folder whose name begins with `name`; it goes at the end, litter of others at once."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    for litter in settings.data.glob(f"{name}*"):
        shutil.rmtree(litter, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=name, dir=settings.data))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
