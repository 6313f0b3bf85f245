"""Personal data breaches (clause 13.8): open ones with the hours left, one breach, the register."""

import streamlit

from dashboard import session
from dashboard.outputs.breach import read_breach_file, read_breaches
from dashboard.vocabulary import Permission
from dashboard.widgets.breach_affected import show_affected
from dashboard.widgets.breach_aware import aware_form
from dashboard.widgets.breach_clock import show_clock, show_open
from dashboard.widgets.breach_form import new_form, update_form
from dashboard.widgets.breach_page import show_facts, show_head, timeline
from dashboard.widgets.breach_papers import show_papers
from dashboard.widgets.breach_steps import next_steps
from dashboard.widgets.breach_table import show_register
from dashboard.widgets.case_head import asked_case
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.paper_files import current_policy
from dashboard.widgets.sections import choose_section
from dashboard.widgets.user_names import user_names

actor = session.actor(Permission.REGISTER_REQUEST)
_ = session.text()
follow_links()
number, clock = asked_case(), current_policy().clock

if number is not None:
    with session.store().page(actor) as page:
        file, names = read_breach_file(page, number), user_names(page)
        show_head(_, file, names)
        left, right = streamlit.columns([3, 2], gap="large")
        with right:
            show_clock(file.number)
            next_steps(_, file, clock, actor)
            show_affected(_, page, file)
        with left:
            show_facts(_, file)
            update_form(_, file)
            aware_form(_, file, actor)
            timeline(_, file, names)
            show_papers(_, file, actor)
    streamlit.stop()

sections = {
    "open": _("Open breaches"),
    "register": _("Breach register"),
    "new": _("Book a breach"),
}
screen_title(_, _("Data breaches"), "breaches")
streamlit.caption(
    _(
        "Clause 13.8. Every breach is booked, also one without risk (Art. 33(5)). The authority is notified "
        "within {hours} hours of becoming aware, unless a risk is unlikely.",
        hours=clock.breach_hours,
    )
)
section = choose_section(_, sections)
if section == "new":
    new_form(_)
elif section == "register":
    with session.store().page(actor) as page:
        files = read_breaches(page)
    show_register(_, files, actor)
else:
    show_open()
