"""The hours that are left for the authority, alive: looked at again while the page is open."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.clock import ClockPolicy
from dashboard.decisions.breach_facts import DOCUMENTED
from dashboard.outputs.breach import BreachFile, read_breach_file, read_breaches
from dashboard.text import Text
from dashboard.vocabulary import Permission, State
from dashboard.widgets.actions import shown_errors
from dashboard.widgets.case_labels import label
from dashboard.widgets.paper_files import current_policy

_SECONDS: Final = 30
_SOON: Final = 24
_MINUTES: Final = 60
_SHOWN: Final = 140


def show_open() -> None:
    """Draw the open breaches, the nearest limit first, each with what it waits for."""
    streamlit.fragment(_open, run_every=_SECONDS)()


def show_clock(number: int) -> None:
    """Draw what the law asks of one breach and by when, with the hours that are left."""
    streamlit.fragment(partial(_clock, number), run_every=_SECONDS)()


def left_words(_: Text, hours: float) -> str:
    """Say how much time is left, or how late it is, to the minute."""
    whole, minutes = divmod(int(abs(hours) * _MINUTES), _MINUTES)
    words = _("{h} h {m} min", h=whole, m=minutes)
    return _("{time} left", time=words) if hours >= 0 else _("{time} late", time=words)


def waits_for(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> tuple[str, str]:
    """Return what a breach waits for, and its colour; the hours where the authority has to be told."""
    known = file.history
    left = known.hours_left(clock, now)
    if not file.is_open:
        return label(_, file.state), "gray"
    if left is None:
        return _("To be found out: the clock does not run yet"), "orange"
    if known.awaits_authority(clock):
        return left_words(_, left), "red" if left < 0 else "orange" if left < _SOON else "blue"
    if known.awaits_persons:
        return _("The persons have to be informed without delay"), "red"
    return _("Can be closed when all is documented"), "green"


def by_urgency(files: Iterable[BreachFile], clock: ClockPolicy, now: datetime) -> list[BreachFile]:
    """Return breaches in the order in which they ask for something: the nearest limit first."""
    return sorted(files, key=lambda file: _urgency(file, clock, now))


def _open() -> None:
    _ = session.text()
    with shown_errors(_):
        actor, clock, now = session.actor(Permission.REGISTER_REQUEST), current_policy().clock, session.now()
        with session.store().page(actor) as page:
            files = [file for file in read_breaches(page) if file.is_open]
        if not files:
            streamlit.success(
                _("No open breach. Book one as soon as somebody suspects it: the suspicion starts no clock."),
                icon=":material/verified_user:",
            )
        for file in by_urgency(files, clock, now):
            _card(_, file, clock, now)


def _urgency(file: BreachFile, clock: ClockPolicy, now: datetime) -> tuple[bool, float]:
    left = file.history.hours_left(clock, now)
    return not file.history.awaits_authority(clock), left if left is not None else float("inf")


def _card(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> None:
    words, colour = waits_for(_, file, clock, now)
    with streamlit.container(border=True, gap="xsmall"):
        with streamlit.container(horizontal=True, vertical_alignment="center"):
            streamlit.page_link(
                "screens/breaches.py",
                label=_("Breach {n}", n=str(file.number)),
                icon=":material/gpp_maybe:",
                query_params={"case": str(file.number)},
                width="content",
            )
            streamlit.caption(label(_, file.state), width="content")
            streamlit.space("stretch")
            streamlit.markdown(f":{colour}-badge[{words}]", width="content")
        streamlit.text(_short(file.breach.description))
        if file.history.awaits_authority(clock):
            due = file.history.due(clock)
            streamlit.caption(_("The authority by {moment} at the latest (Art. 33(1))", moment=due))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


def _clock(number: int) -> None:
    _ = session.text()
    with shown_errors(_):
        actor, clock, now = session.actor(Permission.REGISTER_REQUEST), current_policy().clock, session.now()
        with session.store().page(actor) as page:
            file = read_breach_file(page, number)
        if not file.is_open:
            return
        with streamlit.container(border=True, gap="small"):
            streamlit.header(_("What the law asks"))
            _authority(_, file, clock, now)
            for done, words in _duties(_, file):
                sign = ":green[:material/check_circle:]" if done else ":orange[:material/pending:]"
                streamlit.markdown(f"{sign} {words}")


def _authority(_: Text, file: BreachFile, clock: ClockPolicy, now: datetime) -> None:
    known = file.history
    left, due = known.hours_left(clock, now), known.due(clock)
    if left is None:
        streamlit.markdown(_("Only suspected: the clock starts when it is reasonably certain."))
        return
    if not known.awaits_authority(clock):
        words = _("The authority has been notified (Art. 33(1)).")
        spared = _("The authority need not be notified: reasons given (Art. 33(1)).")
        streamlit.markdown(f":green[:material/check_circle:] {words if known.notified else spared}")
        return
    colour = "red" if left < 0 else "orange" if left < _SOON else "blue"
    streamlit.markdown(f"## :{colour}[{left_words(_, left)}]")
    if left >= 0:
        streamlit.markdown(
            _("to notify the authority, by **{moment}**, unless a risk is unlikely (Art. 33(1))", moment=due)
        )
    else:
        streamlit.markdown(_("The authority was to be notified by **{moment}** (Art. 33(1)).", moment=due))
        streamlit.error(
            _("The limit has passed. Notify at once and give the reason for the delay (Art. 33(1)).")
        )


def _duties(_: Text, file: BreachFile) -> list[tuple[bool, str]]:
    known = file.history
    persons = known.risk is not None and not known.awaits_persons
    lines = [
        (known.risk is not None, _("The risk is assessed, with reasons.")),
        (persons, _("Where the risk is high, the persons are informed without delay (Art. 34(1)).")),
        (
            len(known.facts["documented"]) == len(DOCUMENTED),
            _("What happened, its consequences and the measures are documented (Art. 33(5))."),
        ),
    ]
    return lines[2:] if file.state is State.SUSPECTED else lines
