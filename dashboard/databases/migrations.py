"""The queue's tables, made and changed by numbered files, the same on both engines."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from dashboard import sql
from dashboard.databases.transaction import Transaction


def migrate(transaction: Transaction) -> None:
    """Run every file of `queries/queue/schema/` that this queue has not seen, in the order of their names."""
    transaction.write("queue/schema_migration")
    seen = {row["name"] for row in transaction.rows("queue/schema_migrations_done")}
    for name in sql.names("queue/schema"):
        if name not in seen:
            transaction.write(name)
            _FILLED.get(name, _nothing)(transaction)
            transaction.write("queue/schema_migration_record", name=name)


def _nothing(_transaction: Transaction) -> None:
    """Leave a new table empty."""


def _fill_request_record(transaction: Transaction) -> None:
    """Write down the records of the cases that there are: JSON is read alike on neither engine."""
    rows = [
        {"record_id": record_id, "case_id": row["case_id"]}
        for row in transaction.rows("queue/case_ids")
        for record_id in json.loads(str(row["salesforce_ids"]))
    ]
    transaction.insert("request_record", rows)


# Tables that are filled from others when they are made.
_FILLED: Final[Mapping[str, Callable[[Transaction], None]]] = {
    "queue/schema/022_request_record": _fill_request_record
}
