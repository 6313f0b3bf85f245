"""Files in which nothing is amiss go straight into their table: read twice, and held nowhere on the way.

Whatever needs a closer look (a cell that cannot be read, an Id that came twice, a date in another spelling)
sends all files of the table the long way instead.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from dashboard.databases import Connection, EngineError, execute
from dashboard.register.answers import first_row
from dashboard.register.casting import cast, checked_columns, typed_lists
from dashboard.register.columns import EXTRA, Columns, Schema, columns_of
from dashboard.register.entries import Entry
from dashboard.register.staging import Stage, give, without_secrets
from dashboard.register.tables import Measure, Table, counted

# Columns that queries name: the newest record wins, an activity has a moment, a relation its activity.
_NEEDED: Final = frozenset({
    "Id", "SystemModstamp", "LastModifiedDate", "CreatedDate", "ActivityDate", "ActivityDateTime",
    "CompletedDateTime", "StartDateTime", "EndDateTime", "MessageDate", "TaskId", "EventId", "EmailMessageId",
})  # fmt: skip


def present(entries: Sequence[Entry], schema: Schema) -> list[str]:
    """Return the columns that a file of the table has, and those that merging and filling ask for."""
    columns = (_columns(entry.table, schema) for entry in entries if entry.table)
    wanted = _NEEDED.union(*(each.known for each in columns))
    return [name for name in schema.types if name in wanted]


def _columns(table: Table, schema: Schema) -> Columns:
    return columns_of(table.dialect.header, table.object_name, schema, report=table.report)


def go_straight(
    connection: Connection, entries: Sequence[Entry], schema: Schema, begin: Callable[[Entry], None]
) -> list[Entry] | None:
    """Load the files of a table; return None, with nothing changed, where one needs a closer look."""
    if schema.keeps_whole:
        return None
    begin(entries[0])
    files = []
    for entry in entries:
        file = _looked_through(connection, entry, schema)
        if file is None:
            return None
        files.append(file)
    return _poured(connection, entries, files, schema, begin)


@dataclass(frozen=True)
class _File:
    """A file that has been looked through, and what an empty truth value means in it."""

    stage: Stage
    absent: str


def _looked_through(connection: Connection, entry: Entry, schema: Schema) -> _File | None:
    """Return the file if all of its records arrive and have Ids of Salesforce's."""
    assert entry.table is not None
    columns = _columns(entry.table, schema)
    if "Id" not in columns.known or entry.table.report:
        return None
    table = without_secrets(entry.table, columns)
    with ThreadPoolExecutor(1) as beside:  # the database and Arrow work outside Python's lock
        counting = beside.submit(counted, table)
        looked = _look(connection, Stage(table, columns, 0, entry.file_no), schema)
        found = counting.result()
    if looked is None or found != looked[0]:
        return None
    return _File(Stage(table, columns, looked[0].records, entry.file_no), looked[1])


def _look(connection: Connection, file: Stage, schema: Schema) -> tuple[Measure, str] | None:
    """Read the file once; return what arrives, and what an empty truth value means in it."""
    try:
        _open(connection, file, schema, absent="")
        records, characters, has_local, *says_false = first_row(connection, "import/look")
    except EngineError:
        return None
    return None if has_local else (Measure(records, characters), "" if any(says_false) else "false")


def _open(connection: Connection, file: Stage, schema: Schema, *, absent: str) -> None:
    """Make `given` the records of the file, and say how `typed` is to read them."""
    lists = typed_lists(file.columns, schema)
    give(connection, file.table, file.columns)
    lacking = [name for name in schema.types if name in _NEEDED and name not in file.columns.known]
    extra = [*file.columns.extra, EXTRA]
    checked = checked_columns(lists)
    cast(connection, file, lists, checked=checked, extra=extra, absent=absent, lacking=lacking)


def _poured(
    connection: Connection,
    entries: Sequence[Entry],
    files: Sequence[_File],
    schema: Schema,
    begin: Callable[[Entry], None],
) -> list[Entry] | None:
    """Fill the table from the files, all of them or none."""
    connection.begin()
    try:
        for entry, file in zip(entries, files, strict=True):
            if entry is not entries[0]:
                begin(entry)
            _open(connection, file.stage, schema, absent=file.absent)
            execute(connection, "import/typed")
            execute(connection, "import/incoming_straight")
            execute(connection, f"import/load/{schema.table}")
        (twice,) = first_row(connection, "import/has_twice", table=schema.table)
    except EngineError:
        twice = True
    if twice:
        connection.rollback()
        return None
    execute(connection, "import/drop_incoming_view")
    connection.commit()
    return [_loaded(entry, file.stage) for entry, file in zip(entries, files, strict=True)]


def _loaded(entry: Entry, file: Stage) -> Entry:
    return replace(entry, table=file.table, columns=tuple(file.columns.listed), read=file.records)
