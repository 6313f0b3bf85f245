"""What the export cannot tell, said where it matters; the officer's word that there is nothing to tell."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit

from dashboard import policy, session
from dashboard.decisions.settings import change_setting
from dashboard.text import N_, Text
from dashboard.vocabulary import ObjectName, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.import_link import import_link

Row = Mapping[str, object]

FACTS: Final[Mapping[str, str]] = {
    "last_contact": N_("The last contact is unknown: {missing} was not in the export."),
    "deals": N_("The deals are unknown: {missing} was not in the export."),
    "accounts": N_("The client companies are unknown: {missing} was not in the export."),
    "source": N_("The sources are unknown: {missing} was not in the export."),
    "created": N_("When persons were added is unknown: {missing} was not in the export."),
    "bounced": N_("Bounced addresses are unknown: {missing} was not in the export."),
    "opt_out_email": N_("Objections to e-mail are unknown: {missing} was not in the export."),
    "opt_out_phone": N_("Objections to calls are unknown: {missing} was not in the export."),
    "opt_out_fax": N_("Objections to fax are unknown: {missing} was not in the export."),
    "opt_out_individual": N_("Objections in privacy records are unknown: {missing} was not in the export."),
    "opt_out_consent": N_("Consents are unknown: {missing} was not in the export."),
}
_REASON: Final = "attest_reason"
_SETTING: Final = "completeness.attested_absent"


def fact_words(_: Text, row: Row) -> str:
    """Say what is unknown and for want of what."""
    message = FACTS.get(str(row["fact"]), N_("{fact} is unknown: {missing} was not in the export."))
    return _(message, fact=row["fact"], missing=missing_words(_, row))


def missing_words(_: Text, row: Row) -> str:
    """Name what is missing as people know it: whole objects, and columns of those that are there."""
    named = [_part(_, part) for part in str(row["missing"] or "").split(", ") if part]
    return ", ".join(dict.fromkeys(named))


def absent_objects(row: Row) -> list[str]:
    """Return the objects of which the export has no file; a missing column is no missing object."""
    return [part for part in str(row["missing"] or "").split(", ") if part and "." not in part]


def show_unknown_contact(_: Text, rows: Sequence[Row]) -> None:
    """Explain why nobody expires while the last contact is unknown, and take the officer's word for it."""
    row = next((row for row in rows if row["fact"] == "last_contact"), None)
    if row is None:
        return
    with streamlit.container(border=True):
        streamlit.markdown(f":orange[:material/help:] **{fact_words(_, row)}**")
        streamlit.markdown(
            _(
                "Missing is unknown, not empty: as long as the last contact is unknown, nobody's retention "
                "period ends by it. Export the missing files too, or attest that Salesforce holds none."
            ),
        )
        with streamlit.container(horizontal=True):
            import_link(_)
            objects = absent_objects(row)
            if objects:
                _attestation(_, objects)


def _attestation(_: Text, objects: Sequence[str]) -> None:
    names = ", ".join(label_of(_, ObjectName, name) for name in objects)
    with streamlit.popover(_("Attest that there is none…"), icon=":material/verified:"):
        streamlit.markdown(_("I attest: Salesforce holds no records of this kind: {names}.", names=names))
        streamlit.text_input(_("How do you know?"), key=_REASON)
        streamlit.caption(_("The attestation is kept with your name and the day, and can be taken back."))
        streamlit.button(_("Attest"), type="primary", key="attest", on_click=act(_attest, tuple(objects)))


def _attest(objects: Sequence[str]) -> str:
    actor = session.actor(Permission.CONFIGURE)
    store, reason = session.store(), streamlit.session_state[_REASON]
    known = policy.load(store.settings.policy, store.settings.overrides).attested_absent
    value = sorted({*known, *objects})
    change_setting(store, actor, _SETTING, value, reason=reason, now=session.now())
    return session.text()("Attested. Work the status out anew to see its effect.")


def _part(_: Text, part: str) -> str:
    name, _dot, column = part.partition(".")
    words = label_of(_, ObjectName, name)
    return f"{words} ({column})" if column else words
