"""The retention list as a file: what the filters let through, made on demand and written into the history."""

from collections.abc import Mapping

from dashboard import session
from dashboard.decisions.ledger import record_act
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets import list_pages
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import Days
from dashboard.widgets.person_table import Row, cells, decision_marks, heads, status_marks
from dashboard.widgets.prepared_download import File


def export(filters: Filters, titles: Mapping[str, str], days: Days) -> File:
    """Return the filtered list as CSV and record that; `titles` are the rules' names by code."""
    actor, store, _ = session.actor(Permission.SEE_REGISTER), session.store(), session.text()
    with store.page(actor) as page:
        rows = [_line(_, row, titles, days) for row in list_pages.whole(page, filters, days)]
    details = {"what": "retention_list", "rows": len(rows)}
    with store.transaction() as transaction:
        record_act(transaction, actor, "export", session.now(), details)
    columns = heads(_, _("Status"))
    return File(f"retention-{session.today():%Y%m%d}.csv", "text/csv", guarded_csv(columns, rows))


def _line(_: Text, row: Row, titles: Mapping[str, str], days: Days) -> dict[str, object]:
    marks = status_marks(_, row, days) + decision_marks(_, row, days)
    days_written = {name: _.date(row[name]) for name in ("expires_on", "last_contact_on")}
    return {**cells(_, row, titles), **days_written, "marks": ", ".join(word for word, _colour in marks)}
