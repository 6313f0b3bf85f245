"""Figures for managers: counts, trends and shares, never a person; 1–4 reads "<5"."""

import streamlit

from dashboard import policy, session
from dashboard.outputs.register_figures import register_titles
from dashboard.vocabulary import Permission, Role
from dashboard.widgets.empty import no_register
from dashboard.widgets.figure_charts import (
    show_opt_outs,
    show_sources,
    show_status,
    show_trend,
)
from dashboard.widgets.figure_ways import register_ways
from dashboard.widgets.figures_file import make_file, read_figures
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.month_figures import month_metrics, show_month_figures
from dashboard.widgets.monthly_report import monthly_report
from dashboard.widgets.prepared_download import prepared_download
from dashboard.widgets.request_figures import request_metrics, show_request_figures
from dashboard.widgets.trends import latest, show_metrics

actor = session.actor(Permission.SEE_FIGURES)
_ = session.text()
store, today = session.store(), session.today()
rules = policy.load(store.settings.policy, store.settings.overrides)
titles = register_titles(_)

screen_title(_, _("Figures"), "figures")
with store.page(actor) as page:
    snapshot = page.snapshot
    if snapshot is None:
        no_register(_, may_import=actor.role is Role.OFFICER)
        streamlit.stop()
figures = read_figures(store, actor, rules, today)
tables, past = figures.register.tables, latest(figures.register.past)

if actor.role is Role.MANAGER:
    streamlit.caption(_("From the copy of the register of {moment}.", moment=snapshot.imported_at))
    streamlit.caption(
        _(
            "Counts from 1 to 4 read <5, and so do those that would tell them: nobody can be recognised. "
            "So a larger number may stand behind a <5."
        )
    )
else:
    streamlit.caption(
        _("As of {day}, from the copy of the register of {moment}.", day=today, moment=snapshot.imported_at)
    )
requests = request_metrics(_, figures.requests) if figures.requests else month_metrics(_, figures.months)
officer = actor.role is Role.OFFICER
ways = register_ways(_) if officer else None
show_metrics(_, titles, tables.register, past, requests, changes=officer, ways=ways)
monthly_report(_, actor)
streamlit.space("small")
show_status(_, tables.status)
left, right = streamlit.columns(2, gap="large")
with left:
    show_sources(_, tables.sources)
with right:
    show_opt_outs(_, tables.opt_outs)
show_trend(_, past, {name: title for name, title in titles.items() if name != "persons"})
if figures.requests:
    show_request_figures(_, figures.requests)
else:
    show_month_figures(_, figures.months)
prepared_download(_, _("Make the file of monthly figures"), lambda: make_file(rules), key="figures_file")
