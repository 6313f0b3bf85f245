"""The time limit of a request: when, how near, and how it was counted."""

from datetime import date

import streamlit

from dashboard.clock import ClockPolicy, Deadline, Step
from dashboard.decisions.request_clock import deadline_of
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.due_words import clock_words
from dashboard.widgets.received_form import received_form


def show_clock(_: Text, view: CaseView, policy: ClockPolicy, today: date) -> None:
    """Draw the limit with its base date and target, and the derivation behind it."""
    deadline = deadline_of(view.row, policy, today)
    closed = view.case.state in TERMINAL
    with streamlit.container(border=True):
        streamlit.metric(
            _("Answer due"),
            _.date(deadline.due) or "–",
            delta=None if closed else clock_words(_, deadline, today),
            delta_color="off",
            delta_arrow="off",
        )
        for line in [] if closed else _lines(_, deadline, today):
            streamlit.caption(line)
        with streamlit.expander(_("How the date is counted")):
            for step in deadline.steps:
                streamlit.markdown(f"{_step(_, step)}  \n:gray[{_(step.source)}]")
        received_form(_, view)


def _lines(_: Text, deadline: Deadline, today: date) -> list[str]:
    lines = []
    if deadline.act_at_once:
        lines.append(_("Marketing stops at once; this date is only the outer limit for the answer."))
    if deadline.due != deadline.base_due:
        lines.append(_("Without pause and extension: {day}", day=deadline.base_due))
    if deadline.paused_since:
        lines.append(
            _(
                "Clock paused since {day}. If proof comes today: {due}",
                day=deadline.paused_since,
                due=_due(deadline),
            )
        )
    if deadline.internal_target:
        lines.append(_("Own target: {day}", day=deadline.internal_target))
    if (
        deadline.extension_notice_by
        and not deadline.extension_counted
        and deadline.extension_notice_by >= today
    ):
        lines.append(_("An extension has to be told by {day}", day=deadline.extension_notice_by))
    return lines


def _due(deadline: Deadline) -> date | None:
    return deadline.due_if_verified_today or deadline.due


def _step(_: Text, step: Step) -> str:
    return _(step.message, **step.values)
