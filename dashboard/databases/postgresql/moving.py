"""A queue moved from its file to PostgreSQL and back, every table whole, the chain verified on both sides."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pyarrow

from dashboard.databases.acknowledged import Acknowledged
from dashboard.databases.connections import Connection, connect_memory, dictionaries, execute
from dashboard.databases.embedded import EmbeddedQueue
from dashboard.databases.postgresql.copying import CHUNK, tables
from dashboard.databases.postgresql.copying_out import copy_out
from dashboard.databases.postgresql.queue import PostgresqlQueue
from dashboard.settings import Settings
from dashboard.text import N_
from dashboard.vocabulary import Refused

_NO_FILE: Final = N_("There is no queue in {folder} that could be moved.")
_FILE_THERE: Final = N_("There is a queue in {folder} already. Put it elsewhere first, then move the other.")
_ROWS_THERE: Final = N_("The database of QUEUE_URL has a queue with events already. Name an empty database.")
_SERVERS_RUN: Final = N_("Servers are using the queue of QUEUE_URL. Stop every one of them first.")
_BROKEN: Final = N_("Event {seq} of the history does not fit the one before: the queue was not moved.")
_OTHER: Final = N_("What arrived is not what was sent: the queue was not moved. Report this as a fault.")


@dataclass(frozen=True)
class Moved:
    """What was moved: events in all, and where the old queue is kept."""

    events: int
    kept: str


def move_in(settings: Settings, now: datetime) -> Moved:
    """Move the queue of the data folder to PostgreSQL; the file is kept under another name.

    `now` is naive UTC. Raises `Refused` where there is none, one is there already, somebody uses either, or
    the history is not whole: nothing has changed then.
    """
    assert settings.queue_url
    if not settings.queue.exists():
        raise Refused(_NO_FILE, folder=settings.queue.parent.name)
    sealed = _fill(settings, settings)
    kept = settings.queue.with_name(f"moved-{now:%Y%m%dT%H%M%SZ}.duckdb")
    settings.queue.rename(kept)
    Acknowledged(settings.queue).forget()
    return Moved(sealed["events"], kept.name)


def put_in_place(settings: Settings, source: Settings, now: datetime) -> str:
    """Put the queue in the file of another folder in the place of PostgreSQL's; return what this is kept as.

    `now` is naive UTC. Raises `Refused` where servers run. Where it fails, the old one is in its place again.
    """
    kept = f"queue_replaced_{now:%Y%m%dt%H%M%Sz}"
    with _server(settings) as (queue, _):
        queue.rename(kept)
    try:
        _fill(settings, source)
    except BaseException:
        with _server(settings) as (queue, _):
            queue.take_back(kept)
        raise
    return kept


def check_stopped(settings: Settings) -> None:
    """Raise `Refused` while servers use the queue of PostgreSQL."""
    with _server(settings):
        return


def _fill(settings: Settings, source: Settings) -> dict[str, Any]:
    """Fill the empty queue of PostgreSQL from a file; return what `duckdb/chain` says of both."""
    with _file(source) as (cursor, _), _server(settings) as (target, copy):
        sealed = _chain(cursor)
        with target.transaction() as transaction:
            if transaction.row("queue/head"):
                raise Refused(_ROWS_THERE)
            for table in tables():
                for rows in _read(cursor, table):
                    transaction.insert_table(table, rows)
        target.moved()
        _compare(sealed, _chain(copy))
    return sealed


def move_out(settings: Settings, now: datetime) -> Moved:
    """Move the queue of PostgreSQL into a file of the data folder; its schema is kept under another name.

    `now` is naive UTC. Raises `Refused` as `move_in` does.
    """
    assert settings.queue_url
    if settings.queue.exists():
        raise Refused(_FILE_THERE, folder=settings.queue.parent.name)
    kept = f"queue_moved_{now:%Y%m%dt%H%M%Sz}"
    with _server(settings) as (source, copy):
        sealed = _chain(copy)
        try:
            with (
                _file(settings) as (_cursor, target),
                target.transaction() as transaction,
                source.reading() as connection,
            ):
                copy_out(connection, transaction)
            with _file(settings) as (cursor, _):
                _compare(sealed, _chain(cursor))
        except BaseException:
            settings.queue.unlink(missing_ok=True)
            Acknowledged(settings.queue).forget()
            raise
        source.rename(kept)
    return Moved(sealed["events"], kept)


@contextmanager
def _file(settings: Settings) -> Iterator[tuple[Connection, EmbeddedQueue]]:
    """Open the queue's file, and let go of it."""
    settings.queue.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(connect_memory(settings.data)) as base:
        queue = EmbeddedQueue(settings, base.cursor)
        with closing(base.cursor()) as cursor:
            yield cursor, queue


@contextmanager
def _server(settings: Settings) -> Iterator[tuple[PostgresqlQueue, Connection]]:
    """Connect to the server's queue, with a cursor on the copy of it, while nobody else uses it."""
    assert settings.queue_url
    with (
        closing(connect_memory(settings.data)) as base,
        closing(PostgresqlQueue(settings.queue_url, base.cursor)) as queue,
        closing(base.cursor()) as cursor,
    ):
        if queue.others():
            raise Refused(_SERVERS_RUN)
        queue.moved()
        yield queue, cursor


def _chain(cursor: Connection) -> dict[str, Any]:
    """Return what `duckdb/chain` says; raise `Refused` where the history is not whole."""
    found = dictionaries(execute(cursor, "duckdb/chain"))[0]
    if found["first_broken"] is not None:
        raise Refused(_BROKEN, seq=found["first_broken"])
    return found


def _compare(sent: dict[str, Any], arrived: dict[str, Any]) -> None:
    if sent != arrived:
        raise Refused(_OTHER)


def _read(cursor: Connection, table: str) -> Iterator[pyarrow.Table]:
    reader = cursor.table(f"queue.{table}").to_arrow_reader(CHUNK)
    return (pyarrow.Table.from_batches([batch]) for batch in reader if batch.num_rows)
