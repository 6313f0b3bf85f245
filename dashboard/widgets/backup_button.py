"""A backup made by hand, beside the one that the daily work makes; a long history takes a while."""

from typing import Final

import streamlit

from dashboard import session, settings
from dashboard.outputs.backup import running
from dashboard.outputs.backup.making import Stage, backups_in, moment_of
from dashboard.outputs.backup.running import Running
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act, sentence, shown_errors

_ENDED: Final = "backup_ended"
_SECONDS: Final = 1


def backup_button(_: Text) -> None:
    """Draw when the newest backup was made, and the button that makes another; a demo has none."""
    own = session.store().settings
    if own.demo:
        return
    made = backups_in(settings.backup_folder(own))
    newest = (
        _("Newest backup: {moment}", moment=moment_of(made[-1])) if made else _("There is no backup yet.")
    )
    streamlit.button(_("Back up now"), icon=":material/backup:", help=newest, on_click=act(make))


def make() -> None:
    """Begin to back the queue, the policy and the keys up into the folder of daily backups."""
    actor, store = session.actor(Permission.CONFIGURE), session.store()
    streamlit.session_state.pop(_ENDED, None)
    running.start(store, settings.backup_folder(store.settings), actor, session.now())


def show_backup(_: Text) -> None:
    """Draw the backup that is being made, looking again every second; or what came of one's last."""
    current = running.current(session.store().settings)
    if current and not current.ended:
        streamlit.fragment(_progress, run_every=_SECONDS)()
        return
    if current and current.actor.user == session.actor().user:
        streamlit.session_state[_ENDED] = running.finish(session.store().settings)
    if ended := streamlit.session_state.get(_ENDED):
        _show_ended(_, ended)


def _progress() -> None:
    _ = session.text()
    with shown_errors(_):
        session.actor(Permission.SEE_HISTORY)
        current = running.current(session.store().settings)
        if current is None or current.ended:
            streamlit.rerun()
        assert current is not None
        stages = list(Stage)
        streamlit.progress(stages.index(current.stage) / len(stages), text=_(current.stage))
        streamlit.caption(_("A backup is being made. You may leave this screen."))


def _show_ended(_: Text, ended: Running) -> None:
    if ended.error:
        streamlit.error(sentence(_, ended.error))
    elif ended.made:
        streamlit.success(_("Backup made: {file}", file=ended.made.file.name))
