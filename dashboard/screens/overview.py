"""The first screen of an officer: what needs doing next, where the promises stand, how old the copy is."""

import streamlit

from dashboard import policy, session
from dashboard.outputs.notice_board import asked_of, read_board
from dashboard.vocabulary import Permission
from dashboard.widgets.arrivals import show_arrivals
from dashboard.widgets.breach_lines import breach_lines
from dashboard.widgets.copy_state import show_copy
from dashboard.widgets.empty import no_register
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.informing_figures import count_late
from dashboard.widgets.lost_key import warn_of_lost_key
from dashboard.widgets.notice_counts import kept_counts
from dashboard.widgets.notice_line import show_board_line
from dashboard.widgets.noticed import warn_of_clock
from dashboard.widgets.overview_figures import show_figures
from dashboard.widgets.recalculate import show_recalculation
from dashboard.widgets.request_rows import open_requests
from dashboard.widgets.work import by_due, request_lines, show_lines
from dashboard.widgets.work_lines import copy_lines, queue_lines, register_lines

actor = session.actor(Permission.SEE_REGISTER)
_ = session.text()
store, today = session.store(), session.today()
rules = policy.load(store.settings.policy, store.settings.overrides)

screen_title(_, _("Overview"), "overview")
show_arrivals(_)
with store.page(actor) as page:
    snapshot = page.snapshot
    requests = open_requests(page, rules.clock, today)
    lines = breach_lines(_, page, rules.clock, session.now()) + request_lines(_, requests)
    lines += queue_lines(_, page.row("overview/queue", user_name=actor.user) or {})
    lines += copy_lines(_, snapshot, today)
    register = page.row("overview/register", today=today) if snapshot else None
    unknown = page.rows("retention/unknown_facts") if snapshot else []
    counts = kept_counts(page)
    asked = asked_of(((row.right, row.deadline.due) for row in requests), today)
    board = read_board(page, store.settings, rules, session.now(), counts, asked) if snapshot else []
    warn_of_lost_key(_, page)
    warn_of_clock(_)
    if register:
        show_figures(_, page, register, len(requests))
        lines += register_lines(_, {**register, "not_informed": count_late(page)})

left, right = streamlit.columns([2.2, 1], gap="large")
with left:
    streamlit.header(_("What to do next"))
    if lines:
        show_lines(_, by_due(lines, today), today)
    elif unknown:
        streamlit.info(_("Nothing waits for you. But the export does not tell everything: see beside."))
    elif not all(stand.holds for stand in board):
        streamlit.info(_("Nothing waits for you. But not every clause of the notice holds: see beside."))
    else:
        streamlit.success(
            _("Nothing waits for you. Every promise is kept today."), icon=":material/check_circle:"
        )
with right:
    streamlit.header(_("Copy of the register"))
    if snapshot is None:
        no_register(_)
    else:
        show_copy(_, snapshot, unknown, today)
        show_recalculation(_, rules, snapshot)
        streamlit.header(_("Notice board"))
        show_board_line(_, board)
