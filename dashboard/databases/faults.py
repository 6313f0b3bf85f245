"""What DuckDB's errors mean for people: each becomes one sentence that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from dashboard.text import N_
from dashboard.vocabulary import Refused

_HELD: Final = N_("The dashboard is running and holds the queue. Do this in the dashboard, or stop it first.")
_DAMAGED: Final = N_(
    "{file} is damaged or cannot be read here: put its newest backup in its place, or tell whoever looks "
    "after the server."
)
# An IOException for another process; for this one a BinderException or, in 2.0, a ResourceInUseException.
_HELD_WORDS: Final = ("Could not set lock", "Conflicting lock", "already attached")


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Raise `Refused` where the file is held by another process, is damaged or may not be read."""
    try:
        yield
    except duckdb.Error as error:
        if any(words in str(error) for words in _HELD_WORDS):
            raise Refused(_HELD) from error
        if isinstance(error, duckdb.ProgrammingError):  # a fault of ours, not of the file
            raise
        raise Refused(_DAMAGED, file=path.name) from error
