"""The button that sends straight to Salesforce, where that is set up, and the question that it asks first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit

from dashboard import session
from dashboard.decisions.items import Act
from dashboard.outputs import bulk_api
from dashboard.outputs.write_back import look_over
from dashboard.text import Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act, show_messages, shown_errors
from dashboard.widgets.plan_preview import show_counts
from dashboard.widgets.queue_groups import Part, read_cases
from dashboard.widgets.queue_sending import is_sending, start_sending

_ASKED: Final = "sending_asked"


@dataclass(frozen=True)
class Asked:
    """What somebody is about to send: how many of the cases, and how many records of (object, act)."""

    case_ids: tuple[str, ...]
    ready: int
    counts: Mapping[tuple[str, str], int]


def offer_sending(_: Text, part: Part) -> None:
    """Draw the button beside the files, and the question that it asks; nothing where it is not set up."""
    with shown_errors(_):
        if bulk_api.access_of(session.store().settings) is None:
            return
        streamlit.button(
            _("Send to Salesforce"),
            key="queue_send",
            icon=":material/send:",
            disabled=is_sending(),
            on_click=act(ask, part),
        )
        if _ASKED in streamlit.session_state:
            words = _("Send to Salesforce")
            streamlit.dialog(words, width="medium", icon=":material/send:", on_dismiss=forget)(_dialog)()


def ask(part: Part) -> None:
    """Look over what the cases of a part would change now, and ask whether to send it."""
    actor, store = session.actor(Permission.CARRY_OUT), session.store()
    with store.page(actor) as page:
        case_ids = tuple(case.case_id for case in read_cases(page, part))
    sorting = look_over(store, actor, case_ids, now=session.now())
    if not sorting.ready:
        raise Refused("Nothing is left to send. Make the files to see why.")
    counts = Counter((item.object, item.act) for item in {work.item for work in sorting.works()})
    asked = Asked(case_ids, len(sorting.ready), dict(sorted(counts.items())))
    streamlit.session_state[_ASKED] = asked


def forget() -> None:
    """Close the question without sending."""
    streamlit.session_state.pop(_ASKED, None)


def begin() -> None:
    """Send what was asked about."""
    asked: Asked | None = streamlit.session_state.pop(_ASKED, None)
    if asked:
        start_sending(asked.case_ids)


def _dialog() -> None:
    _ = session.text()
    asked: Asked | None = streamlit.session_state.get(_ASKED)
    if asked is None:
        streamlit.rerun()
    assert asked is not None
    show_messages(_)
    with shown_errors(_):
        session.actor(Permission.CARRY_OUT)
        show_counts(_, asked.counts)
        _warn(_, asked)
        with streamlit.container(horizontal=True, horizontal_alignment="right"):
            streamlit.button(_("Cancel"), key="sending_cancel", on_click=forget)
            streamlit.button(
                _.plural("Send {n} case now", "Send {n} cases now", asked.ready),
                key="sending_confirm",
                type="primary",
                on_click=act(begin),
            )


def _warn(_: Text, asked: Asked) -> None:
    """Say what cannot be taken back, and who is not sent."""
    acts = {what for _object, what in asked.counts}
    if Act.ANONYMISE in acts:
        streamlit.warning(_("What is emptied cannot be brought back."), icon=":material/warning:")
    if Act.DELETE in acts:
        streamlit.warning(
            _("Deleted records stay in Salesforce's recycle bin for 15 days; after that they are gone."),
            icon=":material/warning:",
        )
    left_out = len(asked.case_ids) - asked.ready
    if left_out:
        streamlit.caption(_.plural("{n} case is left out.", "{n} cases are left out.", left_out))
    streamlit.caption(_("Holds and open requests are checked once more, then Salesforce begins at once."))
