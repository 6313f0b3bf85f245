"""The queue on PostgreSQL, shared by several app servers (`QUEUE_URL`); needs the extra `postgresql`."""

from dashboard.databases.postgresql.queue import PostgresqlQueue

__all__ = ["PostgresqlQueue"]
