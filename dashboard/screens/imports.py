"""Imports: the copy of the register in use, bringing in a new one, and what the last import did."""

import streamlit

from dashboard import session
from dashboard.vocabulary import Permission
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.import_baselines import show_baselines
from dashboard.widgets.import_form import import_form
from dashboard.widgets.import_progress import show_import
from dashboard.widgets.import_report import show_difference, show_files, show_rejects
from dashboard.widgets.import_snapshots import show_copies, show_waiting
from dashboard.widgets.sections import choose_section

actor = session.actor(Permission.IMPORT)
_ = session.text()
store = session.store()

screen_title(_, _("Imports"), "imports")
with store.page(actor) as page:
    if page.snapshot:
        streamlit.caption(
            _(
                "The copy in use was exported {exported} and imported {imported}.",
                exported=_.moment(page.snapshot.exported_at) or _("at an unknown time"),
                imported=page.snapshot.imported_at,
            )
        )
    else:
        streamlit.info(
            _("There is no copy of the register yet. Bring in an export of Salesforce, all objects at once.")
        )
    show_import(_)
    show_waiting(_, page, store.settings)
    sections = {"new": _("Bring in an export")}
    if page.snapshot:
        sections = {
            "files": _("Files"),
            "rejects": _("Records not used"),
            "difference": _("What changed"),
            **sections,
            "copies": _("Copies"),
            "baselines": _("From before"),
        }
    match choose_section(_, sections):
        case "files":
            show_files(_, page)
        case "rejects":
            show_rejects(_, page)
        case "difference":
            show_difference(_, page)
        case "copies":
            show_copies(_, store.settings)
        case "baselines":
            show_baselines(_, page)
        case _new:
            import_form(_)
