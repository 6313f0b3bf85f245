"""What of the history is shown: filters, and turning pages by sequence number."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, cast

import streamlit

from dashboard.databases import Page
from dashboard.text import Text
from dashboard.widgets.history_rows import NEWEST, PAGE_SIZE, Filters
from dashboard.widgets.prepared_download import drop_prepared
from dashboard.widgets.query_state import keep, number_remembered, remembered
from dashboard.widgets.step_labels import done
from dashboard.widgets.tables import INPUT_FORMATS
from dashboard.widgets.user_names import called_in_full, user_names

EXPORT: Final = "history_export"
_STARTS: Final = "history_starts"


def history_filters(_: Text, page: Page) -> Filters:
    """Draw the filters and return what they say; a change goes back to the newest page."""
    who, what, case, first, last = streamlit.columns(5)
    names = user_names(page)
    actors = sorted(
        (str(row["actor"]) for row in page.rows("history/actors")),
        key=lambda actor: called_in_full(_, names, actor),
    )
    steps = sorted((str(row["step"]) for row in page.rows("history/steps")), key=lambda step: done(_, step))
    return Filters(
        actor=who.selectbox(
            _("Who"),
            actors,
            index=None,
            format_func=lambda actor: called_in_full(_, names, actor),
            key="history_actor",
            on_change=begin_anew,
            placeholder=_("everybody"),
        ),
        step=_step(_, what, steps),
        case_number=_case(_, case),
        first=_day(_, first, _("First day"), "history_first"),
        last=_day(_, last, _("Last day"), "history_last"),
    )


def _step(_: Text, place: streamlit.delta_generator.DeltaGenerator, steps: Sequence[str]) -> str | None:
    remembered("step", steps, None)
    chosen = place.selectbox(
        _("What"),
        steps,
        index=None,
        format_func=lambda step: done(_, step),
        key="step",
        on_change=begin_anew,
        placeholder=_("everything"),
    )
    keep(step=chosen)
    return chosen


def _case(_: Text, place: streamlit.delta_generator.DeltaGenerator) -> int | None:
    number_remembered("case")
    number = place.number_input(
        _("Case"),
        min_value=1,
        step=1,
        value=None,
        key="case",
        on_change=begin_anew,
        placeholder=_("any"),
    )
    keep(case=str(number) if number else None)
    return number


def before() -> int:
    """Return the sequence number that the present page begins below."""
    starts: list[int] = streamlit.session_state.get(_STARTS, [])
    return starts[-1] if starts else NEWEST


def turn_pages(_: Text, rows: Sequence[Mapping[str, object]]) -> None:
    """Draw the ways to newer and older rows."""
    with streamlit.container(horizontal=True):
        at_start = not streamlit.session_state.get(_STARTS)
        streamlit.button(_("Newer"), icon=":material/chevron_left:", disabled=at_start, on_click=_newer)
        streamlit.button(
            _("Older"),
            icon=":material/chevron_right:",
            disabled=len(rows) < PAGE_SIZE,
            on_click=_older,
            args=(cast("int", rows[-1]["seq"]),),
        )


def begin_anew() -> None:
    """Go back to the newest page, and forget an export of what was shown before."""
    streamlit.session_state.pop(_STARTS, None)
    drop_prepared(EXPORT)


def _older(seq: int) -> None:
    streamlit.session_state[_STARTS] = [*streamlit.session_state.get(_STARTS, []), seq]


def _newer() -> None:
    streamlit.session_state[_STARTS] = streamlit.session_state.get(_STARTS, [])[:-1]


def _day(_: Text, place: streamlit.delta_generator.DeltaGenerator, words: str, key: str) -> date | None:
    day = place.date_input(words, value=None, key=key, format=INPUT_FORMATS[_.language], on_change=begin_anew)
    return day if isinstance(day, date) else None
