"""The monthly report on the figures screen: which month, and its two files."""

from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs.monthly_report import Format, Month, choices, hand_out_monthly_report
from dashboard.text import Text
from dashboard.vocabulary import Actor, Permission
from dashboard.widgets.monthly_words import monthly_words
from dashboard.widgets.paper_files import as_file, current_policy
from dashboard.widgets.prepared_download import File, drop_prepared, prepared_download
from dashboard.widgets.sections import choose_listed

_KEYS: Final = {Format.PDF: "monthly_report_pdf", Format.CSV: "monthly_report_csv"}


def monthly_report(_: Text, actor: Actor) -> None:
    """Draw the choice of the month, the last one that is over first, and the buttons of the files."""
    today = session.today()
    months = choices(actor, today)
    streamlit.header(_("Monthly report"))
    streamlit.caption(_("The figures of a month with what they were before, on paper and for counting on."))
    named = {f"{each.first:%Y-%m}": each for each in months}
    titles = {name: _month_words(_, each) for name, each in named.items()}
    last = next(name for name, each in named.items() if each.is_over(today))
    chosen = choose_listed(_("Month"), titles, key="month", first=last, on_change=_drop, width=320)
    month = named[chosen]
    words = {Format.PDF: _("Make the report (PDF)"), Format.CSV: _("Make its figures (CSV)")}
    with streamlit.container(horizontal=True):
        for ending, title in words.items():
            prepared_download(_, title, partial(_make, month, ending), key=_KEYS[ending])


def _month_words(_: Text, month: Month) -> str:
    words = _.month(month.first)
    return words if month.is_over(session.today()) else _("{month} so far", month=words)


def _drop() -> None:
    for key in _KEYS.values():
        drop_prepared(key)


def _make(month: Month, ending: Format) -> File:
    actor, language = session.actor(Permission.SEE_FIGURES), session.text().language
    paper = hand_out_monthly_report(
        session.store(),
        actor,
        current_policy(),
        month,
        monthly_words(language),
        ending=ending,
        now=session.now(),
    )
    return as_file(paper)
