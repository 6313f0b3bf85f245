"""Publishing a new version of the notice: its number, its day, the clauses that it changes, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.notice_versions import publish_notice
from dashboard.policy import Clause, NoticeVersion, Words
from dashboard.text import LANGUAGES, Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import INPUT_FORMATS
from dashboard.widgets.text_changes import show_difference

_NUMBER: Final = "notice_new_version"
_DAY: Final = "notice_new_day"
_CHANGED: Final = "notice_new_clauses"
_REASON: Final = "notice_new_reason"
_SURE: Final = "notice_new_sure"


def publish_form(_: Text, current: NoticeVersion) -> None:
    """Draw the form; the texts of `current` stand in it to be changed.

    The version stands in the keys: the form for the next one begins empty.
    """
    with streamlit.container(border=True):
        streamlit.markdown(f"**{_('Publish a new version')}**")
        streamlit.write(
            _("Everybody in the register is then to be told of the change by e-mail (clause 13.1).")
        )
        streamlit.text_input(
            _("Number of the version"), key=_NUMBER + current.version, placeholder="2", width=200
        )
        streamlit.date_input(
            _("In force from"),
            value=session.today(),
            key=_DAY + current.version,
            format=INPUT_FORMATS[_.language],
            width=200,
        )
        chosen = streamlit.multiselect(
            _("Clauses that change"),
            list(current.clauses),
            key=_CHANGED + current.version,
            placeholder=_("Choose clauses"),
            format_func=lambda clause: f"{clause}  {current.clauses[clause].title.in_language(_.language)}",
        )
        for clause in chosen:
            _text_areas(_, clause, current.clauses[clause])
        streamlit.text_area(
            _("Reason"), key=_REASON + current.version, height=80, placeholder=_("Why the notice changes.")
        )
        sure = streamlit.checkbox(_("This is the text that has been published."), key=_SURE + current.version)
        streamlit.button(
            _("Put into force"),
            type="primary",
            key="notice_publish",
            disabled=not (sure and chosen),
            on_click=act(_publish, current, tuple(chosen)),
        )


def _text_areas(_: Text, number: str, clause: Clause) -> None:
    streamlit.markdown(f"**{safe(number)}  {safe(clause.title.in_language(_.language))}**")
    for language, name in LANGUAGES.items():
        key = _key(number, language)
        streamlit.session_state.setdefault(key, clause.text.in_language(language))
        streamlit.text_area(f"{safe(number)} {name}", key=key, height=180)
        if streamlit.session_state[key] != clause.text.in_language(language):
            show_difference(clause.text.in_language(language), streamlit.session_state[key])


def _publish(current: NoticeVersion, changed: tuple[str, ...]) -> str:
    actor, state, _ = session.actor(Permission.CONFIGURE), streamlit.session_state, session.text()
    day = state.get(_DAY + current.version)
    if not isinstance(day, date):
        raise Refused("Say from which day the version is in force.")
    version = str(state.get(_NUMBER + current.version, ""))
    clauses = {**current.clauses, **{each: _written(current.clauses[each], each) for each in changed}}
    reason = str(state.get(_REASON + current.version, ""))
    publish_notice(
        session.store(), actor, version, day=day, clauses=clauses, reason=reason, now=session.now()
    )
    for name in [_key(clause, language) for clause in changed for language in LANGUAGES]:
        state.pop(name, None)
    return _("Version {version} is in force. Clause 13.1 now shows who is to be told.", version=safe(version))


def _written(clause: Clause, number: str) -> Clause:
    state: Mapping[str, object] = streamlit.session_state  # type: ignore[assignment]  # it is one to read
    texts = {language: str(state[_key(number, language)]).strip() for language in LANGUAGES}
    return Clause(title=clause.title, text=Words(**texts))


def _key(number: str, language: str) -> str:
    return f"notice_new_{number}_{language}"
