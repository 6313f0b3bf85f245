"""From text to types: sound records are taken in, the others stand in `reject` with their reasons."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

import pyarrow

from dashboard.databases import Connection, execute
from dashboard.register.answers import first_row
from dashboard.register.columns import EXTRA, Columns, Schema
from dashboard.register.reasons import AMBIGUOUS, BAD_ID, NO_ID, UNREADABLE
from dashboard.register.records import Record, records
from dashboard.register.slashes import SlashDates, settle_dates
from dashboard.register.staging import Stage
from dashboard.register.tables import Table

_LOCAL: Final = "Europe/Helsinki"
_HIDDEN: Final = "…"
_TYPES: Final = {"BOOLEAN": "booleans", "TIMESTAMP": "timestamps", "DATE": "dates", "DOUBLE": "numbers"}
_EMPTY: Final = {
    "texts": "no_text",
    "links": "no_link",
    "booleans": "no_boolean",
    "timestamps": "no_timestamp",
    "dates": "no_date",
    "numbers": "no_number",
}


@dataclass(frozen=True)
class Taken:
    """What became of a table: how many records its file has, and how many of them were refused."""

    table: Table
    columns: Columns
    read: int
    rejected: int


def take(connection: Connection, staged: Stage, schema: Schema, slash_dates: SlashDates | None) -> Taken:
    """Cast the stage, leave the sound records in `incoming`, put the others into `reject`."""
    said = settle_dates(connection, staged.columns, schema, slash_dates)
    staged = replace(staged, table=staged.table.noting(*said))
    lists = typed_lists(staged.columns, schema)
    checked = ["Id"] if schema.keeps_whole else checked_columns(lists)
    _take_in(connection, staged, lists, checked, whole=schema.keeps_whole)
    (sound,) = first_row(connection, "import/sound_count", file_no=staged.file_no, checked=checked)
    if sound < staged.records:
        _refuse(connection, staged, schema, checked, settled=slash_dates is not None)
    if staged.table.broken:
        _refuse_broken(connection, staged.table, staged.file_no)
    read = staged.records + len(staged.table.broken)
    return Taken(staged.table, staged.columns, read, read - sound)


def typed_lists(columns: Columns, schema: Schema) -> dict[str, list[str]]:
    """Return the known columns of a file by how they are cast; each list ends with an empty column."""
    known = set(columns.known)
    found = {"texts": schema.texts, "links": schema.links}
    found |= {name: schema.of_type(type_name) for type_name, name in _TYPES.items()}
    return {
        name: [*(each for each in listed if each in known), _EMPTY[name]] for name, listed in found.items()
    }


def checked_columns(lists: Mapping[str, list[str]]) -> list[str]:
    """Return the columns of which every cell must be readable, or empty."""
    return ["Id", *chain.from_iterable(lists[each][:-1] for each in _TYPES.values())]


def _take_in(
    connection: Connection,
    staged: Stage,
    lists: Mapping[str, list[str]],
    checked: Sequence[str],
    *,
    whole: bool,
) -> None:
    columns, report = staged.columns, staged.table.report
    homeless = [*(columns.written if whole else columns.extra), EXTRA]
    absent = _absent(connection, lists["booleans"], report=report)
    execute(connection, "import/given_in_stage")
    cast(
        connection,
        staged,
        lists,
        checked=checked,
        extra=_in_order(connection, "stage", homeless),
        absent=absent,
    )
    execute(connection, "import/typed")
    execute(connection, "import/take_in")


def cast(
    connection: Connection,
    file: Stage,
    lists: Mapping[str, list[str]],
    *,
    checked: Sequence[str],
    extra: Sequence[str],
    absent: str,
    lacking: Sequence[str] = (),
) -> None:
    """Say how the view `typed` is to read the cells of the records that are given."""
    columns, report = file.columns, file.table.report
    execute(
        connection,
        "import/set_casting",
        file_no=file.file_no,
        object=file.table.object_name,
        known=[*columns.known, *_EMPTY.values()],
        checked=checked,
        extra=extra,
        labels=[columns.labels.get(name, "") for name in extra],
        lacking=dict.fromkeys(["row_no", *lacking], ""),
        report=report,
        zone=_LOCAL if report else "UTC",
        absent=absent,
        **lists,
    )


def _absent(connection: Connection, booleans: list[str], *, report: bool) -> str:
    """Return what an empty truth value means in the file: false in a dump that writes only what is true."""
    says_false = first_row(connection, "import/written_false", booleans=booleans, report=report)
    return "" if any(says_false) else "false"


def _refuse(
    connection: Connection, staged: Stage, schema: Schema, checked: list[str], *, settled: bool
) -> None:
    kept = _in_order(connection, "stage", staged.columns.kept)
    execute(
        connection,
        "import/refused",
        file_no=staged.file_no,
        checked=_in_order(connection, "incoming", checked),
        kept=kept,
        labels=[staged.columns.labels[name] for name in kept],
    )
    connection.register("places", _places(connection, staged.table))
    typed = [name for name in checked if name in schema.types and name != "Id"]
    execute(
        connection,
        "import/reject_refused",
        file_no=staged.file_no,
        file=staged.table.found.label,
        object=staged.table.object_name,
        columns=["Id", *typed],
        reasons=[BAD_ID, *(UNREADABLE[schema.types[name]] for name in typed)],
        no_id=NO_ID,
        ambiguous=None if settled else AMBIGUOUS,
    )
    connection.unregister("places")
    execute(connection, "import/drop_refused", file_no=staged.file_no)


def _places(connection: Connection, table: Table) -> pyarrow.Table:
    """Return for each refused row of the stage its record number and its line in the file."""
    row_nos = [row[0] for row in execute(connection, "import/refused_rows").fetchall()]
    broken = [record.number for record in table.broken]
    numbers = [_number(row_no, broken) for row_no in row_nos]
    lines = _lines(table, set(numbers)) if table.lines else {}
    return pyarrow.table(
        {
            "row_no": pyarrow.array(row_nos, pyarrow.int64()),
            "record_no": pyarrow.array(numbers, pyarrow.int64()),
            "line_no": pyarrow.array([lines.get(number) for number in numbers], pyarrow.int64()),
        }
    )


def _number(row_no: int, broken: list[int]) -> int:
    """Return the record number of a row: the broken records before it are not in the stage."""
    number = row_no + 1
    while (skipped := bisect_right(broken, number)) + row_no + 1 != number:
        number = skipped + row_no + 1
    return number


def _lines(table: Table, wanted: set[int]) -> dict[int, int]:
    source = table.source or (table.path, table.dialect)
    return {record.number: record.line for record in records(*source) if record.number in wanted}


def _in_order(connection: Connection, table: str, names: Collection[str]) -> list[str]:
    """Return names in the order of a table's columns: that is how COLUMNS gives their values."""
    found = execute(connection, "import/table_columns", table=table).fetchall()
    return [row[0] for row in found if row[0] in names]


def _refuse_broken(connection: Connection, table: Table, file_no: int) -> None:
    rows = [_broken_row(record, hidden=bool(table.dropped)) for record in table.broken]
    connection.register("broken", pyarrow.Table.from_pylist(rows))
    execute(
        connection,
        "import/reject_broken",
        file_no=file_no,
        file=table.found.label,
        object=table.object_name,
    )
    connection.unregister("broken")


def _broken_row(record: Record, *, hidden: bool) -> dict[str, object]:
    """Return a row of `reject`; its text is left out where credentials may stand in it."""
    return {
        "record_no": record.number,
        "line_no": record.line,
        "reason": record.reason,
        "text": _HIDDEN if hidden else record.text,
    }
