"""Connections to PostgreSQL, and what its errors mean for people."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
import psycopg_pool

from dashboard.databases.faults import FULL
from dashboard.text import N_
from dashboard.vocabulary import Refused

Connection = psycopg.Connection[tuple[Any, ...]]
Pool = psycopg_pool.ConnectionPool[Connection]

_UNREACHABLE: Final = N_(
    "The queue's database does not answer, so nothing was read or written. Try again; if it stays so, tell "
    "whoever looks after the server (QUEUE_URL)."
)
_WAIT: Final = 10.0
_MOST: Final = 12


def connect(url: str) -> Pool:
    """Return a pool of connections in UTC, each statement its own transaction unless one is begun.

    Raises `Refused` where the server does not answer within ten seconds or refuses us.
    """
    pool: Pool = psycopg_pool.ConnectionPool(
        url,
        kwargs={
            "autocommit": True,
            "application_name": f"rekisterivahti/{os.getpid()}",
            "options": "-c timezone=UTC",
        },
        min_size=1,
        max_size=_MOST,
        timeout=_WAIT,
        check=psycopg_pool.ConnectionPool.check_connection,
        open=False,
    )
    with reaching():
        pool.open(wait=True, timeout=_WAIT)
    return pool


@contextmanager
def reaching() -> Iterator[None]:
    """Raise `Refused` where the server cannot be reached, went away, or is full; never with its address."""
    try:
        yield
    except psycopg.errors.DiskFull as error:
        raise Refused(FULL) from error
    except (psycopg.OperationalError, psycopg_pool.PoolTimeout, psycopg_pool.PoolClosed) as error:
        raise Refused(_UNREACHABLE) from error
