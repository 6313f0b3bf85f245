"""Files of a queue that no store has open: a backup to be looked at, the one that a restore replaces."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard.databases.connections import attach, connect_memory, dictionaries, execute
from dashboard.databases.embedded import EmbeddedQueue
from dashboard.databases.transaction import Ask
from dashboard.settings import Settings


@contextmanager
def queue_file(path: Path) -> Iterator[Ask]:
    """Give a way to ask a queue's file, which nothing changes; raise `Refused` where it is damaged."""
    with closing(connect_memory(path.parent)) as base:
        attach(base, path, "queue", read_only=True)
        yield lambda name, **values: dictionaries(execute(base, name, **values))


@contextmanager
def new_queue_file(folder: Path) -> Iterator[EmbeddedQueue]:
    """Give an empty queue in a file below `folder`, where a data folder has it."""
    with closing(connect_memory(folder)) as base:
        yield EmbeddedQueue(Settings(data=folder, demo=False), base.cursor)
