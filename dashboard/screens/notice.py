"""The notice board: every clause of the privacy notice, where it stands, its evidence, and the way to act."""

import streamlit

from dashboard import policy, session
from dashboard.decisions.notice_versions import read_versions
from dashboard.outputs.notice_board import read_board
from dashboard.vocabulary import Permission
from dashboard.widgets.empty import no_register
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.notice_clause import show_clause
from dashboard.widgets.notice_counts import count_clause, kept_counts
from dashboard.widgets.notice_list import show_list, show_summary
from dashboard.widgets.notice_versions import show_versions
from dashboard.widgets.sections import choose_section

actor = session.actor(Permission.SEE_REGISTER)
_ = session.text()
settings, now = session.store().settings, session.now()
rules = policy.load(settings.policy, settings.overrides)

asked = streamlit.query_params.get("clause", "")
screen_title(_, _("Notice board"), "notice", clause=asked)
with session.store().page(actor) as page:
    versions = read_versions(page, settings)
    if page.snapshot is None:
        no_register(_)
    else:
        streamlit.caption(
            _(
                "What the notice promises, clause by clause. Copy of the register from {moment}.",
                moment=page.snapshot.imported_at,
            )
        )
    count_clause(page, asked)
    stands = read_board(page, settings, rules, now, kept_counts(page))
    stand = next((each for each in stands if each.clause == asked), None)
    if stand:
        show_clause(_, page, stand, versions[-1].clauses[stand.clause])
    else:
        show_summary(_, stands)
        options = {"clauses": _("Clauses"), "versions": _("Versions of the notice")}
        if choose_section(_, options) == "versions":
            show_versions(_, versions, rules.notice.version)
        else:
            show_list(_, stands, versions[-1])
