"""Files between the queue and Salesforce: handing out what was taken on, bringing the results back."""

from typing import Final

import streamlit

from dashboard import session
from dashboard.outputs.results import Imported, import_results
from dashboard.outputs.sheets import Flavour
from dashboard.outputs.write_back import HandOut, hand_out
from dashboard.text import N_, Text
from dashboard.vocabulary import Kind, Permission, Refused
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import case_numbers, label_of
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.queue_groups import Part, read_cases

_FLAVOURS: Final = {
    Flavour.DATA_LOADER: N_("Data Loader"),
    Flavour.BULK: N_("Bulk API 2.0"),
}
_HANDED: Final = "queue_handed_out"
_BROUGHT: Final = "queue_results"
_FLAVOUR: Final = "queue_flavour"
_ROUND: Final = "queue_upload_round"
_MOST_MB: Final = 200


def show_files(_: Text, part: Part, cases: int) -> None:
    """Draw the way out and the way back for the cases of a part that was taken on."""
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
        prepared_download(
            _,
            _.plural("Make the files of {n} case", "Make the files of {n} cases", cases),
            lambda: make(part),
            key="queue_files",
            primary=True,
        )
        show_handed(_, streamlit.session_state.get(_HANDED))
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
        show_brought(_, streamlit.session_state.get(_BROUGHT))


def show_last(_: Text) -> None:
    """Say what came of the last files where no case is left to make others of."""
    show_handed(_, streamlit.session_state.get(_HANDED))
    show_brought(_, streamlit.session_state.get(_BROUGHT))


def make(part: Part) -> File:
    """Hand out the cases of a part and return the zip; what was left out is kept to be shown."""
    actor, store = session.actor(Permission.CARRY_OUT), session.store()
    with store.page(actor) as page:
        case_ids = [case.case_id for case in read_cases(page, part)]
    flavour = streamlit.session_state.get(_FLAVOUR, Flavour.DATA_LOADER)
    handed = hand_out(store, actor, case_ids, flavour=flavour, now=session.now())
    streamlit.session_state[_HANDED] = handed
    if not handed.content:
        raise Refused("No file was made: nothing is left that a file does. See why below.")
    return File(handed.file_name, "application/zip", handed.content)


def bring(key: str) -> None:
    """Take in the uploaded result files, and offer an empty place for the next ones."""
    actor = session.actor(Permission.CARRY_OUT)
    files = [(file.name, file.getvalue()) for file in streamlit.session_state[key]]
    brought = import_results(session.store(), actor, files, now=session.now())
    streamlit.session_state[_BROUGHT] = brought
    streamlit.session_state[_ROUND] = streamlit.session_state.get(_ROUND, 0) + 1


def show_handed(_: Text, handed: HandOut | None) -> None:
    """Say which cases are in the files and which are not, and why."""
    if handed is None:
        return
    if handed.handed:
        streamlit.caption(
            _.plural("The files hold {n} case.", "The files hold {n} cases.", len(handed.handed))
        )
    for why, numbers in _left_out(_, handed).items():
        streamlit.caption(f":orange[:material/block:] {why} ({case_numbers(_, numbers)})")
    for number, difference in handed.sent_back.items():
        why = (
            _("Case {case} went back to approval: its records are of several persons now.", case=str(number))
            if difference.split
            else _(
                "Case {case} went back to approval: the person has {n} new records since.",
                case=str(number),
                n=len(difference.added),
            )
        )
        streamlit.caption(why)
    for number in handed.done:
        streamlit.caption(_("Case {case}: nothing is left to do. It waits for proof.", case=str(number)))


def _left_out(_: Text, handed: HandOut) -> dict[str, list[str]]:
    """Return the numbers of the cases that were left out, by why."""
    found: dict[str, list[str]] = {}
    for each in handed.left_out:
        values = {**each.values, "kind": label_of(_, Kind, each.values.get("kind"))}
        found.setdefault(_(each.message, **values), []).append(str(each.case_number))
    return found


def show_brought(_: Text, brought: Imported | None) -> None:
    """Say what came of the result files."""
    if brought is None:
        return
    lines = [
        _.plural("{n} record was changed.", "{n} records were changed.", brought.succeeded),
        _.plural("{n} record was refused.", "{n} records were refused.", brought.refused)
        if brought.refused
        else "",
        _.plural("{n} record was not tried.", "{n} records were not tried.", brought.unprocessed)
        if brought.unprocessed
        else "",
        _.plural(
            "{n} row is about a record that was never handed out.",
            "{n} rows are about records that were never handed out.",
            brought.strangers,
        )
        if brought.strangers
        else "",
        _.plural("{n} case is carried out.", "{n} cases are carried out.", len(brought.executed)),
        _.plural("{n} case failed.", "{n} cases failed.", len(brought.failed)) if brought.failed else "",
        _.plural(
            "{n} case still waits for results.", "{n} cases still wait for results.", len(brought.incomplete)
        )
        if brought.incomplete
        else "",
    ]
    streamlit.caption("  \n".join(line for line in lines if line))
