"""What a copy of the register proved of what was carried out, and what it could not prove."""

from collections.abc import Mapping

import streamlit

from dashboard.decisions.doubts import DOUBTS, Doubt
from dashboard.decisions.looking import Looked
from dashboard.decisions.verification import Verification
from dashboard.text import Text
from dashboard.vocabulary import ObjectName, Permission, Role, allows
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import case_numbers, label_of
from dashboard.widgets.import_link import import_link
from dashboard.widgets.queue_actions import check_now

_KEPT = "proof_summary"


def show_proof(_: Text, role: Role) -> None:
    """Draw the way to look for proof, and what was found when somebody last looked."""
    streamlit.caption(_("Done is what the next copy of the register shows, not what somebody clicked."))
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        streamlit.button(_("Check the current copy now"), on_click=act(_check), icon=":material/fact_check:")
        if allows(role, Permission.IMPORT):
            import_link(_)
    found: Looked | None = streamlit.session_state.get(_KEPT)
    if found:
        show_looked(_, found)


def show_looked(_: Text, found: Looked) -> None:
    """Say in sentences what was proved, what failed, what is in doubt and why, and who has come back."""
    if found.alarms:
        streamlit.warning(
            _.plural(
                "{n} person who was erased or has objected is in the register again: see the queue.",
                "{n} persons who were erased or have objected are in the register again: see the queue.",
                found.alarms,
            ),
            icon=":material/crisis_alert:",
        )
    _show_verification(_, found.verification)


def _show_verification(_: Text, found: Verification) -> None:
    if found.verified:
        n = len(found.verified)
        streamlit.success(_.plural("{n} case was proved done.", "{n} cases were proved done.", n))
    if found.failed:
        n = len(found.failed)
        streamlit.error(
            _.plural(
                "{n} case failed: the register shows that it is not done.",
                "{n} cases failed: the register shows that they are not done.",
                n,
            )
        )
    if found.older:
        streamlit.caption(
            _.plural(
                "{n} case was carried out after this copy was exported: the next one tells.",
                "{n} cases were carried out after this copy was exported: the next one tells.",
                found.older,
            )
        )
    for sentence, cases in _doubts(_, found.doubtful).items():
        numbers = [str(number) for number in cases]
        streamlit.caption(f":material/help: {sentence} ({case_numbers(_, numbers)})")
    if not (found.verified or found.failed or found.older or found.doubtful):
        streamlit.caption(_("Nothing waits for proof."))


def _doubts(_: Text, doubtful: Mapping[int, Mapping[str, Doubt]]) -> dict[str, list[int]]:
    told: dict[str, list[int]] = {}
    for number, doubts in doubtful.items():
        for name, doubt in doubts.items():
            told.setdefault(_(DOUBTS[doubt], object=label_of(_, ObjectName, name)), []).append(number)
    return told


def _check() -> None:
    streamlit.session_state[_KEPT] = check_now()
