"""Objections to marketing (clause 13.7): how many, contradictions, recording one, lists for mailing."""

import streamlit

from dashboard import session
from dashboard.vocabulary import Permission
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.empty import no_register
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.mailing_list import show_mailing_list
from dashboard.widgets.opt_out_conflicts import show_conflicts
from dashboard.widgets.opt_out_figures import show_now, show_over_time, show_totals
from dashboard.widgets.opt_out_form import opt_out_form
from dashboard.widgets.opt_out_persons import show_persons
from dashboard.widgets.sections import choose_section
from dashboard.widgets.suppression_list import show_suppression_list

actor = session.actor(Permission.SEE_REGISTER)
_ = session.text()
follow_links("opt_outs")

screen_title(_, _("Marketing opt-outs"), "opt_outs")
with session.store().page(actor) as page:
    if page.snapshot is None:
        no_register(_)
        streamlit.stop()
    streamlit.caption(
        _("Clause 13.7 of the notice. Copy of the register from {moment}.", moment=page.snapshot.imported_at)
    )
    show_totals(_, page)
    section = choose_section(
        _,
        {
            "now": _("Where they stand"),
            "persons": _("Persons"),
            "over_time": _("Over time"),
            "conflicts": _("Contradictions"),
            "record": _("Record an opt-out"),
            "suppression_list": _("Suppression list"),
            "mailing_list": _("Check a mailing list"),
        },
    )
    match section:
        case "persons":
            show_persons(_, page)
        case "over_time":
            show_over_time(_, page)
        case "conflicts":
            show_conflicts(_, page)
        case "record":
            opt_out_form(_, page)
        case "suppression_list":
            show_suppression_list(_, page)
        case "mailing_list":
            show_mailing_list(_, page)
        case _now:
            show_now(_, page)
