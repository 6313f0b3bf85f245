"""Every table of the queue on PostgreSQL, as of one moment, written into a queue's file."""

from collections.abc import Iterator

import pyarrow
from psycopg import sql as composing
from psycopg.rows import dict_row

from dashboard.databases.postgresql.connecting import Connection
from dashboard.databases.postgresql.copying import CHUNK, tables
from dashboard.databases.transaction import Transaction


def copy_out(source: Connection, target: Transaction) -> None:
    """Add every row of the source, a connection that sees one moment, to the empty tables of the target."""
    for table in tables():
        for rows in _read(source, table):
            target.insert_table(table, rows)


def _read(source: Connection, table: str) -> Iterator[pyarrow.Table]:
    everything = composing.SQL("select * from {table} order by change_no").format(
        table=composing.Identifier("queue", table)
    )
    with source.cursor("copying", row_factory=dict_row) as cursor:
        cursor.execute(everything)
        while rows := cursor.fetchmany(CHUNK):
            yield pyarrow.Table.from_pylist(rows).drop_columns(["change_no"])
