"""What was decided since the import, laid over a snapshot in memory: built once, then kept up case by case.

`queries/overlay/queue` are macros and views on the queue alone, `register` those on the snapshot, too.
`case`, `person` and `told` are views of what is to be worked out anew; the tables of the same names are
filled from them, for every case at first and then for those that a step was taken in, and their persons.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy
import pyarrow
from numpy.typing import NDArray

from dashboard import sql
from dashboard.databases.connections import Connection, dictionaries, execute
from dashboard.databases.places import Found

_ANEW: Final = "_anew"
# Most steps change where a case stands, not what it is about: see overlay/touch/may_differ.
_CHANGES_WITH: Final = {
    "left_out": "left_out",
    "case_clock": "clocks",
    "case_record": "records",
    "case_person": "records",
    "stand_now": "records",
    "told_record": "deliveries",
    "told_person": "told",
}


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
        for name in sql.names("overlay/told"):
            _create(cursor, name)
        _run(cursor, sql.names("overlay/register"))
    _run(cursor, sql.names("overlay/later"))
    _let_go(cursor)


def renew(cursor: Connection, moved: Found, *, register: bool) -> None:
    """Work out anew what is said of some cases and their persons; readers see all of it at once."""
    cursor.execute("begin")
    _touch(cursor, "cases", moved.cases)
    _touch(cursor, "events", moved.events)
    (may_differ,) = dictionaries(execute(cursor, "overlay/touch/may_differ"))
    _replace(cursor, sql.names("overlay/case"), may_differ)
    if register:
        first, *others = sql.names("overlay/person")
        before = _touch_persons(cursor) if may_differ["records"] else 0
        _replace(cursor, [first], may_differ)
        if before + _touch_persons(cursor):
            _replace(cursor, others, may_differ)
            execute(cursor, "overlay/touch/moved")
        _replace(cursor, sql.names("overlay/told"), may_differ)
    _let_go(cursor)
    cursor.execute("commit")


def pack(cursor: Connection) -> None:
    """Compress what is in memory, and give back what was replaced: a case takes a tenth of it then."""
    cursor.execute("checkpoint memory")


def _run(cursor: Connection, names: Iterable[str]) -> None:
    for name in names:
        execute(cursor, name)


def _touch(cursor: Connection, name: str, numbers: NDArray[numpy.int64]) -> None:
    cursor.register("incoming", pyarrow.table({"number": numbers}))
    execute(cursor, f"overlay/touch/{name}")
    cursor.unregister("incoming")


def _touch_persons(cursor: Connection) -> int:
    ((touched,),) = execute(cursor, "overlay/touch/persons").fetchall()
    return int(touched)


def _create(cursor: Connection, name: str) -> None:
    execute(cursor, name)
    cursor.table(_table(name) + _ANEW).create(_table(name))


def _replace(cursor: Connection, names: Iterable[str], may_differ: Mapping[str, object]) -> None:
    """Replace the rows of touched cases and persons, but in tables where they cannot have changed."""
    for name in names:
        table = _table(name)
        if may_differ[_CHANGES_WITH.get(table, "cases")]:
            execute(cursor, f"overlay/forget/{table}")
            execute(cursor, f"overlay/renew/{table}")


def _table(name: str) -> str:
    """Return the table that a numbered file is about: overlay/case/1_case_now → case_now."""
    return name.rpartition("/")[2].partition("_")[2]


def _let_go(cursor: Connection) -> None:
    for each in ("no_case", "no_event", "no_person"):
        execute(cursor, f"overlay/touch/{each}")
