"""A real PostgreSQL server for tests, where `$REKISTERIVAHTI_TEST_POSTGRESQL` names one (CI starts it).

Each test has a database of its own, copied from one that has the tables already.
"""

import os
import uuid
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dashboard.databases import Store
from dashboard.settings import Settings

URL = os.environ.get("REKISTERIVAHTI_TEST_POSTGRESQL")
# Whole test folders run on it, too: pytest --on-postgresql tests/decisions
OPTION = "--on-postgresql"
needs_postgresql = pytest.mark.skipif(
    URL is None, reason="needs a PostgreSQL server in REKISTERIVAHTI_TEST_POSTGRESQL"
)


def of(database):
    """Return the address of a database on the server."""
    return f"{URL.rsplit('/', 1)[0]}/{database}"


@contextmanager
def database(template="template1"):
    """Give the address of a database that is made for this, and dropped at the end."""
    name = f"test_{uuid.uuid4().hex}"
    administer(f"create database {name} template {template}")
    try:
        yield of(name)
    finally:
        administer(f"drop database {name} with (force)")


@contextmanager
def template():
    """Give the name of a database that has the queue's tables and nothing in them."""
    with database() as url, TemporaryDirectory() as folder:
        Store(Settings(data=Path(folder), demo=False, queue_url=url)).close()
        yield url.rsplit("/", 1)[1]


def administer(statement):
    import psycopg  # noqa: PLC0415 - the extra is not everywhere

    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(statement)
