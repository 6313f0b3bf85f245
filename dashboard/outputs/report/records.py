"""Every record that the register holds about the persons of a case, by object, with every filled cell."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from dashboard.databases import Page
from dashboard.decisions.hits import REJECT
from dashboard.decisions.left_out import left_out_of

Record = dict[str, object]
Records = dict[str, list[Record]]

_QUERIES: Final = (
    "report/contacts",
    "report/individuals",
    "report/companies",
    "report/activities",
    "report/relations",
    "report/memberships",
    "report/deals",
    "report/roles",
    "report/consents",
    "report/others",
)
# Columns whose JSON holds columns of its own.
_NESTED: Final = ("data", "extra")
REJECTED: Final = "rejected"
LINKS: Final = "links"


def read_records(page: Page, case_id: str, shared_mailboxes: Sequence[str]) -> Records:
    """Return the records by object; `rejected` are rows not read, `links` what joins the records.

    What was taken out of the case as somebody else's is not among them.
    """
    out = left_out_of(page, case_id).records
    found: Records = {}
    for query in _QUERIES:
        for row in page.rows(query, case_id=case_id):
            name = str(row.pop("object"))
            if (name, str(row["Id"])) not in out:
                found.setdefault(name, []).append(filled(row))
    rejects = [
        row
        for row in page.rows("report/rejects", case_id=case_id, shared_mailboxes=list(shared_mailboxes))
        if (REJECT, f"{row['file']}:{row['line_no']}") not in out
    ]
    links = [
        row
        for row in page.rows("report/links", case_id=case_id)
        if (row["linked_object"], row["record_id"]) not in out
    ]
    last = {REJECTED: [filled(row) for row in rejects], LINKS: [filled(row) for row in links]}
    return found | {name: rows for name, rows in last.items() if rows}


def filled(row: Mapping[str, object]) -> Record:
    """Return the cells of a row that hold something, nested columns among the others."""
    own = {name: value for name, value in row.items() if name not in _NESTED and value is not None}
    for column in _NESTED:
        own |= {name: value for name, value in _nested(row.get(column)) if value is not None}
    return {name: _simple(value) for name, value in own.items()}


def for_machines(records: Records) -> Records:
    """Return the records as JSON can hold them: moments (UTC) and days in ISO 8601."""
    return {
        name: [{field: iso(value) for field, value in row.items()} for row in rows]
        for name, rows in records.items()
    }


def iso(value: object) -> object:
    """Return a moment or a day as text, anything else as it is."""
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return value.isoformat() if isinstance(value, date) else value


def _nested(value: object) -> Iterable[tuple[str, object]]:
    if not value:
        return ()
    read = json.loads(str(value))
    return read.items() if isinstance(read, dict) else (("data", read),)


def _simple(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
