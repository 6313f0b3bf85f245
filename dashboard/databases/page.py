"""One render's view of the register and the queue: a cursor of its own on one snapshot and one overlay."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol, cast

import polars
import pyarrow

from dashboard import sql
from dashboard.databases.connections import Connection, EngineError, dictionaries, execute
from dashboard.databases.faults import refuse
from dashboard.databases.masking import mask
from dashboard.vocabulary import Actor, Denied, Role

# These are asked of the queue itself, wherever it is; all others of what this process has.
_IN_QUEUE: Final = "queue/"
_WORD: Final = re.compile(r"\w+")


class Queue(Protocol):
    """Where the queue is, as far as a page asks it."""

    def rows(self, cursor: Connection, name: str, values: dict[str, object]) -> list[dict[str, object]]:
        """Return the answer of a query under `queries/queue/`."""


@dataclass(frozen=True)
class Snapshot:
    """The snapshot that a page reads: when its files were exported and imported (naive UTC)."""

    snapshot_id: str
    imported_at: datetime
    exported_at: datetime | None
    demo: bool
    policy_hash: str


class Page:
    """Reads for one actor. Every query says which roles may read it; managers see small counts masked."""

    def __init__(
        self,
        cursor: Connection,
        queue: Queue,
        actor: Actor,
        snapshot: Snapshot | None,
        kept: dict[str, object],
    ) -> None:
        """Take a cursor whose search path is the snapshot's generation and its overlay.

        `kept` is what pages of the generation keep for each other, each under a name of its own.
        """
        self._cursor = cursor
        self._queue = queue
        self.actor = actor
        self.snapshot = snapshot
        self.kept = kept

    def rows(self, name: str, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of `queries/<name>.sql` as dictionaries; `Denied` where the role may not."""
        query = self._allowed(name)
        if name.startswith(_IN_QUEUE):
            return self._queue.rows(self._cursor, name, values)
        found = dictionaries(self._ask(name, values))
        return mask(found, query.counts, apart=query.apart) if self.actor.role is Role.MANAGER else found

    def row(self, name: str, /, **values: object) -> dict[str, object] | None:
        """Return the only row of the answer, or None."""
        found = self.rows(name, **values)
        return found[0] if found else None

    def value(self, name: str, /, **values: object) -> object:
        """Return the only value of the answer, or None."""
        found = self.row(name, **values)
        return next(iter(found.values())) if found else None

    def count(self, name: str, /, **values: object) -> int:
        """Return the only value of the answer as a whole number (0 where there is none)."""
        return cast("int", self.value(name, **values) or 0)

    def table(self, name: str, /, **values: object) -> pyarrow.Table:
        """Return an answer of many rows in columns, to be written into the queue as it is."""
        self._allowed(name)
        return self._ask(name, values).to_arrow_table()

    def against(self, name: str, incoming: pyarrow.Table, /, **values: object) -> list[dict[str, object]]:
        """Return the answer of a query that reads `incoming`, a caller's table; it is stored nowhere."""
        self._allowed(name)
        self._cursor.register("incoming", incoming)
        try:
            return dictionaries(self._ask(name, values))
        finally:
            self._cursor.unregister("incoming")

    @contextmanager
    def only(self, few: pyarrow.Table, name: str) -> Iterator[None]:
        """Have a query find no persons but some (`person_no`), as long as this lasts.

        Raises one of `NOT_IN_COPY` where the copy was made by an older version of the program.
        """
        words = set(_WORD.findall(sql.load(name).text))
        tables = [each.rpartition("/")[2] for each in sql.names("overlay/few")]
        self._cursor.register("few", few)
        try:
            for table in words.intersection(tables):
                self._ask(f"overlay/few/{table}", {})
            yield
        finally:
            for table in tables:
                execute(self._cursor, f"overlay/many/{table}")
            self._cursor.unregister("few")

    def _ask(self, name: str, values: dict[str, object]) -> Connection:
        """Run a query; where it fails, the page can go on: DuckDB 2 takes no other in that transaction.

        Raises `Refused` where a file turns out to be damaged.
        """
        try:
            return execute(self._cursor, name, **values)
        except EngineError as error:
            self._cursor.execute("rollback")
            self._cursor.execute("begin")
            refuse(error)
            raise

    def frame(self, name: str, /, **values: object) -> polars.DataFrame:
        """Return the answer as a frame for a table or a chart."""
        return polars.DataFrame(self.rows(name, **values), infer_schema_length=None)

    def _allowed(self, name: str) -> sql.Query:
        """Return the query; raise `Denied` where the actor's role may not read its answer."""
        query = sql.load(name)
        if self.actor.role.value not in query.roles:
            raise Denied("Your role does not allow this. Ask an administrator if you need it.")
        return query
