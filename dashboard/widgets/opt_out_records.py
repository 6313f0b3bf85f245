"""What each record of a person says of marketing: object, field, out or in, since when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

import polars

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.ledger import record_act
from dashboard.decisions.settling import contradictions
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.report.field_names import called
from dashboard.text import Text
from dashboard.vocabulary import Action, ObjectName, Permission
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_table import dates
from dashboard.widgets.prepared_download import File
from dashboard.widgets.tables import show

Row = Mapping[str, object]
_QUEUE = "queue"


def records_of(page: Page, persons: Sequence[Row]) -> list[Row]:
    """Return the rows of `opt_outs/conflict_records` for some persons, each with name and company."""
    known = {row["person_no"]: row for row in persons}
    rows = page.rows("opt_outs/conflict_records", person_nos=list(known))
    return [{**known[row["person_no"]], **row} for row in rows]


def in_few_words(_: Text, said: Sequence[Row], person_no: object, *, is_out: bool) -> str:
    """Return records of which objects say out, or in, for one cell."""
    own = [row for row in said if row["person_no"] == person_no and row["is_out"] is is_out]
    return " · ".join(dict.fromkeys(_whence(_, row) for row in own))


def record_table(_: Text, said: Sequence[Row]) -> None:
    """Draw one line a record and field."""
    heads = {name: words for name, words in _heads(_).items() if name != "company"}
    lines = [{**_line(_, row, in_words=True), "since": row["since"]} for row in said]
    schema = {name: polars.Date if name == "since" else polars.String for name in heads}
    frame = polars.DataFrame([{name: line[name] for name in heads} for line in lines], schema=schema)
    show(frame, {**heads, "since": dates(_, heads["since"])}, alt=_("What each record says"))


def export(search: str, *, queued: bool) -> File:
    """Return every contradiction that the search lets through as CSV, and record that."""
    actor, store, _ = session.actor(Permission.SEE_REGISTER), session.store(), session.text()
    with store.page(actor) as page:
        said = records_of(page, contradictions(page, search=search, queued=queued))
    lines = [{**_line(_, row), "since": _.date(cast("date | None", row["since"]))} for row in said]
    with store.transaction() as transaction:
        details = {"what": "opt_out_conflicts", "rows": len(lines)}
        record_act(transaction, actor, "export", session.now(), details)
    content = guarded_csv(_heads(_), lines)
    return File(f"contradictions-{session.today():%Y%m%d}.csv", "text/csv", content)


def _heads(_: Text) -> dict[str, str]:
    return {
        "name": _("Name"),
        "company": _("Company"),
        "object": _("Object"),
        "record_id": _("Record"),
        "field": _("Field"),
        "says": _("Says"),
        "since": _("Since"),
    }


def _line(_: Text, row: Row, *, in_words: bool = False) -> dict[str, object]:
    """Return the cells of a line; the file has Salesforce's own name of the column, to find it by."""
    queued = row["object"] == _QUEUE
    field = called(_, str(row["field"])) if in_words else row["field"]
    return {
        "name": row["name"],
        "company": row["company"],
        "object": _("Queue") if queued else label_of(_, ObjectName, row["object"]),
        "record_id": _("Case {number}", number=str(row["record_id"])) if queued else row["record_id"],
        "field": label_of(_, Action, row["field"]) if queued else field,
        "says": _("out") if row["is_out"] else _("in"),
    }


def _whence(_: Text, row: Row) -> str:
    line = _line(_, row)
    return str(line["record_id"] if row["object"] == _QUEUE else line["object"])
