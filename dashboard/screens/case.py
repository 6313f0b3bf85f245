"""One case: what it is, whose, what has happened, when the answer is due, and what can be done next."""

import streamlit

from dashboard import policy, session
from dashboard.vocabulary import Action, Kind, Permission
from dashboard.widgets.case_alarm import show_alarm
from dashboard.widgets.case_assignee import show_assignee
from dashboard.widgets.case_attachments import attach_form, show_attachments
from dashboard.widgets.case_certificate import show_certificate
from dashboard.widgets.case_clock import show_clock
from dashboard.widgets.case_corrections import show_corrections
from dashboard.widgets.case_data import show_data
from dashboard.widgets.case_head import asked_case, find_case, show_head
from dashboard.widgets.case_hits_confirmed import ask_to_confirm
from dashboard.widgets.case_link import link_form
from dashboard.widgets.case_mentions import show_mentions
from dashboard.widgets.case_papers import show_papers
from dashboard.widgets.case_person import show_persons
from dashboard.widgets.case_recipients import show_recipients
from dashboard.widgets.case_related import show_related
from dashboard.widgets.case_steps import next_steps
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.case_task import show_task
from dashboard.widgets.case_timeline import note_form, timeline
from dashboard.widgets.case_view import read_case
from dashboard.widgets.opened import log_opening
from dashboard.widgets.plan_preview import show_progress

actor = session.actor(Permission.SEE_QUEUE)
_ = session.text()
follow_links()

number = asked_case()
if number is None:
    find_case(_)
    streamlit.stop()
settings, today = session.store().settings, session.today()
with session.store().page(actor) as page:
    view = read_case(page, number)
    if view.case.kind is Kind.BREACH:
        streamlit.switch_page("screens/breaches.py", query_params={"case": str(number)})
    if view.case.action == Action.INFORM:
        streamlit.switch_page("screens/informing.py", query_params={"case": str(number)})
    log_opening(view)
    show_head(_, view)
    left, right = streamlit.columns([3, 2], gap="large")
    with left:
        show_alarm(_, view)
        show_task(_, view)
        show_persons(_, page, view)
        link_form(_, page, view)
        show_corrections(_, page, view)
        show_progress(_, page, [view.case.case_id])
        ask_to_confirm(_, page, view)
        streamlit.header(_("What has happened"))
        note_form(_, view)
        attach_form(_, view)
        timeline(_, view)
        show_attachments(_, page, view)
        show_papers(_, page, view)
    with right:
        if view.case.kind is Kind.RIGHT:
            show_clock(_, view, policy.load(settings.policy, settings.overrides).clock, today)
        with streamlit.container(border=True):
            streamlit.header(_("Next step"))
            show_assignee(_, page, view, actor)
            next_steps(_, page, view, actor)
        show_recipients(_, view, actor)
        show_certificate(_, view)
        show_related(_, view)
    if view.persons:
        streamlit.header(_("What the register holds about the person"))
        show_data(_, page, view)
        show_mentions(_, page, view)
