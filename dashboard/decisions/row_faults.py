"""What does not fit in rows that the history vouches for, in words: the first row, its table and its case."""

import json
from collections.abc import Mapping
from typing import Final

from dashboard.databases import Ask
from dashboard.decisions.sealing import BEFORE, SEALED
from dashboard.text import N_
from dashboard.vocabulary import Refused

Row = Mapping[str, object]

_CHANGED: Final = N_("A row of {table} was changed: {row}. It does not have the hash that it came with.")
_PUT_IN: Final = N_("A row of {table} was put in: {row}. No event of the history came with it.")
_FEWER: Final = N_(
    "Rows of {table} are missing: {came} came with event {seq} of the history ({case}), {left} are left."
)
_MORE: Final = N_(
    "Rows of {table} were put in: {came} came with event {seq} of the history ({case}), {left} are there."
)
_OTHERS: Final = N_(
    "Rows of {table} were exchanged: they are not the {came} that came with event {seq} of the history "
    "({case})."
)
_NO_EVENT: Final = N_(
    "Rows of {table} were put in: event {seq} of the history, which they name, came with none."
)
_RECORDS: Final = N_("The list of records that case {case} is found by is not that of the case.")
# How many rows of a table there are, and the hash of their seals.
_Told = Mapping[str, tuple[int, str]]


def row_fault(ask: Ask) -> Refused | None:
    """Return what is wrong with the first row that does not fit; None if nothing is."""
    for row in ask("duckdb/seals"):
        if row["fault"] == "row":
            return Refused(_CHANGED, table=row["table_name"], row=_name(ask, row))
        if row["fault"] == "unsealed":
            return Refused(_PUT_IN, table=row["table_name"], row=_name(ask, row))
        if row["fault"] == "rows":
            return _set_fault(ask, row)
    for row in ask("duckdb/case_records"):
        return Refused(_RECORDS, case=row["case_number"] or row["case_id"])
    return None


def _set_fault(ask: Ask, row: Row) -> Refused:
    seq = int(str(row["seq"] or ask("queue/chain/sealing_begun")[0]["seq"]))
    event = next(iter(ask("queue/chain/event", seq=seq)), None)
    details = json.loads(str(event["details"])) if event else {}
    came, there = _read(details.get(SEALED) or details.get(BEFORE)), _read(row["told"])
    table = min(name for name in {*came, *there} if came.get(name) != there.get(name))
    (rows, _), (left, _) = came.get(table, (0, "")), there.get(table, (0, ""))
    if not rows:
        return Refused(_NO_EVENT, table=table, seq=seq)
    words = _FEWER if left < rows else _MORE if left > rows else _OTHERS
    case = _case(ask, event["case_id"] if event else None) or "–"
    told = {"table": table, "came": rows, "seq": seq, "case": case}
    return Refused(words, **told, **({} if words is _OTHERS else {"left": left}))


def _read(told: object) -> _Told:
    parts = [part.split(" ") for part in str(told).split(", ")] if told else []
    return {table: (int(rows), hashed) for table, rows, hashed in parts}


def _name(ask: Ask, row: Row) -> str:
    """Return what tells a row from others; without the case's number, what stands for it."""
    return ", ".join(str(part) for part in (_case(ask, row["case_id"]), row["name"]) if part)


def _case(ask: Ask, case_id: object) -> str:
    if not case_id:
        return ""
    found = ask("queue/cases", case_ids=[str(case_id)])
    return f"#{found[0]['case_number']}" if found else str(case_id)
