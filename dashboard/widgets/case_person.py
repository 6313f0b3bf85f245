"""The person of a case: who it is, how long the data are kept, what the register holds about them."""

from datetime import date
from typing import Final, cast

import streamlit

from dashboard import session
from dashboard.databases import Page
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import ObjectName, Relationship, Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.case_view import CaseView, Row
from dashboard.widgets.list_pages import Days
from dashboard.widgets.paper_files import current_policy
from dashboard.widgets.safe import safe
from dashboard.widgets.why_here import show_why

_CONTACT: Final = ("title", "company", "email", "phone", "city")


def show_persons(_: Text, page: Page, view: CaseView) -> None:
    """Draw whom the case is about, with what the register holds of them by object."""
    if not view.case.salesforce_ids:
        streamlit.info(_("This case is about nobody in the register."), icon=":material/person_search:")
        return
    if not view.persons:
        streamlit.info(_("The records of this case are not in the current copy of the register."))
        return
    if len(view.persons) > 1:
        streamlit.warning(_("The records of this case belong to several persons now: they were split since."))
    policy = current_policy()
    days = Days.of(session.today(), policy.thresholds.due_soon_days)
    for person in view.persons:
        _person(_, person, policy, days)
    _standing(_, view)
    counts = page.rows("case/counts", case_id=view.case.case_id)
    streamlit.caption(
        "  ·  ".join(
            f"{label_of(_, ObjectName, row['object'])} {_.number(_int(row['records']))}" for row in counts
        )
    )


def _person(_: Text, person: Row, policy: Policy, days: Days) -> None:
    with streamlit.container(border=True):
        who, how = streamlit.columns([3, 2])
        with who:
            title = safe(person["name"] or _("No name in the register"))
            streamlit.header(title, anchor=False)  # an anchor would put the name into the address
            streamlit.text("\n".join(str(person[name]) for name in _CONTACT if person[name]))
            with streamlit.popover(
                _("Why is this person here?"),
                icon=":material/help:",
                type="tertiary",
                key=f"why_{person['person_no']}",
            ):
                show_why(_, person, policy, days)
        how.caption("  \n".join(_facts(_, person)))


def _facts(_: Text, person: Row) -> list[str]:
    facts = [
        label_of(_, Relationship, person["relationship"]),
        _("Source: {source}", source=label_of(_, Source, person["source"] or Source.UNKNOWN)),
        _("Last contact: {day}", day=_day(_, person["last_contact_on"])),
        _("Kept until: {day}", day=_day(_, person["kept_until"] or person["expires_on"])),
    ]
    if person["opted_out"] or person["opt_out_queued"]:
        facts.append(_("Has objected to marketing"))
    elif person["email_opt_out_queued"]:
        facts.append(_("Has stopped the newsletter"))
    if person["restricted"]:
        facts.append(_("Processing is restricted"))
    elif person["held"]:
        facts.append(_("Under a legal hold"))
    if person["deleted"]:
        facts.append(_("Deleted in Salesforce"))
    return [fact for fact in facts if fact]


def _day(_: Text, day: object) -> str:
    return _.date(day) if isinstance(day, date) else _("unknown")


def _standing(_: Text, view: CaseView) -> None:
    """Say where the person is another now than when the case was opened."""
    if view.gone:
        n = len(view.gone)
        streamlit.caption(
            _.plural(
                "{n} record of this case is no longer in the register.",
                "{n} records of this case are no longer in the register.",
                n,
            )
        )
    joined = [record for record in view.records if not record["known"]]
    if joined:
        streamlit.caption(
            _.plural(
                "{n} record has joined this person since the case was opened.",
                "{n} records have joined this person since the case was opened.",
                len(joined),
            )
        )


def _int(value: object) -> int:
    return cast("int", value)
