"""Files between the queue and Salesforce: handing out what was taken on, bringing the results back."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs.results import import_results
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import hand_out
from dashboard.text import N_, Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.queue_groups import Part, read_cases
from dashboard.widgets.queue_outcome import keep, show_brought, show_handed
from dashboard.widgets.queue_send import offer_sending
from dashboard.widgets.queue_sending import is_sending, show_sending

_FLAVOURS: Final = {
    Flavour.DATA_LOADER: N_("Data Loader"),
    Flavour.BULK: N_("Bulk API 2.0"),
}
_FLAVOUR: Final = "queue_flavour"
_ROUND: Final = "queue_upload_round"
_MOST_MB: Final = 200


def show_files(_: Text, part: Part, cases: int) -> None:
    """Draw the way out and the way back for the cases of a part that was taken on."""
    show_sending(_)
    out, back = streamlit.columns(2, gap="large")
    with out.container(border=True):
        streamlit.markdown(f"**{_('1. Files for Salesforce')}**")
        streamlit.segmented_control(
            _("Tool"),
            list(Flavour),
            default=Flavour.DATA_LOADER,
            format_func=lambda flavour: _(_FLAVOURS[flavour]),
            key=_FLAVOUR,
            required=True,
        )
        with streamlit.container(horizontal=True):
            prepared_download(
                _,
                _.plural("Make the files of {n} case", "Make the files of {n} cases", cases),
                lambda: make(part),
                key="queue_files",
                primary=True,
                disabled=is_sending(),
            )
            offer_sending(_, part)
        show_handed(_)
    with back.container(border=True):
        streamlit.markdown(f"**{_('2. What Salesforce answered')}**")
        key = f"queue_uploaded_{streamlit.session_state.get(_ROUND, 0)}"
        uploaded = streamlit.file_uploader(
            _("Success and error files"),
            type=["csv"],
            accept_multiple_files=True,
            key=key,
            max_upload_size=_MOST_MB,
        )
        streamlit.button(_("Bring the results in"), on_click=act(bring, key), disabled=not uploaded)
        show_brought(_)


def show_last(_: Text) -> None:
    """Say what came of the last files where no case is left to make others of."""
    show_sending(_)
    show_handed(_)
    show_brought(_)


def make(part: Part) -> File:
    """Hand out the cases of a part and return the zip; what was left out is kept to be shown."""
    actor, store = session.actor(Permission.CARRY_OUT), session.store()
    with store.page(actor) as page:
        case_ids = [case.case_id for case in read_cases(page, part)]
    flavour = streamlit.session_state.get(_FLAVOUR, Flavour.DATA_LOADER)
    handed = hand_out(store, actor, case_ids, flavour=flavour, now=session.now())
    keep(handed=handed)
    if not handed.content:
        raise Refused("No file was made: nothing is left that a file does. See why below.")
    return File(handed.file_name, "application/zip", handed.content)


def bring(key: str) -> None:
    """Take in the uploaded result files, and offer an empty place for the next ones."""
    actor = session.actor(Permission.CARRY_OUT)
    files = [(file.name, file.getvalue()) for file in streamlit.session_state[key]]
    brought = import_results(session.store(), actor, files, now=session.now())
    keep(brought=brought)
    streamlit.session_state[_ROUND] = streamlit.session_state.get(_ROUND, 0) + 1
