"""A sending to Salesforce: how far it is, what came of it, and that one was interrupted."""

from collections.abc import Sequence
from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs import bulk_api
from dashboard.outputs.bulk_api import Outcome, Running
from dashboard.text import N_, Text
from dashboard.vocabulary import Actor, Permission, Refused, Role
from dashboard.widgets.actions import act, sentence, shown_errors
from dashboard.widgets.queue_outcome import keep
from dashboard.widgets.safe import safe

_ENDED: Final = "sending_ended"
_SECONDS: Final = 1
_NOT_SET_UP: Final = N_("Sending straight to Salesforce is not set up. Use the files.")


def is_sending() -> bool:
    """Tell whether a sending is under way: then no other file leaves."""
    running = bulk_api.current(session.store().settings)
    return running is not None and not running.ended


def start_sending(case_ids: Sequence[str] | None) -> None:
    """Begin to send cases, or with None only to look what came of an interrupted sending."""
    actor, store = session.actor(Permission.CARRY_OUT), session.store()
    access = bulk_api.access_of(store.settings)
    if access is None:
        raise Refused(_NOT_SET_UP)
    streamlit.session_state.pop(_ENDED, None)
    bulk_api.start(store, actor, access, case_ids, now=session.now)


def look() -> None:
    """Look what came of a sending that was interrupted."""
    start_sending(None)


def show_sending(_: Text) -> None:
    """Draw a sending under way, what came of one's last, or that one was interrupted."""
    actor, store = session.actor(Permission.CARRY_OUT), session.store()
    running = bulk_api.current(store.settings)
    if running and not running.ended:
        streamlit.fragment(_progress, run_every=_SECONDS)()
        return
    if running and running.actor.user == actor.user:
        _take_note()
    if ended := streamlit.session_state.get(_ENDED):
        _show_ended(_, ended)
    _show_interrupted(_, actor)


def _progress() -> None:
    _ = session.text()
    with shown_errors(_):
        actor = session.actor(Permission.CARRY_OUT)
        running = bulk_api.current(session.store().settings)
        if running is None or running.ended:
            streamlit.rerun()
        assert running is not None
        with streamlit.container(border=True):
            _show_progress(_, running, actor)


def _show_progress(_: Text, running: Running, actor: Actor) -> None:
    progress = running.progress
    words = _(progress.stage, number=progress.number, sheets=progress.sheets, sheet=progress.sheet)
    streamlit.progress(progress.share, text=words)
    if running.actor.user != actor.user:
        streamlit.caption(_("{user} is sending this.", user=safe(running.actor.user)))
        return
    streamlit.caption(_("You may leave this screen: the sending goes on."))
    streamlit.button(_("Stop the sending"), icon=":material/stop_circle:", on_click=act(_stop))


def _stop() -> None:
    actor = session.actor(Permission.CARRY_OUT)
    running = bulk_api.current(session.store().settings)
    if running and running.actor.user == actor.user:
        running.stop()


def _take_note() -> None:
    """Keep what came of one's sending: cases and results are shown where those of files are."""
    outcome = bulk_api.finish(session.store().settings)
    if outcome:
        streamlit.session_state[_ENDED] = outcome
        keep(handed=outcome.handed, brought=outcome.imported)


def _show_ended(_: Text, outcome: Outcome) -> None:
    for error in outcome.told:
        streamlit.error(sentence(_, error))
    lines = [
        _.plural("{n} file was sent and answered.", "{n} files were sent and answered.", outcome.sent)
        if outcome.sent
        else "",
        _.plural("{n} file was not sent.", "{n} files were not sent.", outcome.left) if outcome.left else "",
        _.plural(
            "{n} file that had not arrived whole was withdrawn before Salesforce touched it.",
            "{n} files that had not arrived whole were withdrawn before Salesforce touched them.",
            outcome.withdrawn,
        )
        if outcome.withdrawn
        else "",
    ]
    streamlit.caption("  \n".join(line for line in lines if line))


def _show_interrupted(_: Text, actor: Actor) -> None:
    with session.store().page(actor) as page:
        users = {sent.user for sent in bulk_api.unsettled(page)}
    if not users:
        return
    if users <= {actor.user} or actor.role is Role.OFFICER:
        streamlit.warning(_("A sending was interrupted: nobody has looked yet what came of it."))
        streamlit.button(
            _("Look what came of it"), key="queue_look", icon=":material/sync:", on_click=act(look)
        )
    else:
        streamlit.warning(_("A sending of {user} was interrupted.", user=safe(min(users - {actor.user}))))
