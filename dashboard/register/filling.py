"""The raw tables of a new snapshot: made, filled file by file, merged, counted again in the database."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from dashboard import sql
from dashboard.databases import Connection, execute
from dashboard.register.casting import take
from dashboard.register.columns import Schema, schema_of
from dashboard.register.dialect import UnreadableError
from dashboard.register.entries import Entry
from dashboard.register.merging import settle
from dashboard.register.notes import as_json
from dashboard.register.objects import OTHER_TABLE, TABLES, table_of
from dashboard.register.slashes import SlashDates
from dashboard.register.staging import stage
from dashboard.register.straight import go_straight, present
from dashboard.register.workspace import Workspace
from dashboard.text import N_
from dashboard.vocabulary import Refused

LOADING: Final = N_("Loading the records")
_ORDER: Final = (*dict.fromkeys(TABLES.values()), OTHER_TABLE)


def make_tables(connection: Connection) -> dict[str, Schema]:
    """Create the raw tables and the macros; return what the tables of records look like."""
    for name in (*sql.names("import/schema"), *sql.names("import/macros")):
        execute(connection, name)
    return {table: _schema(connection, table) for table in _ORDER}


def _schema(connection: Connection, table: str) -> Schema:
    columns = execute(connection, "import/table_columns", table=table).fetchall()
    return schema_of(table, columns)


def fill(
    connection: Connection,
    entries: Sequence[Entry],
    schemas: dict[str, Schema],
    work: Workspace,
    slash_dates: SlashDates | None,
    tell: Callable[[str, int, int], None],
) -> list[Entry]:
    """Load every entry's table; return the entries with what became of their records.

    Raises `Refused` where a file of persons cannot be loaded whole.
    """
    by_table = {
        table: [entry for entry in entries if entry.table and table_of(entry.table.object_name) == table]
        for table in schemas
    }
    sizes = {entry.file_no: _size(entry) for own in by_table.values() for entry in own}
    before = dict(zip(sizes, accumulate(sizes.values(), initial=0), strict=False))

    def begin(entry: Entry) -> None:
        tell(LOADING, before[entry.file_no], sum(sizes.values()))

    done: dict[int, Entry] = {entry.file_no: entry for entry in entries}
    for table, own in by_table.items():
        if not own:
            continue
        loaded = go_straight(connection, own, schemas[table], begin)
        if loaded is None:
            loaded = _load_all(connection, own, schemas[table], work, slash_dates, begin)
        done |= {entry.file_no: entry for entry in loaded}
    return list(done.values())


def _load_all(
    connection: Connection,
    entries: Sequence[Entry],
    schema: Schema,
    work: Workspace,
    slash_dates: SlashDates | None,
    begin: Callable[[Entry], None],
) -> list[Entry]:
    """Load the files of a table record by record: refuse what is not sound, merge what came twice."""
    execute(connection, "import/incoming", table=schema.table, columns=present(entries, schema))
    loaded = []
    for entry in entries:
        begin(entry)
        loaded.append(_load(connection, entry, schema, work, slash_dates))
    duplicates = settle(connection, schema.table)
    return [replace(entry, duplicates=duplicates.get(entry.file_no, 0)) for entry in loaded]


def _size(entry: Entry) -> int:
    return entry.table.text.bytes if entry.table else 0


def _load(
    connection: Connection,
    entry: Entry,
    schema: Schema,
    work: Workspace,
    slash_dates: SlashDates | None,
) -> Entry:
    assert entry.table is not None
    try:
        staged = stage(connection, entry.table, schema, entry.file_no, work)
    except UnreadableError as problem:
        return replace(entry.unread(problem.message), table=None)
    taken = take(connection, staged, schema, slash_dates)
    return replace(
        entry,
        table=taken.table,
        columns=tuple(staged.columns.listed),
        read=taken.read,
        rejected=taken.rejected,
    )


def record_files(connection: Connection, entries: Sequence[Entry]) -> None:
    """Enter every file into `import_file`, after the counts of the database agree with those of the files.

    Raises `Refused` with file and numbers where a record is missing or too many.
    """
    loaded = dict(execute(connection, "import/loaded_counts").fetchall())
    rejected = dict(execute(connection, "import/rejected_counts").fetchall())
    for entry in entries:
        counted = (loaded.get(entry.file_no, 0), rejected.get(entry.file_no, 0), entry.duplicates)
        if sum(counted) != entry.read or counted[1] != entry.rejected:
            raise Refused(
                "{file}: {read} records were read, but {loaded} loaded, {rejected} rejected and {duplicates} "
                "were duplicates. Nothing was changed. Report this as a fault.",
                file=entry.found.label,
                read=entry.read,
                loaded=counted[0],
                rejected=counted[1],
                duplicates=counted[2],
            )
        _record(connection, entry)


def _record(connection: Connection, entry: Entry) -> None:
    report = entry.report()
    table, found = entry.table, (entry.table.found if entry.table else entry.found)
    execute(
        connection,
        "import/record_file",
        file_no=entry.file_no,
        name=found.name,
        container=found.container,
        object=entry.object_name,
        dialect=table.written_as + (" report" if table.report else "") if table else None,
        encoding=table.text.encoding if table else None,
        sha256=table.text.sha256 if table else None,
        bytes=table.text.bytes if table else None,
        read=entry.read,
        loaded=entry.loaded,
        rejected=entry.rejected,
        duplicates=entry.duplicates,
        columns=list(entry.columns),
        error=report.error,
        note=report.note,
        messages=as_json(report.messages),
    )
