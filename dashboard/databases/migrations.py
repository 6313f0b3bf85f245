"""The queue's tables, made and changed by numbered files; what is new runs in one transaction."""

from dashboard import sql
from dashboard.databases.connections import Connection, execute


def migrate(cursor: Connection) -> None:
    """Run every file of `queries/queue/schema/` that this queue has not seen, in the order of their names."""
    execute(cursor, "queue/schema_migration")
    seen = {row[0] for row in execute(cursor, "queue/schema_migrations_done").fetchall()}
    cursor.execute("begin")
    for name in sql.names("queue/schema"):
        if name not in seen:
            execute(cursor, name)
            execute(cursor, "queue/schema_migration_record", name=name)
    cursor.execute("commit")
    cursor.close()
