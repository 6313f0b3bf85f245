"""Retention (clause 12): who has expired, what falls due when, what other rules would do, and deciding."""

import streamlit

from dashboard import policy, session
from dashboard.vocabulary import Permission
from dashboard.widgets.empty import no_register
from dashboard.widgets.forecast import show_forecast
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.list_pages import Days
from dashboard.widgets.person_list import person_list
from dashboard.widgets.recalculate import show_recalculation
from dashboard.widgets.retention_figures import show_counts, show_metrics, totals
from dashboard.widgets.sections import choose_section
from dashboard.widgets.unknown_facts import show_unknown_contact
from dashboard.widgets.what_if import what_if

actor = session.actor(Permission.SEE_REGISTER)
_ = session.text()
store, today = session.store(), session.today()
rules = policy.load(store.settings.policy, store.settings.overrides)
days = Days.of(today, rules.thresholds.due_soon_days)
sections = {
    "persons": _("Persons"),
    "forecast": _("What falls due"),
    "rules": _("Relationships and rules"),
    "what_if": _("What if"),
}

screen_title(_, _("Retention"), "retention")
with store.page(actor) as page:
    snapshot = page.snapshot
    if snapshot is None:
        no_register(_)
        streamlit.stop()
    counts = page.rows("retention/counts", today=days.today, soon=days.soon)
    unknown = page.rows("retention/unknown_facts")

streamlit.caption(
    _(
        "Clause 12 of the notice, as of {day}. Copy of the register from {moment}.",
        day=today,
        moment=snapshot.imported_at,
    )
)
show_metrics(_, counts, rules.thresholds.due_soon_days)
show_recalculation(_, rules, snapshot)
show_unknown_contact(_, unknown)

section = choose_section(_, sections)
if section == "forecast":
    with store.page(actor) as page:
        show_forecast(_, page.rows("retention/forecast", today=today), totals(counts)["unknown"])
elif section == "rules":
    show_counts(_, counts, rules)
elif section == "what_if":
    what_if(rules)
else:
    person_list(rules)
