"""The figures that the notice makes people ask for, each with its trend."""

from collections.abc import Mapping
from typing import Final

import streamlit

from dashboard.databases import Page
from dashboard.outputs.register_figures import courses
from dashboard.text import Text
from dashboard.widgets.figure import Way
from dashboard.widgets.figure_ways import register_ways
from dashboard.widgets.trends import latest, trend_metric

Row = Mapping[str, object]

FIGURES: Final = ("persons", "expired", "unknown_source", "opted_out")


def show_figures(_: Text, page: Page, register: Row, open_requests: int) -> None:
    """Draw persons, expired, unknown sources, objections and open requests."""
    past = latest(
        courses([*page.rows("figures/history", figures=list(FIGURES)), *page.rows("overview/open_requests")])
    )
    titles = {
        "persons": (_("Persons in the register"), None),
        "expired": (
            _("Expired persons"),
            _("To be decided. Clauses 11 and 12: outdated data is deleted regularly."),
        ),
        "unknown_source": (_("Sources to find"), _("Clause 7: the notice names every source.")),
        "opted_out": (_("Opted out"), _("Clause 13.7: the person may object at any time.")),
    }
    ways = register_ways(_)
    with streamlit.grid(5, min_column_width=150):
        for figure, (title, help_) in titles.items():
            way = ways[figure]
            trend_metric(_, title, register[figure], past.get(figure, []), help_=help_, way=way)
        trend_metric(
            _,
            _("Open requests"),
            open_requests,
            past.get("open_requests", []),
            help_=_("Clauses 13.2–13.9: an answer is due within a month."),
            way=Way(_("Requests"), "screens/requests.py", {"section": "open"}),
        )
