"""A request of somebody who was not found at first: once found, it goes on as a new case about the person."""

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.demands import OF_CASE
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.steps import Words, take_step
from dashboard.text import Text
from dashboard.vocabulary import TERMINAL, Channel, Kind, Permission, Refused, Right, Step, steps_from
from dashboard.widgets.actions import act
from dashboard.widgets.case_table import go_to_case
from dashboard.widgets.case_view import CaseView, read_case
from dashboard.widgets.person_choice import choose_person, chosen_ids, forget

KEY = "link"


def link_form(_: Text, page: Page, view: CaseView) -> None:
    """Draw the search for a case about nobody, for as long as it may still be replaced."""
    case = view.case
    replaceable = Step.MARK_DUPLICATE in steps_from(case.kind, case.state)
    if case.kind is not Kind.RIGHT or case.salesforce_ids or not replaceable or page.snapshot is None:
        return
    with streamlit.container(border=True):
        found = choose_person(_, page, KEY)
        streamlit.caption(
            _("The request goes on as a new case about the person, with the same day; this one is closed.")
        )
        streamlit.button(
            _("Go on about this person"),
            disabled=found is None,
            on_click=act(link, case.case_number, case.version),
        )


def link(case_number: int, version: int) -> None:
    """Open the same request about the chosen person, and close the old case as its duplicate."""
    actor, store, now = session.actor(Permission.REGISTER_REQUEST), session.store(), session.now()
    with store.page(actor) as page:
        old, ids = read_case(page, case_number), chosen_ids(page, KEY)
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    if not ids:
        raise Refused("Choose at least one person.")
    if old.case.state in TERMINAL:
        raise Refused("Case {case} is closed. Open a new case that links to it.", case=case_number)
    (new,) = register(
        store, actor, _same(old, ids), key=f"{KEY}/{old.case.case_id}", now=now, snapshot_id=snapshot_id
    )
    with store.page(actor) as page:
        number = page.count("case/number", case_id=new)
    words = Words(reason_code="person_found", details={OF_CASE: number})
    take_step(store, actor, Step.MARK_DUPLICATE, {old.case.case_id: version}, now=now, words=words)
    forget(KEY)
    go_to_case(number)


def _same(old: CaseView, ids: tuple[str, ...]) -> Intake:
    told = old.intake
    return Intake(
        rights=[Right(old.case.action)],
        channel=Channel(str(old.row["channel"])),
        received_on=old.row["received_on"],  # type: ignore[arg-type]  # a date, by the table
        salesforce_ids=ids,
        requester=told.get("requester", ""),
        contact=told.get("contact", ""),
        representative=told.get("representative", ""),
        note=told.get("note", ""),
        previous_case_id=old.case.case_id,
    )
