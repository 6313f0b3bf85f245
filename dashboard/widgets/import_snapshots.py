"""The copies of the register: the one in use, those before it, those that wait for an agreement."""

from typing import Final, cast

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page, current_snapshot_name, snapshot_moment, snapshot_path
from dashboard.decisions.imports import DISCARDED, IMPORTED, check_reason, record_import
from dashboard.register import copies, needs_approval, publish, waiting
from dashboard.session.looking import look
from dashboard.settings import Settings
from dashboard.text import Text
from dashboard.vocabulary import ObjectName, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.tables import number_column, show

_MEGABYTE: Final = 1_000_000


def show_waiting(_: Text, page: Page, settings: Settings) -> None:
    """Draw each copy that waits, why it does, and what an officer can do."""
    for snapshot_id in waiting(settings):
        key = f"agree_{snapshot_id}"
        with streamlit.container(border=True):
            moment = _.moment(snapshot_moment(snapshot_id))
            streamlit.markdown(f"**{_('A copy from {moment} waits for your agreement', moment=moment)}**")
            reasons = needs_approval(settings, snapshot_id)
            for reason in reasons:
                values = {**reason.values, "object": label_of(_, ObjectName, reason.values.get("object"))}
                streamlit.markdown(f":orange[:material/warning:] {_(reason.text, **values)}")
                show_ordered(_, page, reason.values.get("object"))
            streamlit.caption(
                _("Missing is unknown: what a smaller copy lacks may have been left out of the export.")
                if reasons
                else _("It lacks nothing that the copy in use has: its import broke off before that.")
            )
            streamlit.text_input(_("Why it may be used all the same"), key=key)
            with streamlit.container(horizontal=True):
                streamlit.button(
                    _("Agree and use it"),
                    key=f"{key}_yes",
                    type="primary",
                    on_click=act(agree, snapshot_id, key),
                )
                streamlit.button(_("Discard it"), key=f"{key}_no", on_click=act(discard, snapshot_id, key))


def show_ordered(_: Text, page: Page, object_name: object) -> None:
    """Say how many of the missing records are gone because this office had them deleted."""
    ordered = {row["object"]: row["records"] for row in page.rows("imports/ordered_deletions")}
    if object_name in ordered:
        records = cast("int", ordered[object_name])
        streamlit.caption(
            _.plural(
                "{n} of them was to be deleted by decisions that have been carried out.",
                "{n} of them were to be deleted by decisions that have been carried out.",
                records,
            )
        )


def show_copies(_: Text, settings: Settings) -> None:
    """Draw every copy with its time and size."""
    current, unused = current_snapshot_name(settings), waiting(settings)
    rows = [
        {
            "moment": _.moment(snapshot_moment(name)),
            "size": _.number(round(snapshot_path(settings, name).stat().st_size / _MEGABYTE, 1)),
            "use": _("in use") if name == current else _("waits for agreement") if name in unused else "",
            "id": name,
        }
        for name in copies(settings)
    ]
    columns = {
        "moment": _("Imported"),
        "size": number_column(_("Size, MB")),
        "use": _("State"),
        "id": _("File"),
    }
    show(polars.DataFrame(rows), columns, alt=_("Copies of the register"))


def agree(snapshot_id: str, key: str) -> str:
    """Take a smaller copy into use, with the reason, and look what it proves."""
    actor, store, now = session.actor(Permission.IMPORT), session.store(), session.now()
    reason = str(streamlit.session_state[key])
    check_reason(reason)
    why = [message.text for message in needs_approval(store.settings, snapshot_id)]
    publish(store.settings, snapshot_id)
    record_import(store, actor, IMPORTED, snapshot_id, now, details={"smaller": len(why)}, reason=reason)
    look(store, now)
    return session.text()("The new copy of the register is in use.")


def discard(snapshot_id: str, key: str) -> str:
    """Delete a copy that waits, with the reason."""
    actor, store = session.actor(Permission.IMPORT), session.store()
    reason = str(streamlit.session_state[key])
    check_reason(reason)
    record_import(store, actor, DISCARDED, snapshot_id, session.now(), reason=reason)
    if snapshot_id in waiting(store.settings):
        snapshot_path(store.settings, snapshot_id).unlink(missing_ok=True)
    return session.text()("The copy was deleted; the one in use stays.")
