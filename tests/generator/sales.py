"""Accounts and deals: they tell current, former and potential clients apart (clause 4)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.generator.companies import Company
from tests.generator.entries import Desk, Entry, audit
from tests.generator.fields import Row
from tests.generator.timeline import CUSTOMER, FORMER, PROSPECT, at_work

Rows = Iterator[tuple[str, Row]]

_ROLES = ("Decision Maker", "Influencer", "Business User", "")
_DEALS = ("Kevätkampanja", "Vuosisopimus", "Lanseeraus", "Joulukampanja", "Vaikuttajamatka", "Sisältöpaketti")
_OPEN_DEALS = {CUSTOMER: 0.35, FORMER: 0.0, PROSPECT: 0.25}


@dataclass(frozen=True)
class Client:
    """An account about to be written: its company, its stage, the day of its last deal won."""

    id: str
    company: Company
    stage: str
    won: date | None
    owner: str
    created: datetime


def account(rng: random.Random, client: Client) -> Row:
    """Return the Account."""
    company = client.company
    return {
        "Id": client.id,
        "IsDeleted": False,
        "MasterRecordId": "",
        "Name": company.name,
        "Type": client.stage,
        "ParentId": "",
        "BillingStreet": company.street,
        "BillingCity": company.city,
        "BillingPostalCode": company.postal_code,
        "BillingCountry": "Finland",
        "Phone": "",
        "Website": f"www.{company.domain}",
        "Industry": company.industry,
        "Description": "Laskutus verkkolaskuna." if rng.random() < 0.1 else "",
        "AccountSource": "",
        "Y_tunnus__c": company.business_id,
    } | audit(client.owner, client.owner, client.created, client.created)


def deals(rng: random.Random, desk: Desk, client: Client, entries: list[Entry]) -> Rows:
    """Yield the account's deals with the people in them: won ones end on `client.won`."""
    for close, stage in _closings(rng, desk, client, entries):
        row = _deal(rng, desk, client, close, stage) | {"ContactId": entries[0].id}
        yield "Opportunity", row
        for n, entry in enumerate(rng.sample(entries, min(len(entries), rng.choice((1, 1, 2))))):
            yield "OpportunityContactRole", _role(rng, desk, row, entry, primary=n == 0)


def _closings(
    rng: random.Random, desk: Desk, client: Client, entries: list[Entry]
) -> Iterator[tuple[date, str]]:
    """Yield (closing day, stage) of each deal; open ones close in the months to come."""
    begin = client.created.date()
    if client.won:
        for n in range(rng.choice((1, 1, 2, 3))):
            yield max(client.won - timedelta(days=200 * n), begin), "Closed Won"
    if rng.random() < _OPEN_DEALS[client.stage]:
        yield desk.today + timedelta(days=rng.randint(5, 120)), "Proposal"
    if client.stage == PROSPECT and rng.random() < 0.2:
        yield max(begin, min(entry.course.last_contact for entry in entries)), "Closed Lost"


def _deal(rng: random.Random, desk: Desk, client: Client, close: date, stage: str) -> Row:
    made = _opened(rng, desk, client, close)
    return {
        "Id": desk.next_id("Opportunity"),
        "IsDeleted": False,
        "AccountId": client.id,
        "Name": f"{client.company.name}: {rng.choice(_DEALS)} {close.year}",
        "StageName": stage,
        "Amount": rng.randint(4, 120) * 500,
        "CloseDate": close,
        "Type": "New Business",
        "NextStep": "",
        "LeadSource": "",
        "IsClosed": stage != "Proposal",
        "IsWon": stage == "Closed Won",
        "CampaignId": "",
        "Description": "",
        "LastActivityDate": None,
    } | audit(client.owner, client.owner, made, max(made, _latest(desk, close)))


def _opened(rng: random.Random, desk: Desk, client: Client, close: date) -> datetime:
    day = min(close, desk.today) - timedelta(days=rng.randint(10, 90))
    return at_work(rng, max(day, client.created.date()))


def _latest(desk: Desk, close: date) -> datetime:
    return datetime.combine(min(close, desk.today - timedelta(days=1)), time(15))


def _role(rng: random.Random, desk: Desk, deal: Row, entry: Entry, *, primary: bool) -> Row:
    return {
        "Id": desk.next_id("OpportunityContactRole"),
        "IsDeleted": False,
        "OpportunityId": deal["Id"],
        "ContactId": entry.id,
        "Role": rng.choice(_ROLES),
        "IsPrimary": primary,
        "CreatedDate": deal["CreatedDate"],
        "CreatedById": entry.owner,
        "LastModifiedDate": deal["CreatedDate"],
        "SystemModstamp": deal["CreatedDate"],
    }
