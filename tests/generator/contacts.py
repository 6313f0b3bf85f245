"""Contacts, leads, individuals, and the twins that years leave: converted, repeated, merged."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.generator import texts
from tests.generator.entries import Desk, Entry, audit
from tests.generator.fields import Row
from tests.generator.people import shouted
from tests.generator.timeline import at_work, between

_CATEGORIES = ("Asiakas", "Media", "VIP", "Kosmetiikka", "Ruoka", "Tapahtumat")


def contact(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return the Contact; a few carry what the notice does not declare (clause 6)."""
    someone = entry.person
    return (
        _person(rng, entry)
        | {
            "AccountId": entry.account_id,
            "Department": someone.department,
            "HomePhone": someone.mobile if rng.random() < 0.02 else "",
            "AssistantName": "Assistentti tavoitettavissa vaihteesta" if rng.random() < 0.01 else "",
            "MailingStreet": someone.company.street,
            "MailingCity": someone.company.city,
            "MailingPostalCode": someone.company.postal_code,
            "MailingCountry": rng.choice(("Finland", "Suomi", "FI")),
            "Birthdate": date(1958 + rng.randrange(45), 1 + rng.randrange(12), 3)
            if rng.random() < 0.015
            else None,
            "Kategoria__c": _categories(rng),
        }
        | _bounce(rng, desk, entry)
    )


def lead(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return the Lead."""
    someone = entry.person
    return (
        _person(rng, entry)
        | {
            "Company": someone.company.name,
            "Street": someone.company.street if rng.random() < 0.5 else "",
            "City": someone.company.city,
            "PostalCode": someone.company.postal_code if rng.random() < 0.5 else "",
            "Country": "Finland",
            "Status": rng.choice(("Open - Not Contacted", "Working - Contacted", "Closed - Not Converted")),
            "Industry": someone.company.industry,
            "Website": f"www.{someone.company.domain}",
            "IsConverted": False,
        }
        | _bounce(rng, desk, entry)
    )


def _person(rng: random.Random, entry: Entry) -> Row:
    someone, choices = entry.person, entry.choices
    modified = max(entry.created, at_work(rng, entry.course.last_contact))
    return {
        "Id": entry.id,
        "IsDeleted": False,
        "MasterRecordId": "",
        "Salutation": someone.salutation,
        "FirstName": someone.first,
        "LastName": someone.last,
        "Name": someone.name,
        "Title": someone.title,
        "Email": someone.email,
        "Phone": someone.phone,
        "MobilePhone": someone.mobile,
        "Fax": "",
        "LeadSource": entry.source,
        "Description": texts.about(rng),
        "HasOptedOutOfEmail": choices.email,
        "HasOptedOutOfFax": choices.fax,
        "DoNotCall": choices.phone,
        "IndividualId": entry.individual_id,
    } | audit(entry.owner, entry.created_by, entry.created, modified)


def _categories(rng: random.Random) -> str:
    return ";".join(c for c in _CATEGORIES if rng.random() < 0.12)


def _bounce(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    bounced = bool(entry.person.email) and rng.random() < 0.016
    when = at_work(rng, between(rng, entry.course.last_contact, desk.today - timedelta(days=1)))
    return {
        "EmailBouncedReason": "550 5.1.1 The email account does not exist" if bounced else "",
        "EmailBouncedDate": when if bounced else None,
        "IsEmailBounced": bounced,
    }


def individual(entry: Entry) -> Row:
    """Return the Individual that holds the person's choices for all of their records."""
    someone = entry.person
    return {
        "Id": entry.individual_id,
        "IsDeleted": False,
        "Salutation": someone.salutation,
        "FirstName": someone.first,
        "LastName": someone.last,
        "Name": someone.name,
        "HasOptedOutTracking": entry.choices.tracking,
        "HasOptedOutProfiling": False,
        "HasOptedOutProcessing": False,
        "HasOptedOutSolicit": entry.choices.solicit,
        "ShouldForget": False,
        "SendIndividualData": False,
        "CanStorePiiElsewhere": False,
    } | audit(entry.owner, entry.created_by, entry.created, entry.created)


def converted(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return the Lead that this Contact was before."""
    before = _twin(desk, entry, email=entry.person.email)
    return lead(rng, desk, before) | {
        "Status": "Closed - Converted",
        "IsConverted": True,
        "ConvertedDate": entry.course.created,
        "ConvertedAccountId": entry.account_id,
        "ConvertedContactId": entry.id,
    }


def repeated(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return a Lead for the same person, with the address as another system delivered it."""
    return lead(rng, desk, _twin(desk, entry, email=shouted(entry.person.email)))


def merged(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return the Contact that lost a merge: in the bin, pointing at the winner."""
    loser = contact(rng, desk, replace(entry, id=desk.next_id("Contact")))
    return loser | {"IsDeleted": True, "MasterRecordId": entry.id}


def _twin(desk: Desk, entry: Entry, email: str) -> Entry:
    return replace(
        entry,
        object="Lead",
        id=desk.next_id("Lead"),
        person=replace(entry.person, email=email),
        individual_id="",
        account_id="",
        choices=type(entry.choices)(),
    )
