"""The ways to mend what a check has found: acts for its persons, a task for staff, a screen, a setting."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import pyarrow
import streamlit

from dashboard import session
from dashboard.controls import Control, Row, keys_of
from dashboard.controls.remedies import REMEDIES, Remedy
from dashboard.decisions.informing import Order, begin_for
from dashboard.decisions.rules import read_rules
from dashboard.decisions.tasks import MOST, Task, queue_tasks
from dashboard.text import Text
from dashboard.vocabulary import Action, Audience, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.decide import begin
from dashboard.widgets.decision_labels import ACTS, REASONS_FOR
from dashboard.widgets.notice_counts import draw_all_anew
from dashboard.widgets.notice_rows import choose_no_row
from dashboard.widgets.notice_words import SCREENS

_SCREENS: Final = Path(__file__).parent.parent / "screens"
_NOTE: Final = "notice_task_note"
_KEY: Final = "notice_task_key"


@dataclass(frozen=True)
class Chosen:
    """What is ticked of a check (its short name): some rows with their keys, or everything."""

    control: str
    rows: pyarrow.Table
    picked: Sequence[tuple[str, Row]]
    everything: bool

    @property
    def count(self) -> int:
        """How many rows are chosen."""
        return int(self.rows.num_rows) if self.everything else len(self.picked)

    @property
    def persons(self) -> list[int]:
        """The persons of the chosen rows, each once."""
        if self.everything:
            numbers = self.rows["person_no"].unique().drop_null().to_pylist()
        else:
            numbers = [row["person_no"] for _key, row in self.picked if row["person_no"] is not None]
        return sorted({cast("int", number) for number in numbers})

    @property
    def tasks(self) -> list[Task]:
        """The chosen rows as tasks for a hand; one more than can be queued where there are too many."""
        if not self.everything:
            return [_task(self.control, key, row) for key, row in self.picked]
        rows = self.rows.slice(0, MOST + 1).to_pylist()
        keys = keys_of(Control(f"controls/{self.control}"), rows)
        return [_task(self.control, key, row) for key, row in zip(keys, rows, strict=True)]


def show_places(_: Text, remedy: Remedy, open_rows: int) -> None:
    """Draw the way to the screen and the setting where it is mended, where there is something to mend."""
    if not open_rows:
        return
    if remedy.screen in SCREENS and (_SCREENS / f"{remedy.screen}.py").exists():
        streamlit.page_link(
            f"screens/{remedy.screen}.py",
            label=_("Mend it on the screen: {screen}", screen=_(SCREENS[remedy.screen])),
            icon=":material/arrow_forward:",
            query_params=dict(remedy.query),
        )
    if remedy.setting:
        streamlit.markdown(_("Setting in policy.toml: {setting}", setting=f"`{remedy.setting}`"))


def show_ways(_: Text, control: Control, chosen: Chosen) -> None:
    """Draw the acts for the persons of the chosen rows, and the task for a hand."""
    remedy = REMEDIES[control.short]
    if not chosen.rows.num_rows or not (remedy.acts or remedy.by_hand or remedy.informs):
        return
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small"):
        for action in remedy.acts:
            streamlit.button(
                _(ACTS[action].button),
                icon=ACTS[action].icon,
                key=f"notice_act_{action}",
                disabled=not chosen.count,
                on_click=act(_begin, action, chosen, remedy.reason),
            )
        if remedy.informs:
            streamlit.button(
                _.plural("Inform {n} person", "Inform {n} persons", len(chosen.persons)),
                icon=":material/campaign:",
                key="notice_inform",
                disabled=not chosen.count,
                on_click=act(_inform, chosen, remedy.informs),
            )
        if not chosen.count:
            streamlit.markdown(f":gray[{_('Choose rows in the list.')}]", width="content")
    if remedy.by_hand:
        _task_form(_, chosen)


def _task_form(_: Text, chosen: Chosen) -> None:
    with streamlit.expander(_("Queue as a task for staff"), icon=":material/construction:"):
        streamlit.write(
            _(
                "Somebody takes the row on, corrects it in Salesforce and marks it done. The next copy of "
                "the register proves it: the check does not find the row any more, or the task has failed."
            )
        )
        streamlit.text_area(
            _("In words"),
            key=_NOTE,
            height=80,
            placeholder=_("Goes into the case file, not into the history."),
        )
        streamlit.button(
            _.plural("Queue {n} row", "Queue {n} rows", chosen.count),
            key="notice_task",
            type="primary",
            disabled=not chosen.count,
            on_click=act(_queue, chosen),
        )


def _begin(action: Action, chosen: Chosen, reason: str | None) -> None:
    begin(action, chosen.persons, reason if reason in REASONS_FOR[action] else None)


def _inform(chosen: Chosen, audience: Audience) -> None:
    """Queue a round of mails to the chosen; it is sent under Informing, where it can be looked at first."""
    actor, store, _ = session.actor(Permission.DECIDE), session.store(), session.text()
    notice = read_rules(store).notice
    order = Order(notice.version, notice.date, audience)
    key = streamlit.session_state.setdefault(_KEY, uuid.uuid4().hex)
    n = begin_for(store, actor, order, chosen.persons, key=key, now=session.now())
    streamlit.session_state.pop(_KEY, None)
    choose_no_row(chosen.control)
    draw_all_anew(
        _.plural(
            "{n} person is queued: send under Informing.", "{n} persons are queued: send under Informing.", n
        )
    )


def _queue(chosen: Chosen) -> None:
    actor, _ = session.actor(Permission.DECIDE), session.text()
    key = streamlit.session_state.setdefault(_KEY, uuid.uuid4().hex)
    note = str(streamlit.session_state.get(_NOTE, ""))
    opened = queue_tasks(session.store(), actor, chosen.tasks, note=note, key=key, now=session.now())
    streamlit.session_state.pop(_KEY, None)
    streamlit.session_state[_NOTE] = ""
    choose_no_row(chosen.control)
    done = _.plural("{n} task is queued for staff.", "{n} tasks are queued for staff.", len(opened))
    draw_all_anew(done)


def _task(control: str, key: str, row: Row) -> Task:
    return Task(
        control=control,
        key=key,
        object=str(row["object"]),
        record_id=cast("str | None", row["record_id"]),
        subject=str(row["subject"] or ""),
        person_no=cast("int | None", row["person_no"]),
    )
