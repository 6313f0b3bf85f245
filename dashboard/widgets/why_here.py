"""Why a person stands where they stand: relationship, rule, the day it counts from, what was decided."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import streamlit

from dashboard import session
from dashboard.policy import AppliesTo, CountedFrom, Policy
from dashboard.text import N_, Text
from dashboard.vocabulary import Kind, ObjectName, Permission
from dashboard.widgets.case_labels import action_label, label_of
from dashboard.widgets.list_pages import Days
from dashboard.widgets.retention_figures import DAYS, rule_words
from dashboard.widgets.safe import safe

Row = Mapping[str, Any]

# By the reasons of queries/derive/53_relationship.sql.
RELATIONSHIPS: Final[Mapping[str, str]] = {
    "won_recently": N_("A current client (clause 4): a deal was won lately enough by the policy."),
    "current_type": N_("A current client (clause 4): the company's type in Salesforce says so."),
    "won_earlier": N_("A former client (clause 4): the last deal was won longer ago than the policy says."),
    "former_type": N_("A former client (clause 4): the company's type in Salesforce says so."),
    "potential_type": N_("A potential client (clause 4): the company's type in Salesforce says so."),
    "no_deal_won": N_("A potential client (clause 4): no deal has been won with the company."),
    "no_account": N_("A potential client (clause 4): no company in the register belongs to the person."),
    "not_known": N_(
        "Nobody can tell whether the company is a client (clause 4): the export lacks what would say so. "
        "Another rule might be the person's, so no day is counted."
    ),
}
# What each status follows from, and what ends it.
BY_DAY: Final[Mapping[str, str]] = {
    "expired": N_(
        "Expired: the last day of keeping, {until}, has passed (clause 12, Art. 5(1)(e)). Deleting, "
        "anonymising, a newer contact or a decision to keep ends this."
    ),
    "due_soon": N_(
        "Due soon: the last day of keeping is {until}, within the days that the policy sets (clause 12, "
        "Art. 5(1)(e)). A newer contact moves it."
    ),
    "later": N_(
        "Kept: the last day of keeping is {until} (clause 12, Art. 5(1)(e)). A newer contact moves it."
    ),
    "unknown": N_(
        "Unknown: the export does not tell from which day to count, and missing is unknown, not empty "
        "(clause 12, Art. 5(1)(e)). An export of all objects ends this, or an attestation that there are "
        "none."
    ),
}
DECIDED: Final[Mapping[str, str]] = {
    "deleted": N_(
        "Deleted: every record of the person is in Salesforce's recycle bin, merged away or anonymised, so "
        "no rule counts any more (clause 13.4, Art. 17(1)). Emptying the bin ends this."
    ),
    "held": N_(
        "Legal hold: nothing of the person may be deleted (clause 12, Art. 17(3)(e)). It ends when another "
        "officer releases it."
    ),
    "restricted": N_(
        "Restricted: the data are only stored (Art. 18). It ends when it is lifted, and the person is told "
        "before that (Art. 18(3))."
    ),
    "kept_until": N_(
        "Kept by decision until {day} (clause 12, Art. 5(1)(e)). After that day the rule counts again."
    ),
    "requested": N_(
        "Open request: nothing is deleted before the person has been answered (clauses 13.2–13.9, Art. "
        "12(3)). It ends when the request is closed."
    ),
    "queued": N_(
        "In the queue: {matter} (clause 12, Art. 5(2)). It ends when a newer copy of the register proves "
        "that it was done, or when the decision is taken back."
    ),
}


def why_button(_: Text, policy: Policy, days: Days, person_no: int) -> None:
    """Draw the way to the answer about a person of the list; nothing is read before it is opened."""
    place = streamlit.popover(
        _("Why is this person here?"),
        icon=":material/help:",
        type="tertiary",
        key=f"why_{person_no}",
        on_change="rerun",
    )
    if place.open:
        with place, session.store().page(session.actor(Permission.SEE_REGISTER)) as page:
            found = page.row("retention/why", person_no=person_no)
            if found:
                show_why(_, found, policy, days)


def show_why(_: Text, person: Row, policy: Policy, days: Days) -> None:
    """Draw the answer as a list; `person` is a row of `retention/why` or `case/persons`."""
    streamlit.markdown("\n".join(f"- {safe(line)}" for line in why_here(_, person, policy, days)))


def why_here(_: Text, person: Row, policy: Policy, days: Days) -> list[str]:
    """Return the sentences: relationship, rule, what it counts from, the status by day, decisions."""
    sentences = list(_decided(_, person, days))
    if not person["deleted"]:
        sentences = [*_derived(_, person, policy), _by_day(_, person, days), *sentences]
    return sentences


def statuses_of(person: Row, days: Days) -> Sequence[str]:
    """Return every status of a person: the one by the day, and those by decision."""
    if person["deleted"]:
        return ["deleted"]
    decided = {
        "held": person["on_hold"],
        "restricted": person["restricted"],
        "kept_until": (person["kept_until"] or date.min) >= days.today,
        "requested": person["has_open_request"],
        "queued": person["queued_action"],
    }
    return [days.status_of(person["expires_on"]), *(name for name, holds in decided.items() if holds)]


def _derived(_: Text, person: Row, policy: Policy) -> Iterator[str]:
    yield _(RELATIONSHIPS[person["relationship_reason"] or "no_account"])
    rule = next((each for each in policy.rules(AppliesTo.PERSON) if each.rule == person["rule"]), None)
    if rule:
        yield _("Rule: {title}. {words}", title=rule.title.in_language(_.language), words=rule_words(_, rule))
    else:
        yield _("The rule {rule} is not in the policy any more: recalculate the status.", rule=person["rule"])
    if person["last_contact_on"]:
        what = (
            label_of(_, ObjectName, person["last_contact_object"]) if person["last_contact_object"] else "–"
        )
        yield _("Last contact: {day} ({what})", day=person["last_contact_on"], what=what)
    if person["reference_on"]:
        what = _(DAYS[CountedFrom(person["counted_from"])])
        yield _("Counted from {day}: {what}.", day=person["reference_on"], what=what)


def _by_day(_: Text, person: Row, days: Days) -> str:
    return _(BY_DAY[days.status_of(person["expires_on"])], until=person["expires_on"])


def _decided(_: Text, person: Row, days: Days) -> Iterator[str]:
    for status in statuses_of(person, days):
        if status in DECIDED:
            action = person["queued_action"]
            matter = action_label(_, Kind.RETENTION, action) if action else ""
            yield _(DECIDED[status], day=person["kept_until"], matter=matter)
