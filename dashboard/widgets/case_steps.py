"""The next step of a case: what can be done, what cannot and why, and the form of the step that is chosen."""

from collections.abc import Sequence
from datetime import date

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions import guards
from dashboard.decisions.case import Case, in_force
from dashboard.decisions.recipients import untold
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import steps_for
from dashboard.text import Text
from dashboard.vocabulary import STEP_PERMISSIONS, Actor, DashboardError, Kind, Step
from dashboard.widgets.actions import act, sentence
from dashboard.widgets.case_actions import Given, take
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_plan import keeps_a_part, kept_objects, plan_again, show_planned
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.reason_labels import reason_label
from dashboard.widgets.step_forms import MAIN, StepForm, form_of, offered
from dashboard.widgets.tables import INPUT_FORMATS


def next_steps(_: Text, page: Page, view: CaseView, actor: Actor) -> None:
    """Draw the steps that state and role allow; those that a rule forbids stand below, with the reason."""
    steps = offered(view.case, steps_for(view.case, actor))
    standing = in_force(view.open_related, session.today())
    forbidden = {step: why for step in steps if (why := obstacle(view.whole, step, actor, standing))}
    possible = [step for step in steps if step not in forbidden]
    if possible:
        step = streamlit.radio(
            _("What do you want to do?"),
            possible,
            index=0 if possible[0] in MAIN or not forbidden else None,
            format_func=lambda each: label(_, each),
            key=f"step_{view.case.case_id}_{view.case.version}",
        )
        if step is not None:
            _step_form(_, page, view, step)
    elif not forbidden:
        streamlit.caption(_("There is nothing for you to do in this case now."))
    for step, why in forbidden.items():
        streamlit.caption(f":material/block: **{label(_, step)}**: {sentence(_, why, view.names)}")


def obstacle(case: Case, step: Step, actor: Actor, standing: Sequence[Case]) -> DashboardError | None:
    """Return the guards' sentence about why `actor` may not take `step` now, or None where they may."""
    try:
        rules = read_rules(session.store())
        waiting = untold(case, rules.recipients)
        guards.check_step(case, step, actor, standing, four_eyes=rules.four_eyes, untold=waiting)
    except DashboardError as error:
        return error
    return None


def _step_form(_: Text, page: Page, view: CaseView, step: Step) -> None:
    case = view.case
    key = f"{case.case_id}_{case.version}_{step.value}"
    form = form_of(case, step, keeps_a_part=keeps_a_part(case, step))
    if form.explained:
        streamlit.caption(_(form.explained))
    seen = show_planned(_, page, case, step)
    _reasons(_, form, key)
    if form.dated:
        _day(_, case, key)
    if form.channels:
        streamlit.radio(
            _("How the person was told"),
            form.channels,
            format_func=lambda channel: label(_, channel),
            key=f"channel_{key}",
            horizontal=True,
        )
    if form.note != "none":
        streamlit.text_area(
            _("In words") if form.note == "needed" else _("In words (if needed)"),
            key=f"note_{key}",
            height=90,
            placeholder=_("Goes into the case file, not into the history."),
        )
    _demands(_, view, step, key)
    streamlit.button(
        label(_, step), type="primary", key=f"take_{key}", on_click=act(_take, case, step, form, key, seen)
    )


def _reasons(_: Text, form: StepForm, key: str) -> None:
    """Draw the coded reasons: why data are erased, and the ground or the way of the step."""
    if form.because:
        streamlit.radio(
            _("Why the data are erased"),
            form.because,
            format_func=lambda code: reason_label(_, code),
            key=f"because_{key}",
        )
    if form.codes:
        streamlit.radio(
            _ground_title(_, form),
            form.codes,
            format_func=lambda code: reason_label(_, code),
            key=f"code_{key}",
        )


def _ground_title(_: Text, form: StepForm) -> str:
    if form.because:
        return _("Why a part is kept")
    return _("Ground") if form.grounded else _("Reason or way")


def _day(_: Text, case: Case, key: str) -> None:
    streamlit.date_input(
        _("Happened on"),
        value=session.today(),
        min_value=case.received_on,
        max_value=session.today(),
        format=INPUT_FORMATS[_.language],
        key=f"on_{key}",
    )


def _demands(_: Text, view: CaseView, step: Step, key: str) -> None:
    """Draw what only a refusal or a duplicate asks for."""
    if step is Step.REJECT and view.case.kind is Kind.RIGHT:
        streamlit.checkbox(
            _("The answer tells the right to complain to the Data Protection Ombudsman and to go to court."),
            key=f"remedies_{key}",
        )
    if step is Step.MARK_DUPLICATE:
        likely = [other.case_number for other in view.open_related if other.action == view.case.action]
        streamlit.number_input(
            _("Which case it repeats"),
            min_value=1,
            step=1,
            value=min(likely, default=None),
            help=_("The open case of the same right about the same person; this one keeps its own day."),
            key=f"of_case_{key}",
            width=200,
        )


def _take(case: Case, step: Step, form: StepForm, key: str, seen: str | None) -> str:
    session.actor(STEP_PERMISSIONS[step])
    state = streamlit.session_state
    code, on = state.get(f"code_{key}"), state.get(f"on_{key}")
    channel, because = state.get(f"channel_{key}"), state.get(f"because_{key}")
    given = Given(
        channel=None if channel is None else str(channel),
        code=None if code is None else str(code),
        note=str(state.get(f"note_{key}") or ""),
        on=on if isinstance(on, date) else None,
        doubt_recorded=case.taken_by(Step.ASK_IDENTITY) is not None,
        plan=plan_again(case, step, seen),
        remedies_told=bool(state.get(f"remedies_{key}")),
        of_case=state.get(f"of_case_{key}"),
        because=None if because is None else str(because),
        kept=kept_objects(case, step),
    )
    return take(case.case_id, case.version, step, given, words_needed=form.note == "needed")
