"""Requests of data subjects (clauses 13.2–13.9): open and how near, closed, registering a new one."""

import streamlit

from dashboard import policy, session
from dashboard.vocabulary import Permission
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.reminders import show_reminders
from dashboard.widgets.request_form import request_form
from dashboard.widgets.request_rows import closed_requests, open_requests, pressure
from dashboard.widgets.request_table import (
    choose_assignee,
    choose_due,
    closed_before,
    show_closed,
    show_open,
    show_pressure,
    turn_closed,
)
from dashboard.widgets.sections import choose_section
from dashboard.widgets.user_names import user_names

actor = session.actor(Permission.REGISTER_REQUEST)
_ = session.text()
follow_links("requests")
sections = {
    "open": _("Open requests"),
    "closed": _("Closed requests"),
    "new": _("Register a request"),
    "reminders": _("Reminders and calendar"),
}

screen_title(_, _("Requests"), "requests")
section = choose_section(_, sections)
settings, today = session.store().settings, session.today()
clock = policy.load(settings.policy, settings.overrides).clock

with session.store().page(actor) as page:
    if section == "new":
        request_form(_, page)
    elif section == "reminders":
        show_reminders(_, page)
    elif section == "closed":
        closed = closed_requests(page, clock, today, before=closed_before())
        if closed:
            show_closed(_, closed)
            turn_closed(_, closed)
        else:
            streamlit.info(_("No request has been closed yet."))
    else:
        waiting = open_requests(page, clock, today)
        show_pressure(_, pressure(waiting, today))
        if waiting:
            with streamlit.container(horizontal=True, gap="small"):
                shown = choose_assignee(_, choose_due(_, waiting, today), actor.user)
            if shown:
                show_open(_, shown, today, user_names(page))
            else:
                streamlit.info(_("No open request is like that. Choose All to see the others."))
        else:
            streamlit.info(_("No open requests. Register one when a person writes, calls or comes by."))
