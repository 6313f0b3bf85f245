"""A backup made by hand, beside the one that the daily work makes."""

import streamlit

from dashboard import session, settings
from dashboard.outputs.backup import back_up
from dashboard.outputs.backup.making import backups_in, moment_of
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act


def show_backups(_: Text) -> None:
    """Draw when the newest backup was made, and the button that makes another; a demo has none."""
    own = session.store().settings
    if own.demo:
        return
    made = backups_in(settings.backup_folder(own))
    newest = (
        _("Newest backup: {moment}", moment=moment_of(made[-1])) if made else _("There is no backup yet.")
    )
    streamlit.button(_("Back up now"), icon=":material/backup:", help=newest, on_click=act(make))


def make() -> str:
    """Back the queue, the policy and the keys up into the folder of daily backups."""
    actor, store, _ = session.actor(Permission.CONFIGURE), session.store(), session.text()
    made = back_up(store, settings.backup_folder(store.settings), actor, session.now())
    return _("Backup made: {file}", file=made.file.name)
