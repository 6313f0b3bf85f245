"""The help of each screen: what its figures mean, by what clause and article, and the queries behind them.

It costs nothing before somebody opens it; a query's text is sent when it is opened, and can be copied.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit

from dashboard import session, sql
from dashboard.controls import Control, controls
from dashboard.text import Text
from dashboard.vocabulary import Actor
from dashboard.widgets.actions import shown_errors
from dashboard.widgets.help_cases import CASES
from dashboard.widgets.help_figure import Figure, Help
from dashboard.widgets.help_figures import FIGURES
from dashboard.widgets.help_follow_up import FOLLOW_UP
from dashboard.widgets.help_register import REGISTER

HELP: Final[Mapping[str, Help]] = {**REGISTER, **CASES, **FOLLOW_UP, "figures": FIGURES}


def screen_title(_: Text, title: str, screen: str, *, clause: str | None = None) -> None:
    """Draw the title of a screen, and the way to its help; `clause`: the opened one of the notice."""
    with streamlit.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"
    ):
        streamlit.title(title, width="content")
        help_button(screen, clause)


@streamlit.fragment
def help_button(screen: str, clause: str | None = None) -> None:
    """Draw the button that opens the help of a screen; a click on it draws nothing else anew."""
    _ = session.text()
    with shown_errors(_):
        actor = session.actor()
        words = _("What do these figures mean?") if HELP[screen].figures else _("What is this page for?")
        if streamlit.button(words, icon=":material/help:", type="tertiary", key=f"help_{screen}"):
            streamlit.dialog(words, width="large")(partial(_show, _, actor, screen, clause))()


def figures_for(screen: str, actor: Actor) -> list[Figure]:
    """Return the figures of a screen that the actor's role sees."""
    return [each for each in HELP[screen].figures if each.role in {None, actor.role}]


def _show(_: Text, reader: Actor, screen: str, clause: str | None) -> None:
    with shown_errors(_):
        if session.actor() != reader:
            streamlit.rerun()
        streamlit.markdown(_(HELP[screen].about))
        for control in controls() if clause else ():
            if control.clause == clause:
                _show_control(_, control)
        for place, figure in enumerate(figures_for(screen, reader)):
            _show_figure(_, figure, f"help_{screen}_{place}")


def _show_figure(_: Text, figure: Figure, key: str) -> None:
    with streamlit.container(gap="xsmall"):
        streamlit.markdown(f"**{figure.title(_)}**  \n{_(figure.means)}")
        streamlit.caption(figure.law(_))
        _behind(_, (*figure.queries, *figure.made_by), key)


def _show_control(_: Text, control: Control) -> None:
    what, why, remedy = (_(line) for line in control.documentation.split("\n"))
    with streamlit.container(gap="xsmall"):
        streamlit.markdown(f"**{what}**  \n{why}")
        streamlit.markdown(f":material/build: {remedy}")
        _behind(_, (control.name,), f"help_{control.short}")


def _behind(_: Text, queries: tuple[str, ...], key: str) -> None:
    """Draw the place where the queries stand once it is opened."""
    label = _.plural("The query behind it", "The {n} queries behind it", len(queries))
    place = streamlit.expander(label, icon=":material/database:", key=key, on_change="rerun")
    if place.open:
        with place:
            for name in queries:
                streamlit.text(f"queries/{name}.sql")
                streamlit.code(sql.load(name).text, language="sql", wrap_lines=True)
