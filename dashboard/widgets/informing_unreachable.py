"""Whom mail does not reach: why, who they are, a round of letters, or an exemption with its ground."""

import uuid
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, cast

import polars
import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.informing import Order
from dashboard.decisions.informing_exemptions import Only, exempt
from dashboard.policy import NoticeVersion
from dashboard.text import Text
from dashboard.vocabulary import Audience, Exemption, Permission, Reach, Source
from dashboard.widgets.actions import act
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_table import dates
from dashboard.widgets.informing_words import exemption, word
from dashboard.widgets.sections import choose
from dashboard.widgets.tables import fitting

PAGE_SIZE: Final = 50
_AFTER: Final = "informing_after"
_TABLE: Final = "informing_unreachable"
_KEY: Final = "informing_exempt"


def show_unreachable(_: Text, page: Page, version: NoticeVersion) -> None:
    """Draw the reasons, the persons a page at a time, and the form of an exemption."""
    audiences = {each.value: word(_, each) for each in Audience}
    audience = choose(_("Whom"), audiences, key="audience", first=Audience.CHANGE.value)
    order = Order(version.version, version.date, Audience(audience), by_email=False)
    reasons = page.rows("informing/reaches", audience=order.audience.value, changed_on=order.changed_on)
    if not reasons:
        streamlit.success(_("Mail reaches everybody of this audience."))
        return
    streamlit.caption(
        _(
            "Inform them by letter or telephone: choose that way in a new round. Correct an address in "
            "Salesforce, and the next copy brings the person back. Or exempt them with a ground."
        )
    )
    streamlit.markdown(
        "  ·  ".join(
            f"{word(_, Reach(str(row['reach'])))}: **{_.number(cast('int', row['persons']))}**"
            for row in reasons
        )
    )
    chosen = _list(_, page, order)
    _exempt_form(_, page, order, chosen, sum(cast("int", row["persons"]) for row in reasons))


def _list(_: Text, page: Page, order: Order) -> list[int]:
    """Draw a page of the list and return the person numbers that are ticked."""
    after = cast("int", streamlit.session_state.get(_AFTER, 0))
    rows = page.rows(
        "informing/unreachable",
        audience=order.audience.value,
        changed_on=order.changed_on,
        after=after,
        rows=PAGE_SIZE,
    )
    numbers = [cast("int", row["person_no"]) for row in rows]
    frame = polars.DataFrame([_shown(_, row) for row in rows], infer_schema_length=None)
    picked = streamlit.dataframe(
        frame,
        hide_index=True,
        column_config={
            "name": _("Name"),
            "company": _("Company"),
            "phone": _("Phone"),
            "reach": _("Why"),
            "source": _("Source"),
            "due_on": dates(_, _("Last day (Art. 14)")),
        },
        alt=_("Persons whom mail does not reach"),
        placeholder="–",
        height=fitting(len(frame)),
        on_select="rerun",
        selection_mode="multi-row",
        key=_TABLE,
    )
    if after or len(rows) == PAGE_SIZE:
        with streamlit.container(horizontal=True):
            streamlit.button(_("From the beginning"), disabled=not after, on_click=_turn, args=(0,))
            last = numbers[-1] if numbers else after
            streamlit.button(_("Next page"), disabled=len(rows) < PAGE_SIZE, on_click=_turn, args=(last,))
    return [numbers[place] for place in picked.selection.rows if place < len(numbers)]


def _shown(_: Text, row: Mapping[str, object]) -> dict[str, object]:
    return {
        **{name: row[name] for name in ("name", "company", "phone")},
        "reach": word(_, Reach(str(row["reach"]))),
        "source": label_of(_, Source, row["source"]),
        "due_on": row["due_on"],
    }


def _exempt_form(_: Text, page: Page, order: Order, chosen: Sequence[int], everybody: int) -> None:
    assert page.snapshot is not None
    with streamlit.expander(_("Exempt with a ground (Art. 14(5))"), icon=":material/gavel:"):
        streamlit.selectbox(
            _("Ground"),
            list(Exemption),
            index=1,
            format_func=partial(exemption, _),
            key=f"{_KEY}_ground",
            placeholder=_("Choose"),
        )
        streamlit.text_area(
            _("Why it applies"),
            key=f"{_KEY}_note",
            height=80,
            placeholder=_("Goes into the case file, not into the history."),
        )
        key = streamlit.session_state.setdefault(_KEY, uuid.uuid4().hex)
        words = (
            _.plural("Exempt the {n} person ticked", "Exempt the {n} persons ticked", len(chosen))
            if chosen
            else _.plural("Exempt {n} person", "Exempt all {n} persons", everybody)
        )
        only = (page.snapshot.snapshot_id, tuple(chosen) or None)
        streamlit.button(words, key=f"{_KEY}_button", on_click=act(exempt_them, order, only, key))


def exempt_them(order: Order, only: Only, key: str) -> str:
    """Exempt those who are ticked, or everybody of the list."""
    state = streamlit.session_state
    exempt(
        session.store(),
        session.actor(Permission.DECIDE),
        order,
        Exemption(state[f"{_KEY}_ground"]),
        str(state.get(f"{_KEY}_note") or ""),
        key=key,
        now=session.now(),
        only=only,
    )
    for name in (_KEY, f"{_KEY}_note", _TABLE):
        state.pop(name, None)
    return session.text()("They are exempt. The ground stands in the history, your words in the case file.")


def _turn(after: int) -> None:
    streamlit.session_state[_AFTER] = after
