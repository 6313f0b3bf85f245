"""Registering what a person asks for: one message, one or several rights, one case each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.clock import helsinki_date
from dashboard.databases import Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.vocabulary import Actor, Channel, Kind, Permission, Refused, Right, require


@dataclass(frozen=True, kw_only=True)
class Intake:
    """One message as it came in. `salesforce_ids` are the records of the person, none where nobody was found.

    `received_on`: the Helsinki date on which it reached the company, by whatever channel and whoever read it.
    `requester`, `contact`, `representative` and `note` are case material; the history never holds them.
    `authority_reference`, `answer_by`: of a complaint that the authority forwards, its number and its date.
    """

    rights: Sequence[Right]
    channel: Channel
    received_on: date
    salesforce_ids: tuple[str, ...] = ()
    requester: str = ""
    contact: str = ""
    representative: str = ""
    note: str = ""
    previous_case_id: str | None = None
    authority_reference: str = ""
    answer_by: date | None = None


def register(
    store: Store,
    actor: Actor,
    intake: Intake,
    *,
    key: str,
    now: datetime,
    snapshot_id: str | None,
) -> list[str]:
    """Open a case for each right and return their ids; raise `Refused` where something is missing.

    An objection to marketing or a withdrawn consent stops marketing at once (`open_cases` queues the act).
    """
    require(actor, Permission.REGISTER_REQUEST)
    _check(intake, helsinki_date(now))
    drafts = [_draft(intake, right) for right in dict.fromkeys(intake.rights)]
    return open_cases(store, actor, drafts, key=key, now=now, snapshot_id=snapshot_id)[: len(drafts)]


def _check(intake: Intake, today: date) -> None:
    if not intake.rights:
        raise Refused("Choose what the person asks for.")
    if not intake.salesforce_ids and not intake.requester.strip():
        raise Refused("Find the person in the register, or write down who asks.")
    if intake.received_on > today:
        raise Refused("The day received lies in the future: {day}.", day=intake.received_on)


def _of_authority(intake: Intake, right: Right) -> dict[str, object]:
    """Return what the authority says of its own letter (clause 13.9): no personal data."""
    if right is not Right.COMPLAINT:
        return {}
    day = intake.answer_by.isoformat() if intake.answer_by else None
    told = {"authority_reference": intake.authority_reference.strip(), "answer_by": day}
    return {name: value for name, value in told.items() if value}


def _draft(intake: Intake, right: Right) -> Draft:
    told = {
        "requester": intake.requester,
        "contact": intake.contact,
        "representative": intake.representative,
        "note": intake.note,
    }
    return Draft(
        kind=Kind.RIGHT,
        action=right,
        salesforce_ids=intake.salesforce_ids,
        received_on=intake.received_on,
        reason_code="representative" if intake.representative.strip() else "asked",
        channel=intake.channel,
        parameters=_of_authority(intake, right),
        material={name: text.strip() for name, text in told.items() if text.strip()},
        previous_case_id=intake.previous_case_id,
    )
