"""The next step of a breach: what can be done, what the law asks for with it, and its form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

import streamlit

from dashboard import session
from dashboard.clock import ClockPolicy
from dashboard.decisions.breach_demands import check_complete
from dashboard.decisions.steps import Words, take_step
from dashboard.outputs.breach import BreachFile, word
from dashboard.text import N_, Text
from dashboard.vocabulary import (
    STEP_PERMISSIONS,
    Actor,
    DashboardError,
    InformedBy,
    Kind,
    NotifiedBy,
    NotInformed,
    Phase,
    Risk,
    State,
    Step,
    allows,
    steps_from,
)
from dashboard.widgets.actions import act, sentence
from dashboard.widgets.breach_form import given_moment, moment_input
from dashboard.widgets.case_labels import label
from dashboard.widgets.step_labels import done

_EXPLAINED: Final[Mapping[Step, str]] = {
    Step.BECOME_AWARE: N_("When it became reasonably certain. From that moment the hours run."),
    Step.ASSESS: N_(
        "Weigh what can happen to the persons, how likely and how grave: kind of data, how many, how easily "
        "they are recognised, who has the data now. A new assessment keeps the old one."
    ),
    Step.NOTIFY_AUTHORITY: N_(
        "Send the notification through the authority's form, then record it here. Do not wait for all facts: "
        "the rest follows as a supplement (Art. 33(4))."
    ),
    Step.REASON_NOT_NOTIFIED: N_(
        "Only where a risk is unlikely (Art. 33(1)). The breach stays in the register with the reasons."
    ),
    Step.INFORM_SUBJECTS: N_(
        "High risk: the persons are told without delay and in plain words (Art. 34). The letter is ready."
    ),
    Step.EXEMPT_SUBJECTS: N_("Only on a ground of Art. 34(3). The authority may require it all the same."),
    Step.CLOSE: N_("The breach stays in the register. A closed case never opens again."),
}
_NOT_A_BREACH: Final = N_("It was no personal data breach: say why. The case stays in the register.")
_NOTES: Final[Mapping[Step, str]] = {
    Step.ASSESS: N_("Reasons for the assessment"),
    Step.REASON_NOT_NOTIFIED: N_("Why a risk is unlikely"),
    Step.EXEMPT_SUBJECTS: N_("Reasons in words"),
}
_CODES: Final[Mapping[Step, tuple[str, type[StrEnum]]]] = {
    Step.ASSESS: (N_("How grave"), Risk),
    Step.NOTIFY_AUTHORITY: (N_("How it was sent"), NotifiedBy),
    Step.INFORM_SUBJECTS: (N_("How they were informed"), InformedBy),
    Step.EXEMPT_SUBJECTS: (N_("Ground"), NotInformed),
}
_MOMENTS: Final[Mapping[Step, str]] = {
    Step.BECOME_AWARE: N_("Became aware"),
    Step.NOTIFY_AUTHORITY: N_("Sent"),
    Step.INFORM_SUBJECTS: N_("Informed"),
}


@dataclass(frozen=True)
class _Form:
    """The form of one step of one breach; `key` begins the keys of its fields."""

    file: BreachFile
    step: Step
    clock: ClockPolicy

    @property
    def key(self) -> str:
        return f"breach_step_{self.file.case_id}_{self.file.version}_{self.step.value}"


def next_steps(_: Text, file: BreachFile, clock: ClockPolicy, actor: Actor) -> None:
    """Draw the steps that state, role and risk allow; closing stands below with what it lacks."""
    if not file.is_open:
        return
    steps, lacking = offered(file, clock, actor), _lacking(file, clock)
    with streamlit.container(border=True):
        streamlit.header(_("Next step"))
        if not steps:
            streamlit.caption(_("An officer takes the next step. You can write down what is known by now."))
            return
        possible = [step for step in steps if step is not Step.CLOSE or not lacking]
        step = streamlit.radio(
            _("What do you want to do?"),
            possible,
            format_func=lambda each: label(_, each),
            key=f"breach_step_{file.case_id}_{file.version}",
        )
        if step is not None:
            _draw(_, _Form(file, step, clock))
        if lacking and Step.CLOSE in steps:
            streamlit.caption(f":material/block: **{label(_, Step.CLOSE)}**: {sentence(_, lacking)}")


def offered(file: BreachFile, clock: ClockPolicy, actor: Actor) -> list[Step]:
    """Return the steps that make sense now, the likeliest first."""
    known, steps = file.history, steps_from(Kind.BREACH, file.state)
    hidden = {
        Step.REASON_NOT_NOTIFIED: known.must_notify(clock),
        Step.EXEMPT_SUBJECTS: not known.awaits_persons,
    }
    first = {
        Step.NOTIFY_AUTHORITY: known.must_notify(clock) and not known.notified,
        Step.REASON_NOT_NOTIFIED: known.awaits_authority(clock),
        Step.INFORM_SUBJECTS: known.awaits_persons,
        Step.EXEMPT_SUBJECTS: known.awaits_persons,
        Step.CLOSE: file.state is not State.SUSPECTED and not _lacking(file, clock),
    }
    allowed = [step for step in steps if allows(actor.role, STEP_PERMISSIONS[step]) and not hidden.get(step)]
    return sorted(allowed, key=lambda step: not first.get(step))


def _lacking(file: BreachFile, clock: ClockPolicy) -> DashboardError | None:
    """Return the sentence about what has to be done before the breach can be closed, or None."""
    if file.state is State.SUSPECTED:
        return None
    try:
        check_complete(file.history, clock)
    except DashboardError as error:
        return error
    return None


def _draw(_: Text, form: _Form) -> None:
    step, key, suspected = form.step, form.key, form.file.state is State.SUSPECTED
    dismissed = step is Step.CLOSE and suspected
    streamlit.caption(_(_NOT_A_BREACH if dismissed else _EXPLAINED[step]))
    if step in _MOMENTS:
        moment_input(_, _(_MOMENTS[step]), session.now(), f"{key}_moment")
    if step in _CODES:
        words, codes = _CODES[step]
        streamlit.radio(_(words), list(codes), format_func=partial(word, _), index=None, key=f"{key}_code")
    if step is Step.NOTIFY_AUTHORITY:
        streamlit.text_input(
            _("The authority's number (if known)"), key=f"{key}_reference", placeholder="1234/171/26"
        )
    if step is Step.INFORM_SUBJECTS:
        count = form.file.listed or form.file.breach.persons
        streamlit.number_input(
            _("How many persons"), min_value=1, step=1, value=count or None, key=f"{key}_persons"
        )
    if step is not Step.BECOME_AWARE:
        streamlit.text_area(_note_words(_, form), key=f"{key}_note", height=100)
    streamlit.button(label(_, step), type="primary", key=f"{key}_take", on_click=act(_take, form))


def _note_words(_: Text, form: _Form) -> str:
    known = form.file.history
    if form.step is Step.NOTIFY_AUTHORITY and not known.notified and _is_late(form):
        return _("Reason for the delay (Art. 33(1))")
    if form.step is Step.CLOSE and form.file.state is State.SUSPECTED:
        return _("Reasons in words")
    return _(_NOTES[form.step]) if form.step in _NOTES else _("In words (if needed)")


def _is_late(form: _Form) -> bool:
    """Tell whether the moment in the field is late; a field that was never drawn stands for now."""
    given = streamlit.session_state.get(f"{form.key}_moment")
    moment = given_moment(f"{form.key}_moment") if isinstance(given, datetime) else session.now()
    return form.file.history.is_late(form.clock, moment or session.now())


def _take(form: _Form) -> str:
    actor, store = session.actor(STEP_PERMISSIONS[form.step]), session.store()
    with store.page(actor) as page:
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    seen = {form.file.case_id: form.file.version}
    words = _words(form)
    take_step(store, actor, form.step, seen, now=session.now(), words=words, snapshot_id=snapshot_id)
    return done(session.text(), form.step)


def _words(form: _Form) -> Words:
    told, key = streamlit.session_state, form.key
    code = told.get(f"{key}_code")
    details = _DETAILS[form.step](form, code) if form.step in _DETAILS else {}
    return Words(
        ground=str(code.value) if form.step is Step.EXEMPT_SUBJECTS and code else None,
        note=str(told.get(f"{key}_note") or "").strip(),
        details={name: each for name, each in details.items() if each},
    )


def _moment(form: _Form) -> str | None:
    moment = given_moment(f"{form.key}_moment")
    return moment.isoformat(timespec="seconds") if moment else None


def _notification(form: _Form, code: StrEnum | None) -> dict[str, object]:
    phase = Phase.SUPPLEMENTARY if form.file.history.notified else Phase.INITIAL
    reference = str(streamlit.session_state.get(f"{form.key}_reference") or "").strip()
    return {
        "moment": _moment(form),
        "by": code.value if code else None,
        "phase": phase.value,
        "reference": reference,
    }


def _informing(form: _Form, code: StrEnum | None) -> dict[str, object]:
    persons = streamlit.session_state.get(f"{form.key}_persons")
    return {"moment": _moment(form), "by": code.value if code else None, "persons": persons}


_DETAILS: Final[Mapping[Step, Callable[[_Form, StrEnum | None], dict[str, object]]]] = {
    Step.BECOME_AWARE: lambda form, _code: {"aware_at": _moment(form)},
    Step.ASSESS: lambda _form, code: {"risk": code.value if code else None},
    Step.NOTIFY_AUTHORITY: _notification,
    Step.INFORM_SUBJECTS: _informing,
}
