"""An import under way: how far it is, a way to stop it, and what came of it in the end."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit

from dashboard import session
from dashboard.decisions.imports import IMPORTED, record_import
from dashboard.decisions.looking import Looked
from dashboard.register import copies
from dashboard.register.running import Ended, current, finish, stop
from dashboard.session.looking import look
from dashboard.text import Text
from dashboard.vocabulary import Permission
from dashboard.widgets.actions import act, sentence, shown_errors
from dashboard.widgets.proof_summary import show_looked
from dashboard.widgets.safe import safe

_ENDED: Final = "import_ended"
_SECONDS: Final = 1


@dataclass(frozen=True)
class Outcome:
    """How an import ended, and what the new copy proved."""

    ended: Ended
    looked: Looked | None


def show_import(_: Text) -> None:
    """Draw a running import, looking again every second; or the outcome of the one that has just ended."""
    if current(session.store().settings):
        streamlit.fragment(_progress, run_every=_SECONDS)()
        return
    outcome: Outcome | None = streamlit.session_state.get(_ENDED)
    if outcome:
        _show_outcome(_, outcome)


def take_note() -> Outcome | None:
    """Write a finished import into the history and look what it proves; None while it still runs."""
    actor, store, now = session.actor(Permission.IMPORT), session.store(), session.now()
    ended = finish(store.settings)
    if ended is None:
        return None
    if ended.snapshot_id is None or ended.waits:
        return Outcome(ended, None)
    record_import(store, actor, IMPORTED, ended.snapshot_id, now, details=_counts(ended))
    return Outcome(ended, look(store, now))


def _progress() -> None:
    _ = session.text()
    with shown_errors(_):
        session.actor(Permission.IMPORT)
        running = current(session.store().settings)
        if running is None or running.ended():
            streamlit.session_state[_ENDED] = take_note()
            streamlit.rerun()
        assert running is not None
        progress = running.progress
        streamlit.progress(progress.share, text=_(progress.stage) if progress.stage else _("Starting"))
        streamlit.caption(_("The copy in use stays until the new one is whole. You may leave this screen."))
        streamlit.button(_("Stop the import"), icon=":material/stop_circle:", on_click=act(_stop))


def _stop() -> None:
    session.actor(Permission.IMPORT)
    stop(session.store().settings)


def _counts(ended: Ended) -> dict[str, Any]:
    names = ("read", "loaded", "rejected", "duplicates")
    return {name: sum(int(file[name]) for file in ended.files) for name in names}


def _show_outcome(_: Text, outcome: Outcome) -> None:
    ended = outcome.ended
    if ended.error:
        streamlit.error(sentence(_, ended.error))
    elif ended.snapshot_id is None:
        streamlit.info(_("The import was stopped. Nothing has changed."))
    elif ended.waits:
        streamlit.warning(_("The new copy is whole, but smaller than the last: it waits for your agreement."))
    else:
        streamlit.success(_("The new copy of the register is in use."))
        _show_counts(_, ended)
        if outcome.looked:
            show_looked(_, outcome.looked)
    if ended.left_out:
        objects = safe(", ".join(sorted(ended.left_out)))
        streamlit.info(_("Not pulled, and so unknown: {objects}.", objects=objects))


def _show_counts(_: Text, ended: Ended) -> None:
    """Say how much came in, name the files that did not, and after a first import ask for what was before."""
    counts = {name: _.number(count) for name, count in _counts(ended).items()}
    streamlit.caption(
        _("Read {read}: loaded {loaded}, not used {rejected}, the same again {duplicates}.", **counts)
    )
    faulty = [str(file["file"]) for file in ended.files if file.get("error")]
    if faulty:
        streamlit.warning(
            _("Could not be read: {files}. See Files for the reasons.", files=safe(", ".join(faulty)))
        )
    if len(copies(session.store().settings)) == 1:
        streamlit.info(
            _("This is the first copy. Under From before you attest what the office knows already.")
        )
