"""What can be done with a group of cases, by the state that they stand in."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.case import Case
from dashboard.text import Text
from dashboard.vocabulary import STEP_PERMISSIONS, SYSTEM, Actor, Kind, State, Step, allows, steps_from
from dashboard.widgets.actions import act, sentence
from dashboard.widgets.case_alarm import show_alarm
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_steps import obstacle
from dashboard.widgets.case_view import read_case
from dashboard.widgets.plan_preview import show_plan, show_progress
from dashboard.widgets.queue_actions import approve, planned, take
from dashboard.widgets.queue_groups import Group, blocked, read_cases
from dashboard.widgets.queue_table import show_members, title

_BUTTONS: Final = {
    State.AWAITING_SECOND_APPROVAL: (Step.CONFIRM_MATCH,),
    State.APPROVED: (Step.CLAIM,),
    State.CLAIMED: (Step.EXECUTE, Step.RELEASE_CLAIM),
    State.FAILED: (Step.CLAIM,),
}
_BEFORE_IT_IS_DONE: Final = (State.APPROVED, State.CLAIMED, State.FAILED)
_WITH_WORDS: Final = {
    State.AWAITING_SECOND_APPROVAL: (Step.SEND_BACK, Step.CANCEL),
    State.APPROVED: (Step.SEND_BACK, Step.CANCEL),
    State.CLAIMED: (Step.FAIL,),
    State.EXECUTED: (Step.FAIL,),
    State.FAILED: (Step.CANCEL,),
}


def show_panel(_: Text, page: Page, group: Group, actor: Actor) -> None:
    """Draw a group: what it does in Salesforce, the steps, its cases."""
    cases = read_cases(page, group.part)
    with streamlit.container(border=True):
        streamlit.header(title(_, group))
        if group.part.state is State.AWAITING_SECOND_APPROVAL:
            _approval(_, page, group, cases, actor)
        else:
            show_progress(_, page, [case.case_id for case in cases])
            _warn_of_protected(_, page, group.part.state, cases)
        _buttons(_, group, actor)
        _steps_with_words(_, group, actor)
        show_members(_, page, group)


def _approval(_: Text, page: Page, group: Group, cases: Sequence[Case], actor: Actor) -> None:
    """Draw the list of what will be touched and, for another officer than the proposer, the approval."""
    protected = blocked(page, cases, session.today())
    free = [case for case in cases if case.case_id not in protected]
    current = planned(page, free)
    if current:
        show_plan(_, current)
    if protected:
        n = len(protected)
        streamlit.warning(
            _.plural(
                "{n} person is protected by a hold or an open request and stays here.",
                "{n} persons are protected by a hold or an open request and stay here.",
                n,
            )
        )
    if not allows(actor.role, STEP_PERMISSIONS[Step.APPROVE]) or not free:
        return
    first = read_case(page, free[0].case_number)
    show_alarm(_, first)
    why = obstacle(first.case, Step.APPROVE, actor, ())
    if why:
        streamlit.caption(f":material/block: {sentence(_, why, first.names)}")
    streamlit.button(
        _.plural("Approve {n} case", "Approve {n} cases", len(free)),
        type="primary",
        icon=":material/task_alt:",
        disabled=why is not None,
        on_click=act(approve, group, current.hash if current else None),
    )


def _warn_of_protected(_: Text, page: Page, state: State, cases: Sequence[Case]) -> None:
    """Say whom a hold or a request protects since the decision: no file holds them, nor may a hand."""
    n = len(blocked(page, cases, session.today())) if state in _BEFORE_IT_IS_DONE else 0
    if n:
        streamlit.warning(
            _.plural(
                "{n} person is protected by a hold or an open request: change nothing in Salesforce.",
                "{n} persons are protected by a hold or an open request: change nothing of theirs.",
                n,
            )
        )


def _buttons(_: Text, group: Group, actor: Actor) -> None:
    steps = [
        step
        for step in _BUTTONS.get(group.part.state, ())
        if _may(group.kind, group.part.state, step, actor)
        and (step is not Step.CONFIRM_MATCH or group.created_by == SYSTEM.user)
    ]
    if not steps:
        return
    with streamlit.container(horizontal=True):
        for step in steps:
            streamlit.button(
                label(_, step),
                key=f"queue_{step.value}",
                type="primary" if step is Step.CLAIM else "secondary",
                on_click=act(take, group, step),
            )


def _steps_with_words(_: Text, group: Group, actor: Actor) -> None:
    """Draw the steps that nobody could understand later without words."""
    state = group.part.state
    for step in _WITH_WORDS.get(state, ()):
        if not _may(group.kind, state, step, actor):
            continue
        key = f"queue_words_{step.value}_{group.part.group_no}"
        with streamlit.expander(label(_, step)):
            streamlit.text_area(_("Reason"), key=key, height=80)
            streamlit.button(
                label(_, step),
                key=f"queue_{step.value}_send",
                on_click=act(_take_with_words, group, step, key),
            )


def _take_with_words(group: Group, step: Step, key: str) -> str:
    return take(group, step, str(streamlit.session_state[key] or ""))


def _may(kind: Kind, state: State, step: Step, actor: Actor) -> bool:
    return step in steps_from(kind, state) and allows(actor.role, STEP_PERMISSIONS[step])
