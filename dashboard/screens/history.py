"""The history: every step of every case and every other accountable act, searchable, never changed."""

import polars
import streamlit

from dashboard import session
from dashboard.vocabulary import Permission
from dashboard.widgets.backup_button import backup_button, show_backup
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.history_check import check_button, show_check
from dashboard.widgets.history_filters import EXPORT, before, history_filters, turn_pages
from dashboard.widgets.history_rows import export, heads, in_words, read
from dashboard.widgets.prepared_download import prepared_download
from dashboard.widgets.tables import show
from dashboard.widgets.user_names import user_names

_WIDTHS = {
    "what": 285,
    "matter": 170,
    "state": 165,
    "why": 260,
    "details": 200,
}  # the browser measures the first rows only

actor = session.actor(Permission.SEE_HISTORY)
_ = session.text()

screen_title(_, _("History"), "history")
streamlit.caption(
    _("Each row is sealed with the one before it: nothing can be changed unseen. It names no data subject.")
)
with streamlit.container(horizontal=True):
    check_button(_)
    backup_button(_)
show_check(_)
show_backup(_)
with session.store().page(actor) as page:
    filters = history_filters(_, page)
    rows = read(page, filters, before=before())
    names = user_names(page)
if rows:
    columns = {
        name: streamlit.column_config.TextColumn(head, width=_WIDTHS.get(name))
        for name, head in heads(_).items()
        if name != "role"
    }
    frame = polars.DataFrame([in_words(_, row, names) for row in rows], infer_schema_length=None)
    show(frame.select(list(columns)), columns, alt=_("History"))
    turn_pages(_, rows)
    prepared_download(_, _("Export as CSV"), lambda: export(filters), key=EXPORT)
else:
    streamlit.info(_("Nothing in the history fits. Widen the filters."))
