"""Who is told how a request ends (Art. 19): each recipient of the policy, told or reasoned away."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.case import Case
from dashboard.decisions.recipients import concerned, untold
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import Words, steps_for, take_step
from dashboard.policy import Recipient
from dashboard.text import N_, Text
from dashboard.vocabulary import SETTLING, STEP_PERMISSIONS, TOLD_BY, Actor, Excuse, Step
from dashboard.widgets.actions import act, sentence
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_steps import obstacle
from dashboard.widgets.case_view import CaseView
from dashboard.widgets.reason_labels import reason_label
from dashboard.widgets.safe import safe
from dashboard.widgets.step_labels import done

_QUESTION: Final = {
    Step.TELL_RECIPIENT: N_("It was told"),
    Step.EXCUSE_RECIPIENT: N_("It is not told, because …"),
}


def show_recipients(_: Text, view: CaseView, actor: Actor) -> None:
    """Draw the recipients that this case concerns, and the form for those that still have to be told."""
    known = read_rules(session.store()).recipients
    names, waiting = concerned(view.case, known), untold(view.case, known)
    if not names:
        return
    with streamlit.container(border=True, key="recipients"):
        streamlit.header(_("Who else is told (Art. 19)"))
        for each in known:
            if each.name in names:
                streamlit.markdown(_line(_, each, waits=each.name in waiting))
        steps = [step for step in steps_for(view.case, actor) if step in SETTLING]
        if not waiting or not steps:
            return
        why = obstacle(view.case, steps[0], actor, ())
        if why:
            streamlit.caption(f":material/block: {sentence(_, why, view.names)}")
        else:
            _form(_, view.case, waiting, steps)


def _line(_: Text, recipient: Recipient, *, waits: bool) -> str:
    sign = ":orange[:material/schedule:]" if waits else ":green[:material/check_circle:]"
    told = _("waits") if waits else _("settled")
    about = recipient.purpose.in_language(_.language)
    reached = f" · {safe(recipient.contact)}" if recipient.contact else ""
    return f"{sign} **{safe(recipient.name)}** · {told}  \n:gray[{safe(about)}{reached}]"


def _form(_: Text, case: Case, waiting: Sequence[str], steps: Sequence[Step]) -> None:
    key = f"recipient_{case.case_id}_{case.version}"
    if len(waiting) > 1:
        streamlit.selectbox(_("Recipient"), waiting, key=f"{key}_name", placeholder=_("Choose"))
    step = streamlit.radio(
        _("What was done"),
        steps,
        format_func=lambda each: _(_QUESTION[each]),
        key=f"{key}_step",
        horizontal=True,
        label_visibility="collapsed",
    )
    if step is Step.TELL_RECIPIENT:
        streamlit.radio(
            _("How it was told"),
            TOLD_BY,
            format_func=lambda way: label(_, way),
            key=f"{key}_channel",
            horizontal=True,
        )
    else:
        streamlit.radio(
            _("Reason or way"),
            list(Excuse),
            format_func=lambda excuse: reason_label(_, excuse),
            key=f"{key}_code",
        )
    needed = step is Step.EXCUSE_RECIPIENT
    streamlit.text_area(_("In words") if needed else _("In words (if needed)"), key=f"{key}_note", height=70)
    streamlit.button(label(_, step), key=f"{key}_take", on_click=act(settle, case, step, waiting[0], key))


def settle(case: Case, step: Step, only: str, key: str) -> str:
    """Record that a recipient was told, or why it is not; `only` is it where there is no choice."""
    state = streamlit.session_state
    actor = session.actor(STEP_PERMISSIONS[step])
    details = {"recipient": state.get(f"{key}_name", only)}
    told = step is Step.TELL_RECIPIENT
    words = Words(
        reason_code=None if told else str(state[f"{key}_code"]),
        note=str(state.get(f"{key}_note") or "").strip(),
        details={**details, "channel": str(state[f"{key}_channel"])} if told else details,
    )
    take_step(session.store(), actor, step, {case.case_id: case.version}, now=session.now(), words=words)
    return done(session.text(), step)
