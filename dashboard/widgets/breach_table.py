"""The whole breach register as a table, and as a file for the authority (Art. 33(5))."""

from collections.abc import Sequence

import streamlit

from dashboard import session
from dashboard.outputs.breach import BreachFile, register_csv, word
from dashboard.text import Text
from dashboard.vocabulary import Actor, Permission, Risk, allows
from dashboard.widgets.case_labels import label
from dashboard.widgets.case_table import case_table, pills
from dashboard.widgets.colours import DONE, LATE, NEAR, state_colour
from dashboard.widgets.prepared_download import File, prepared_download

_COLOURS = {Risk.NONE: DONE, Risk.RISK: NEAR, Risk.HIGH: LATE}


def show_register(_: Text, files: Sequence[BreachFile], actor: Actor) -> None:
    """Draw every breach, the newest first; the file is for officers."""
    if not files:
        streamlit.info(_("No breach has been booked. The register is empty, and that is what it shows."))
        return
    risks = {_risk(_, file): _COLOURS[file.history.risk] for file in files if file.history.risk}
    columns = {
        "number": streamlit.column_config.NumberColumn(_("Case"), format="%d", width="small"),
        "state": pills(
            _("State"), {label(_, file.state): state_colour(file.state) for file in files}.items()
        ),
        "risk": pills(_("Risk"), risks.items()),
        "detected": streamlit.column_config.TextColumn(_("Detected")),
        "aware": streamlit.column_config.TextColumn(_("Became aware")),
        "persons": streamlit.column_config.NumberColumn(_("Persons")),
        "description": streamlit.column_config.TextColumn(_("What happened"), width="large"),
    }
    rows = [_row(_, file) for file in files]
    numbers = [file.number for file in files]
    case_table(_, rows, columns, numbers=numbers, key="breach_register", alt=_("Breach register"))
    if allows(actor.role, Permission.DECIDE):
        prepared_download(_, _("The register as CSV"), take_register, key="breach_register_csv")


def take_register() -> File:
    """Return the register as a file, written into the history."""
    actor, now = session.actor(Permission.DECIDE), session.now()
    content = register_csv(session.store(), actor, language=session.text().language, now=now)
    return File(f"breach-register-{session.today():%Y%m%d}.csv", "text/csv", content)


def _row(_: Text, file: BreachFile) -> dict[str, object]:
    return {
        "number": file.number,
        "state": [label(_, file.state)],
        "risk": [_risk(_, file)] if file.history.risk else [],
        "detected": _.moment(file.breach.detected_at),
        "aware": _.moment(file.breach.aware_at),
        "persons": file.breach.persons,
        "description": file.breach.description,
    }


def _risk(_: Text, file: BreachFile) -> str:
    return word(_, file.history.risk) if file.history.risk else ""
