"""Consent records of the newsletter (Art. 7), and support cases: what else hangs on a person."""

import random
import zlib
from collections.abc import Iterator
from datetime import timedelta

from tests.generator.entries import Desk, Entry, audit
from tests.generator.fields import Row
from tests.generator.timeline import at_work, between


def consents(rng: random.Random, desk: Desk, entry: Entry) -> Iterator[tuple[str, Row]]:
    """Yield the consent to e-mail, where one was given or refused; one in three as a subscription."""
    if not entry.choices.consent:
        return
    taken = at_work(rng, between(rng, entry.course.created, entry.course.last_contact))
    row: Row = {
        "IsDeleted": False,
        "Name": "Asiakasuutiskirje",
        "PartyId": entry.individual_id,
        "PrivacyConsentStatus": entry.choices.consent,
    } | audit(entry.owner, entry.created_by, taken, taken)
    if rng.random() < 1 / 3:
        yield (
            "CommSubscriptionConsent",
            row
            | {
                "Id": desk.next_id("CommSubscriptionConsent"),
                "ConsentGiverId": entry.individual_id,
                "ConsentCapturedDateTime": taken,
                "ConsentCapturedSource": "Verkkosivun lomake",
                "EffectiveFromDate": taken.date(),
                "EffectiveToDate": None,
            },
        )
        return
    yield (
        "ContactPointTypeConsent",
        row
        | {
            "Id": desk.next_id("ContactPointTypeConsent"),
            "ContactPointType": "Email",
            "EffectiveFrom": taken,
            "EffectiveTo": None,
            "CaptureDate": taken,
            "CaptureSource": "Verkkosivun lomake",
            "CaptureContactPointType": "Web",
        },
    )


def case(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return a support case; while it stands, Salesforce will not delete its Contact."""
    opened = at_work(rng, entry.course.last_contact)
    key = desk.next_id("Case")
    return {
        "Id": key,
        "IsDeleted": False,
        "CaseNumber": f"{zlib.crc32(key.encode()) % 10_000_000:08d}",
        "ContactId": entry.id,
        "AccountId": entry.account_id,
        "SuppliedName": entry.person.name,
        "SuppliedEmail": entry.person.email,
        "Type": "Laskutus",
        "Status": "Closed",
        "Origin": rng.choice(("Email", "Web", "Phone")),
        "Subject": "Kysymys laskusta",
        "Description": "Pyysi laskun kopiota.",
        "IsClosed": True,
        "ClosedDate": opened + timedelta(hours=1),
    } | audit(entry.owner, entry.created_by, opened, opened + timedelta(hours=1))
