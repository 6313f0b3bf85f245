"""A table into the database as text, and proof that it arrived: records and characters, counted twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from dashboard.databases import Connection, EngineError, execute
from dashboard.register.answers import first_row
from dashboard.register.columns import Columns, Schema, columns_of
from dashboard.register.dialect import UnreadableError
from dashboard.register.notes import error, note
from dashboard.register.objects import known_object
from dashboard.register.tables import Measure, Table, measure, repaired
from dashboard.register.workspace import Workspace
from dashboard.text import N_

LONGEST: Final = 1 << 21
_VERY_LONG: Final = 1 << 26


@dataclass(frozen=True)
class Stage:
    """What the table `stage` holds now: the sound records of a file, as text."""

    table: Table
    columns: Columns
    records: int
    file_no: int


def give(connection: Connection, table: Table, columns: Columns, longest: int = LONGEST) -> None:
    """Make `given` the records of a file, as text."""
    names = [name or f"dropped {place}" for place, name in enumerate(columns.staged)]
    execute(
        connection,
        "import/set_reading",
        path=str(table.path),
        columns=dict.fromkeys(names, "VARCHAR"),
        kept=columns.kept,
        delimiter=table.dialect.delimiter,
        skip=table.dialect.skip,
        longest=longest,
    )
    execute(connection, "import/given")


def stage(connection: Connection, table: Table, schema: Schema, file_no: int, work: Workspace) -> Stage:
    """Load a table; one without ids gets local references.

    Raises `UnreadableError` where what the database read is not what stands in the file.
    """
    staged = _loaded(connection, table, schema, file_no, work, ids=True)
    if "Id" in staged.columns.known and not _has_ids(connection, staged):
        staged = _loaded(connection, table, schema, file_no, work, ids=False)
    if "Id" in staged.columns.known:
        return staged
    execute(connection, "import/stage_references", file_no=file_no, report=table.report)
    said = [note(N_("The file has no Salesforce ids: its records cannot be written back to Salesforce."))]
    table = staged.table.noting(*(said if staged.records else []))
    return replace(staged, table=table, columns=staged.columns.with_references())


def _has_ids(connection: Connection, staged: Stage) -> bool:
    """Tell whether the column Id holds ids; one that another program numbers in its own way does not."""
    filled, sound = first_row(connection, "import/stage_ids")
    return bool(sound or not staged.records or (filled and known_object(staged.table.object_name)))


def _loaded(
    connection: Connection, table: Table, schema: Schema, file_no: int, work: Workspace, *, ids: bool
) -> Stage:
    columns = columns_of(table.dialect.header, table.object_name, schema, report=table.report, ids=ids)
    table = without_secrets(table, columns)
    with ThreadPoolExecutor(1) as beside:  # the database works outside Python's lock
        counting = beside.submit(measure, table)
        arrived = _read(connection, table, columns, LONGEST)
        found = counting.result()
    if found is not None and arrived == found:
        return Stage(table, columns, found.records, file_no)
    return _repaired(connection, repaired(table, work), columns, file_no)


def without_secrets(table: Table, columns: Columns) -> Table:
    """Return the table without the columns that look like credentials, saying so."""
    if not columns.dropped:
        return table
    names = ", ".join(columns.dropped)
    said = note(N_("Columns that look like credentials were not read: {columns}."), columns=names)
    dropped = frozenset(place for place, name in enumerate(columns.staged) if name is None)
    return replace(table, dropped=dropped).noting(said)


def _repaired(connection: Connection, table: Table, columns: Columns, file_no: int) -> Stage:
    found, arrived = measure(table), _read(connection, table, columns, _VERY_LONG)
    if found is None or arrived != found:
        raise UnreadableError(
            error(
                N_("Only {arrived} of {count} records arrived in the database: the file was left out."),
                arrived=arrived.records if arrived else 0,
                count=found.records if found else 0,
            )
        )
    return Stage(table, columns, found.records, file_no)


def _read(connection: Connection, table: Table, columns: Columns, longest: int) -> Measure | None:
    """Fill `stage` and return what is in it; None where the database cannot read the file at all."""
    try:
        give(connection, table, columns, longest)
        execute(connection, "import/stage")
    except EngineError:
        return None
    records, *characters = first_row(connection, "import/stage_measure")
    return Measure(records, sum(each or 0 for each in characters))
