"""What was decided since the import, laid over a snapshot in memory: built once, then kept up case by case.

`queries/overlay/queue` are macros and views on the queue alone, `register` those on the snapshot, too.
`case` and `person` are views of what is to be worked out anew; the tables of the same names are filled from
them, for every case at first and then for those that a step was taken in, and their persons.
"""

from collections.abc import Collection, Iterable

import pyarrow

from dashboard import sql
from dashboard.databases.connections import Connection, execute

_ANEW = "_anew"


def build(cursor: Connection, *, register: bool) -> None:
    """Make the overlay in the first schema of the cursor's search path; without a register only of cases."""
    _run(cursor, sql.names("overlay/queue"))
    execute(cursor, "overlay/touch/all_cases")
    for name in sql.names("overlay/case"):
        _create(cursor, name)
    if register:
        first, *others = sql.names("overlay/person")
        _create(cursor, first)
        execute(cursor, "overlay/touch/persons")
        for name in others:
            _create(cursor, name)
        _run(cursor, sql.names("overlay/register"))
    _let_go(cursor)


def renew(cursor: Connection, moved: Collection[str], *, register: bool) -> None:
    """Work out anew what is said of some cases and their persons; readers see all of it at once."""
    cursor.execute("begin")
    cursor.register("incoming", pyarrow.table({"case_id": list(moved)}))
    execute(cursor, "overlay/touch/cases")
    cursor.unregister("incoming")
    for name in sql.names("overlay/case"):
        _replace(cursor, name)
    if register:
        first, *others = sql.names("overlay/person")
        execute(cursor, "overlay/touch/persons")
        _replace(cursor, first)
        execute(cursor, "overlay/touch/persons")
        for name in others:
            _replace(cursor, name)
    _let_go(cursor)
    cursor.execute("commit")


def _run(cursor: Connection, names: Iterable[str]) -> None:
    for name in names:
        execute(cursor, name)


def _create(cursor: Connection, name: str) -> None:
    execute(cursor, name)
    cursor.table(_table(name) + _ANEW).create(_table(name))


def _replace(cursor: Connection, name: str) -> None:
    execute(cursor, f"overlay/forget/{_table(name)}")
    cursor.table(_table(name) + _ANEW).insert_into(_table(name))


def _table(name: str) -> str:
    """Return the table that a numbered file is about: overlay/case/1_case_now → case_now."""
    return name.rpartition("/")[2].partition("_")[2]


def _let_go(cursor: Connection) -> None:
    execute(cursor, "overlay/touch/no_case")
    execute(cursor, "overlay/touch/no_person")
