"""Choosing what to import: files through the browser, or larger ones that lie in the inbox."""

from datetime import datetime
from pathlib import Path
from typing import Final

import streamlit

from dashboard import session
from dashboard.clock import HELSINKI, to_utc
from dashboard.register import SlashDates, check_exported_at
from dashboard.register.running import start, uploads
from dashboard.text import N_, Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.import_pull import offer_pull

_MOST_MB: Final = 200
_TYPES: Final = ["csv", "zip", "xlsx", "json", "gz", "txt"]
_ROUND: Final = "import_round"
_INBOX: Final = "import_inbox"
_DATES: Final = "import_dates"
_EXPORTED: Final = "import_exported"
_WORDS: Final = {
    None: N_("as the files prove it"),
    SlashDates.DAY_FIRST: N_("7 February"),
    SlashDates.MONTH_FIRST: N_("2 July"),
}


def import_form(_: Text) -> None:
    """Draw the way in; the demo takes no other register."""
    store = session.store()
    if store.settings.demo:
        streamlit.info(
            _("This is the demo. Your own register goes into a data folder of its own: see the README."),
            icon=":material/science:",
        )
        return
    offer_pull(_)
    key = f"import_files_{streamlit.session_state.get(_ROUND, 0)}"
    files = streamlit.file_uploader(
        _("Files of one Salesforce export, all of them together"),
        type=_TYPES,
        accept_multiple_files=True,
        key=key,
        max_upload_size=_MOST_MB,
    )
    chosen = _inbox(_, store.settings.inbox)
    _exported_at(_)
    _slash_dates(_)
    streamlit.button(
        _("Import"),
        type="primary",
        icon=":material/upload_file:",
        disabled=not (files or chosen),
        on_click=act(begin, key),
    )


def _inbox(_: Text, inbox: Path) -> list[str]:
    waiting = sorted(path.name for path in inbox.glob("*") if not path.name.startswith("."))
    return streamlit.multiselect(
        _("Larger ones: put them into the folder {folder} on the server", folder="`inbox`"),
        waiting,
        key=_INBOX,
        placeholder=_("choose from the inbox") if waiting else _("the inbox is empty"),
        disabled=not waiting,
    )


def _exported_at(_: Text) -> None:
    streamlit.datetime_input(
        _("When the export was made in Salesforce, if you know"),
        value=None,
        key=_EXPORTED,
        format="DD.MM.YYYY",
        width=360,
        help=_(
            "Only what was carried out before the export can be proved by it. Without a time, the newest "
            "moment found in each file counts for it: what has not changed since then proves nothing."
        ),
    )


def _slash_dates(_: Text) -> None:
    with streamlit.expander(_("What a date like 7/2/2023 means")):
        streamlit.radio(
            _("Dates with slashes"),
            list(_WORDS),
            format_func=lambda order: _(_WORDS[order]),
            key=_DATES,
            label_visibility="collapsed",
            horizontal=True,
        )


def begin(key: str) -> None:
    """Write the uploads where the child process finds them, and start it."""
    session.actor(Permission.IMPORT)
    settings, state = session.store().settings, streamlit.session_state
    given, chosen = state.get(key) or [], state.get(_INBOX) or []
    if not given and not chosen:
        raise Refused("Choose the files of an export first.")
    exported_at = _in_utc(state.get(_EXPORTED))
    check_exported_at(exported_at, session.now())
    folder = uploads(settings)
    for file in given:
        (folder / Path(file.name).name).write_bytes(file.getvalue())
    inbox = [settings.inbox / Path(name).name for name in chosen]
    order = state.get(_DATES)
    start(
        settings,
        [*([folder] if given else []), *inbox],
        slash_dates=order.value if order else None,
        exported_at=exported_at,
    )
    state[_ROUND] = state.get(_ROUND, 0) + 1
    for done in ("import_ended", _EXPORTED):
        state.pop(done, None)


def _in_utc(local: datetime | None) -> datetime | None:
    return to_utc(local.replace(tzinfo=HELSINKI)).replace(tzinfo=None) if local else None
