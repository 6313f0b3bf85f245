"""The dialog of a decision: who, who is left out, what will be touched, why; one button decides."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import polars
import streamlit

from dashboard import session
from dashboard.clock import retention_end
from dashboard.decisions import bulk
from dashboard.decisions.bulk import Choice, Grounds
from dashboard.decisions.plan import PLANNED_ACTIONS, plan
from dashboard.decisions.rules import read_rules
from dashboard.text import Text
from dashboard.vocabulary import IRREVERSIBLE, Action, Permission, Refused
from dashboard.widgets.actions import act, show_messages, shown_errors
from dashboard.widgets.decision_labels import ACTS, HINDRANCES, OTHER, REASONS, REASONS_FOR
from dashboard.widgets.outcome import remember
from dashboard.widgets.plan_preview import show_plan
from dashboard.widgets.tables import INPUT_FORMATS, show

_CHOICE: Final = "decision_choice"
_REASON: Final = "decision_reason"
_NOTE: Final = "decision_note"
_UNTIL: Final = "decision_until"
_SHOWN: Final = 5
_KEPT_MONTHS: Final = 12


def begin(action: Action, person_nos: Sequence[int], reason: str | None = None) -> None:
    """Open the dialog of `action` about some persons in the coming run; `reason` stands chosen in it."""
    actor = session.actor(Permission.DECIDE)
    if not person_nos:
        raise Refused(bulk.NOBODY)
    with session.store().page(actor) as page:
        streamlit.session_state[_CHOICE] = bulk.choose(
            page, action, person_nos, key=uuid.uuid4().hex, today=session.today()
        )
    for name in (_REASON, _NOTE, _UNTIL):
        streamlit.session_state.pop(name, None)
    streamlit.session_state[_REASON] = reason or REASONS_FOR[action][0]


def show_dialog(_: Text, *, on_decided: Callable[[], None] | None = None) -> None:
    """Draw the dialog if one has been begun; called once, at the end of a screen."""
    choice = streamlit.session_state.get(_CHOICE)
    if choice is None:
        return
    words = ACTS[choice.action]
    draw = streamlit.dialog(_(words.button).rstrip("…"), width="medium", icon=words.icon, on_dismiss=forget)
    draw(_dialog)(on_decided)


def forget() -> None:
    """Close the dialog without deciding."""
    streamlit.session_state.pop(_CHOICE, None)


def _dialog(on_decided: Callable[[], None] | None) -> None:
    _ = session.text()
    choice = streamlit.session_state.get(_CHOICE)
    if choice is None:
        streamlit.rerun()
    show_messages(_)
    with shown_errors(_):
        actor = session.actor(Permission.DECIDE)
        streamlit.write(_(ACTS[choice.action].explained))
        _show_persons(_, choice)
        if choice.action in PLANNED_ACTIONS and choice.persons:
            streamlit.markdown(f"**{_('What will be touched in Salesforce')}**")
            with session.store().page(actor) as page:
                show_plan(_, plan(page, choice.action, choice.persons))
        _warn_of_early(_, choice)
        _ask_grounds(_, choice)
        if choice.action in IRREVERSIBLE and read_rules(session.store()).four_eyes:
            streamlit.caption(_("Another officer approves before anything happens in Salesforce."))
        _buttons(_, choice, on_decided)


def _show_persons(_: Text, choice: Choice) -> None:
    with session.store().page(session.actor(Permission.DECIDE)) as page:
        shown = page.rows("retention/names", person_nos=list(choice.persons[:_SHOWN]))
        left_out = page.rows(
            "retention/names", person_nos=[n for found in choice.left_out.values() for n in found]
        )
    if shown:
        streamlit.text("\n".join(_named(row) for row in shown))
    more = len(choice.persons) - len(shown)
    if more > 0:
        streamlit.caption(_.plural("and {n} other person", "and {n} other persons", more))
    if left_out:
        _show_left_out(_, choice, {int(str(row["person_no"])): str(row["name"] or "") for row in left_out})


def _named(row: Mapping[str, object]) -> str:
    return "  ·  ".join(str(row[name]) for name in ("name", "company") if row[name])


def _show_left_out(_: Text, choice: Choice, names: dict[int, str]) -> None:
    n = len(names)
    with streamlit.expander(
        _.plural("{n} person is left out", "{n} persons are left out", n), icon=":material/block:"
    ):
        rows = [
            {"name": names.get(number, ""), "why": _(HINDRANCES[why])}
            for why, numbers in choice.left_out.items()
            for number in numbers
        ]
        show(polars.DataFrame(rows), {"name": _("Name"), "why": _("Why")}, alt=_("Persons left out"))


def _warn_of_early(_: Text, choice: Choice) -> None:
    early = choice.not_expired(session.today()) if choice.action in IRREVERSIBLE else 0
    if early:
        words = _.plural(
            "{n} person's retention period has not ended: choose another reason than its end.",
            "{n} persons' retention period has not ended: choose another reason than its end.",
            early,
        )
        streamlit.warning(words, icon=":material/hourglass_top:")


def _ask_grounds(_: Text, choice: Choice) -> None:
    if choice.action is Action.KEEP:
        streamlit.session_state.setdefault(_UNTIL, retention_end(session.today(), months=_KEPT_MONTHS))
        streamlit.date_input(_("Keep until"), key=_UNTIL, format=INPUT_FORMATS[_.language])
    streamlit.selectbox(
        _("Reason"),
        REASONS_FOR[choice.action],
        format_func=lambda code: _(REASONS[code]),
        key=_REASON,
        placeholder=_("Choose"),
    )
    streamlit.text_area(
        _("In words"),
        key=_NOTE,
        height=80,
        placeholder=_("Goes into the case file, not into the history."),
    )


def _buttons(_: Text, choice: Choice, on_decided: Callable[[], None] | None) -> None:
    with streamlit.container(horizontal=True, horizontal_alignment="right"):
        streamlit.button(_("Cancel"), key="decision_cancel", on_click=forget)
        streamlit.button(
            ACTS[choice.action].confirm(_, len(choice.persons)),
            key="decision_confirm",
            type="primary",
            disabled=not choice.persons,
            on_click=act(_confirm, choice, on_decided),
        )


def _confirm(choice: Choice, on_decided: Callable[[], None] | None) -> None:
    actor = session.actor(Permission.DECIDE)
    state = streamlit.session_state
    until = state.get(_UNTIL)
    grounds = Grounds(
        reason_code=state[_REASON],
        note=state.get(_NOTE, ""),
        until=until if choice.action is Action.KEEP and isinstance(until, date) else None,
    )
    if grounds.reason_code == OTHER and not grounds.note.strip():
        raise Refused("Write the reason in words.")
    today, now = session.today(), session.now()
    remember(bulk.decide(session.store(), actor, choice, grounds, today=today, now=now))
    forget()
    if on_decided:
        on_decided()
