"""Files of a queue that no store has open: a backup to be looked at, the one that a restore replaces."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard.databases.acknowledged import Acknowledged
from dashboard.databases.connections import Connection, attach, connect_memory, dictionaries, execute
from dashboard.databases.embedded import EmbeddedQueue
from dashboard.databases.scratch import end_scratch
from dashboard.databases.transaction import Ask
from dashboard.settings import Settings


@contextmanager
def closed_queue(path: Path) -> Iterator[Ask]:
    """Give a way to ask a queue's file, which nothing changes; raise `Refused` where it is damaged."""
    with _connected(path.parent) as base:
        attach(base, path, "queue", read_only=True)
        yield lambda name, **values: dictionaries(execute(base, name, **values))


@contextmanager
def new_queue(folder: Path) -> Iterator[EmbeddedQueue]:
    """Give an empty queue in a file below `folder`, where a data folder has it."""
    with _connected(folder) as base:
        yield EmbeddedQueue(Settings(data=folder, demo=False), base.cursor)


@contextmanager
def _connected(folder: Path) -> Iterator[Connection]:
    try:
        with closing(connect_memory(folder)) as base:
            yield base
    finally:
        end_scratch(folder)


def forget_newest(queue: Path) -> None:
    """Forget how far the history of a queue's file had come: an older one is to take its place."""
    Acknowledged(queue).forget()
