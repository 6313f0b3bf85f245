"""How far informing is: who has been told of the version in force, and by when others must be (Art. 14)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, cast

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.notice_versions import read_versions
from dashboard.outputs.informing import is_running
from dashboard.text import Text
from dashboard.vocabulary import Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_table import dates
from dashboard.widgets.figure import Way, figure
from dashboard.widgets.informing_looked import Looked
from dashboard.widgets.tables import number_column, show

SOON: Final = timedelta(days=7)


def figures_of(looked: Looked) -> dict[str, int]:
    """Return the figures of a version, counted once until anything moves."""

    def count(page: Page) -> dict[str, int]:
        row = page.row("informing/figures", **days(), changed_on=looked.version.date) or {}
        return {name: cast("int", figure) for name, figure in row.items()}

    return looked.kept("figures", count)


def count_late(page: Page) -> int:
    """Return how many should have been told by now (Art. 14(3)), on a page with a copy of the register.

    Nobody while a round is being sent: everything moves then, and would be counted anew each time.
    """
    settings = session.store().settings
    if is_running(settings):
        return 0
    return figures_of(Looked(page, read_versions(page, settings)[-1]))["overdue"]


def show_figures(_: Text, figures: Mapping[str, int], version: str) -> None:
    """Draw the four figures at the top."""
    told, persons = figures["informed"], figures["persons"]
    share = _.percent(told / persons) if persons else ""
    shown = {
        "told": (
            _("Told of version {version}", version=version),
            _("{n} of {m}", n=told, m=persons),
            share,
        ),
        "change": (_("Change not told (13.1)"), *_with_waiting(_, figures, "change")),
        "overdue": (_("Art. 14: past the last day"), *_with_waiting(_, figures, "overdue")),
        "due_soon": (_("Art. 14: within a week"), _.number(figures["due_soon"]), ""),
    }
    with streamlit.grid(len(shown), min_column_width=170):
        for whom, (words, value, beside) in shown.items():
            way = Way(_("Persons"), "screens/informing.py", {"section": "persons", "whom": whom})
            figure(words, value, way, delta=beside or None, delta_color="off", delta_arrow="off")


def read_due(page: Page) -> list[dict[str, object]]:
    """Return by source who is to be told under Art. 14, on a page on which a version has been looked at."""
    return page.rows("informing/due_by_source", **days())


def show_due(_: Text, rows: Sequence[Mapping[str, object]]) -> None:
    """Draw by source who is to be told under Art. 14, and by when."""
    streamlit.header(_("Data from elsewhere, not informed (Art. 14)"))
    if not rows:
        streamlit.success(_("Everybody whose data came from elsewhere has been informed or is exempt."))
        return
    streamlit.caption(
        _("The last day is a month after the data were obtained, or the first contact if that came earlier.")
    )
    counts = {
        "overdue": number_column(_("Late")),
        "due_soon": number_column(_("Within a week")),
        "later": number_column(_("Later")),
    }
    frame = polars.DataFrame(
        [
            {
                "source": label_of(_, Source, row["source"]),
                **{name: _.number(cast("int", row[name])) for name in counts},
                "first_due_on": row["first_due_on"],
            }
            for row in rows
        ]
    )
    show(
        frame,
        {"source": _("Source"), **counts, "first_due_on": dates(_, _("First last day"))},
        alt=_("Persons to be informed, by source"),
    )


def _with_waiting(_: Text, figures: Mapping[str, int], name: str) -> tuple[str, str]:
    """Return a count, and beside it how many of them wait in a round: nobody has told them yet."""
    waiting = figures[f"{name}_waiting"]
    return _.number(figures[name]), _("{n} in a round", n=waiting) if waiting else ""


def days() -> dict[str, object]:
    """Return today, and until when "within a week" reaches, as the queries want them."""
    today = session.today()
    return {"today": today, "soon": today + SOON}
