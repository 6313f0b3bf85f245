"""Remarks about a clause, where its text and the law differ, and what the office answers to them."""

from collections.abc import Sequence

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.remarks import Answered, answer_remark, read_answers
from dashboard.outputs.notice_board import ClauseStand
from dashboard.text import Text
from dashboard.vocabulary import Answer, Permission, Remark
from dashboard.widgets.actions import act, show_messages
from dashboard.widgets.notice_counts import draw_all_anew, follow_changes
from dashboard.widgets.notice_words import ANSWERS, REMARKS
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import Names, called


def show_remarks(_: Text, page: Page, stand: ClauseStand, names: Names) -> None:
    """Draw each remark of the clause with the answers that were given, the newest first, and the form."""
    given = read_answers(page) if stand.remarks else {}
    for remark in stand.remarks:
        with streamlit.container(border=True):
            streamlit.markdown(f"**:material/comment: {_('Remark')} {remark.value}**  \n{_(REMARKS[remark])}")
            _answers(_, given.get(remark, []), names)
            words = _("Answer again") if remark in given else _("Answer")
            with streamlit.expander(words, icon=":material/reply:"):
                _form(remark)


def _answers(_: Text, answers: Sequence[Answered], names: Names) -> None:
    for answered in reversed(answers):
        streamlit.markdown(f":blue-badge[{_(ANSWERS[answered.answer])}]")
        streamlit.text(answered.reason)
        streamlit.caption(
            _(
                "{user} on {day}, about version {version}.",
                user=safe(called(_, names, answered.by)),
                day=answered.on,
                version=safe(answered.version),
            )
        )


@streamlit.fragment
def _form(remark: Remark) -> None:
    """Draw the form; what is wrong with it is said in it, as the top of the screen is out of sight."""
    _ = session.text()
    follow_changes()
    streamlit.radio(
        _("Answer"),
        list(Answer),
        format_func=lambda answer: _(ANSWERS[answer]),
        key=f"notice_answer_{remark}",
        label_visibility="collapsed",
    )
    streamlit.text_area(_("Reason"), key=f"notice_answer_reason_{remark}", height=80)
    streamlit.button(_("Save the answer"), key=f"notice_answer_save_{remark}", on_click=act(_save, remark))
    show_messages(_)


def _save(remark: Remark) -> str:
    actor, state, _ = session.actor(Permission.CONFIGURE), streamlit.session_state, session.text()
    answer, key = Answer(state[f"notice_answer_{remark}"]), f"notice_answer_reason_{remark}"
    answer_remark(session.store(), actor, remark, answer, reason=str(state.get(key, "")), now=session.now())
    state[key] = ""
    draw_all_anew()
    return _("The answer has been recorded.")
