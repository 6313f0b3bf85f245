"""Campaigns (newsletters, downloads, events) and their members, who carry copies of names and addresses."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tests.generator.entries import Desk, Entry, audit
from tests.generator.fields import Row
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.generator.timeline import at_work, between

_GUIDES = ("Vaikuttajamarkkinoinnin opas", "Hinnoittelun muistilista", "Mikrovaikuttajat B2B:ssä")
_GATHERINGS = ("Aamiaistilaisuus", "Webinaari: sisältöyhteistyöt", "Syysseminaari")
# What a member can be, how often, and whether it is a response.
_STATUSES = {
    "Email": ((60, "Sent", False), (25, "Opened", False), (11, "Clicked", True), (4, "Responded", True)),
    "Content": ((100, "Downloaded", True),),
    "Event": ((55, "Sent", False), (45, "Responded", True)),
}


def campaigns(seed: int, today: date, owner: str) -> list[Row]:
    """Return three years of campaigns: a newsletter each quarter, guides and gatherings."""
    rng = random.Random(seed + 1)
    plan = [("Email", f"Asiakasuutiskirje {13 - n}", 92 * n + 6) for n in range(13)]
    plan += [("Content", f"Opas: {title}", 330 * n + 40) for n, title in enumerate(_GUIDES)]
    plan += [("Event", f"{title}", 240 * n + 20) for n, title in enumerate(_GATHERINGS)]
    return [
        _campaign(n, kind, name, today - timedelta(days=age)) | _made(rng, today - timedelta(days=age), owner)
        for n, (kind, name, age) in enumerate(plan, start=1)
    ]


def _campaign(n: int, kind: str, name: str, begin: date) -> Row:
    # Guides stay on the site for years, a newsletter goes out within the week.
    days = 900 if kind == "Content" else 7
    return {
        "Id": salesforce_id(KEY_PREFIXES["Campaign"], n),
        "IsDeleted": False,
        "Name": name,
        "Type": kind,
        "Status": "In Progress" if kind == "Content" else "Completed",
        "StartDate": begin,
        "EndDate": begin + timedelta(days=days),
        "IsActive": kind == "Content",
        "Description": "",
    }


def _made(rng: random.Random, begin: date, owner: str) -> Row:
    made = at_work(rng, begin - timedelta(days=14))
    return audit(owner, owner, made, made)


def memberships(rng: random.Random, desk: Desk, entry: Entry) -> Iterator[tuple[str, Row]]:
    """Yield the person's campaign memberships; no response is later than the last contact."""
    guide = _download(rng, desk, entry)
    if guide:
        yield "CampaignMember", guide
    if rng.random() >= 0.42:
        return
    for campaign in rng.sample(desk.campaigns, rng.choice((1, 1, 1, 2, 3))):
        begin = campaign["StartDate"]
        if begin >= entry.course.created and campaign["Id"] != guide.get("CampaignId"):
            yield "CampaignMember", _member(rng, desk, entry, campaign, begin)


def _download(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return what brought the person here, where a guide on the site did: made on the day of the record."""
    day, wanted = entry.course.created, {"Tiedoston lataus": 0.8, "Web": 0.15}.get(entry.source, 0.0)
    guides = [row for row in desk.campaigns if row["Type"] == "Content" and row["StartDate"] <= day]
    if not guides or rng.random() >= wanted:
        return {}
    return _member(rng, desk, entry, guides[0], day) | {"FirstRespondedDate": day}


def _member(rng: random.Random, desk: Desk, entry: Entry, campaign: Row, begin: date) -> Row:
    table = _STATUSES[str(campaign["Type"])]
    _, status, responded = rng.choices(table, [weight for weight, _, _ in table])[0]
    if begin > entry.course.last_contact:
        status, responded = "Sent", False
    answered = (
        between(rng, begin, min(begin + timedelta(days=20), entry.course.last_contact)) if responded else None
    )
    made = at_work(rng, begin)
    return (
        {
            "Id": desk.next_id("CampaignMember"),
            "IsDeleted": False,
            "CampaignId": campaign["Id"],
            "LeadId": entry.id if entry.object == "Lead" else "",
            "ContactId": entry.id if entry.object == "Contact" else "",
            "Status": status,
            "HasResponded": responded,
            "FirstRespondedDate": answered,
            "Type": entry.object,
            "LeadOrContactId": entry.id,
        }
        | copied(entry)
        | audit(entry.owner, entry.created_by, made, made)
    )


def copied(entry: Entry) -> Row:
    """Return the columns that Salesforce copies from the person onto every membership."""
    someone = entry.person
    return {
        "Salutation": someone.salutation,
        "Name": someone.name,
        "FirstName": someone.first,
        "LastName": someone.last,
        "Title": someone.title,
        "Street": someone.company.street,
        "City": someone.company.city,
        "PostalCode": someone.company.postal_code,
        "Country": "Finland",
        "Email": someone.email,
        "Phone": someone.phone,
        "MobilePhone": someone.mobile,
        "HasOptedOutOfEmail": entry.choices.email,
        "HasOptedOutOfFax": entry.choices.fax,
        "DoNotCall": entry.choices.phone,
        "LeadSource": entry.source,
        "CompanyOrAccount": someone.company.name,
    }
