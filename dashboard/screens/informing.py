"""Informing (clause 13.1, Art. 13 and 14): who has been told, rounds of mails, whom mail does not reach."""

import streamlit

from dashboard import session
from dashboard.decisions.informing_rounds import read_rounds
from dashboard.decisions.notice_versions import read_versions
from dashboard.outputs.informing import is_running
from dashboard.vocabulary import Permission
from dashboard.widgets.case_head import asked_case
from dashboard.widgets.case_table import follow_links
from dashboard.widgets.empty import no_register
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.informing_figures import figures_of, read_due, show_due, show_figures
from dashboard.widgets.informing_form import show_form
from dashboard.widgets.informing_looked import Looked
from dashboard.widgets.informing_persons import show_persons
from dashboard.widgets.informing_round import show_round
from dashboard.widgets.informing_rounds import chosen_round, show_table
from dashboard.widgets.informing_unreachable import show_unreachable
from dashboard.widgets.informing_version import choose_version
from dashboard.widgets.sections import choose_section
from dashboard.widgets.user_names import user_names

actor = session.actor(Permission.DECIDE)
_ = session.text()
store = session.store()
follow_links("informing")

screen_title(_, _("Informing"), "informing")
streamlit.caption(
    _(
        "Clause 13.1 and Articles 13 and 14. Only what was sent has informed somebody. Informing is no "
        "marketing: those who have opted out are told as well."
    )
)
with store.page(actor) as page:
    if page.snapshot is None:
        no_register(_)
        streamlit.stop()
    sections = {
        "due": _("Where it stands"),
        "persons": _("Persons"),
        "round": _("New round"),
        "rounds": _("Rounds"),
        "unreachable": _("Not reached by mail"),
    }
    looked = Looked(page, choose_version(_, read_versions(page, store.settings)))
    if not is_running(store.settings):  # everything moves then, and would be counted anew each time
        show_figures(_, figures_of(looked), looked.version.version)
    match choose_section(_, sections, first="rounds" if asked_case() else "due"):
        case "persons":
            show_persons(_, looked.now(), looked.version)
        case "round":
            show_form(_, looked)
        case "unreachable":
            show_unreachable(_, looked.now(), looked.version)
        case "rounds":
            rounds, names = read_rounds(page), user_names(page)
            found = chosen_round(rounds, asked_case())
            if found is None:
                streamlit.info(_("Nobody has been informed here yet. Begin with New round."))
                streamlit.stop()
            show_round(_, page, found)
            show_table(_, rounds, names)
        case _due:
            show_due(_, looked.kept("due", read_due))
