"""What does not fit in rows that the history vouches for, in words: the first row, its table and its case."""

import json
from collections.abc import Mapping
from typing import Final

from dashboard.databases import Ask
from dashboard.decisions.sealing import SEALED, UNSEALED
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
    table, begun = str(row["table_name"]), not row["seq"]
    seq = int(str(ask("queue/chain/sealing_begun")[0]["seq"] if begun else row["seq"]))
    event = next(iter(ask("queue/chain/event", seq=seq)), None)
    details = json.loads(str(event["details"])) if event else {}
    came, left = _rows(details.get((UNSEALED if begun else SEALED) + table)), _rows(row["told"])
    if not came:
        return Refused(_NO_EVENT, table=table, seq=seq)
    told = {"table": table, "came": came, "seq": seq, "case": _case(ask, event and event["case_id"]) or "–"}
    if left == came:
        return Refused(_OTHERS, **told)
    return Refused(_FEWER if left < came else _MORE, **told, left=left)


def _rows(told: object) -> int:
    """Return how many rows there are, by what stands before their hash."""
    return int(str(told).split(" ", maxsplit=1)[0]) if told else 0


def _name(ask: Ask, row: Row) -> str:
    """Return what tells a row from others; without the case's number, what stands for it."""
    return ", ".join(str(part) for part in (_case(ask, row["case_id"]), row["name"]) if part)


def _case(ask: Ask, case_id: object) -> str:
    if not case_id:
        return ""
    found = ask("queue/cases", case_ids=[str(case_id)])
    return f"#{found[0]['case_number']}" if found else str(case_id)
