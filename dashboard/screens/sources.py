"""Sources (clause 7): where persons came from and when, what nobody knows, what Salesforce's values mean."""

import streamlit

from dashboard import policy, session
from dashboard.vocabulary import Permission
from dashboard.widgets.decide import show_dialog
from dashboard.widgets.empty import no_register
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.outcome import show_outcome
from dashboard.widgets.recalculate import show_recalculation
from dashboard.widgets.sections import choose_section
from dashboard.widgets.source_chart import show_periods
from dashboard.widgets.source_checks import show_open_sources
from dashboard.widgets.source_mapping import show_mapping

actor = session.actor(Permission.SEE_REGISTER)
_ = session.text()
store, today = session.store(), session.today()
rules = policy.load(store.settings.policy, store.settings.overrides)
sections = {
    "periods": _("By time"),
    "open": _("Unknown and not in the notice"),
    "mapping": _("Values in Salesforce"),
}

screen_title(_, _("Sources"), "sources")
with store.page(actor) as page:
    snapshot = page.snapshot
    if snapshot is None:
        no_register(_)
        streamlit.stop()
    streamlit.caption(
        _("Clause 7 of the notice names where the data come from. Every person has one source.")
    )
    open_sources = page.rows("sources/open")
    values = page.rows("sources/values")
    show_recalculation(_, rules, snapshot)
    show_outcome(_)
    section = choose_section(_, sections)
    if section == "open":
        show_open_sources(_, open_sources, values)
    elif section == "mapping":
        show_mapping(_, values, rules)
    else:
        show_periods(_, page)
show_dialog(_)
