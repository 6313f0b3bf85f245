"""A register and a queue in which every control finds its fault; `expected/<control>.csv` says the rows."""

import os
from datetime import UTC, date, datetime, timedelta

from dashboard.decisions.accounts import NewUser, add
from dashboard.decisions.case_rows import Opening, case_id_of, write_cases
from dashboard.decisions.cases import Draft
from dashboard.vocabulary import SYSTEM, Action, Actor, Kind, Role, State
from tests.little_register import contact, key, register_of, row

NOW = datetime(2026, 11, 23, 8)
OFFICER = Actor("officer", Role.OFFICER)
RECENT = datetime(2026, 11, 20, 9)
# Real control characters (the first two), one that is wrong; a known test number of a card.
IDENTITY_CODE, WRONG_CODE = "131052-308T", "131052-308U"
ACCOUNT, CARD = "FI21 1234 5600 0007 85", "4111 1111 1111 1111"


def talked(number, day, who, **cells):
    """A task that was done with contact `who`: counts as contact."""
    fixed = {"WhoId": key("Contact", who), "occurred_at": day, "ActivityDate": day, "IsClosed": True}
    return row("Task", number, **{**fixed, "Subject": "Soitto", **cells})


def member(number, campaign, contact_number):
    ids = {"CampaignId": key("Campaign", campaign), "ContactId": key("Contact", contact_number)}
    return row("CampaignMember", number, **ids)


def user(number, address, **cells):
    """A user of Salesforce who signed in lately."""
    known = {"Username": address, "Email": address, "UserType": "Standard", "IsActive": True}
    return row("User", number, **{**known, "LastLoginDate": RECENT, **cells})


def consent(number, contact_number, status, day):
    cells = {"PartyId": key("Contact", contact_number), "PrivacyConsentStatus": status, "CaptureDate": day}
    return row("ContactPointTypeConsent", number, ContactPointType="Email", **cells)


def person(number, source="Web", **cells):
    return contact(number, **{"LeadSource": source, "Birthdate": None, "extra": None, **cells})


REGISTER = {
    "Contact": [
        person(1),  # nothing is wrong with the first
        person(2, OwnerId=key("User", 3)),  # silent for more than 24 months; belongs to somebody who has left
        person(3, "Purchased List"),
        person(4, "Arpajaiset"),  # a value that nobody has mapped
        person(5, HasOptedOutOfEmail=True),  # but not as a lead
        person(6, Birthdate="1980-01-31", HasOptedOutOfEmail=True),
        person(7, "Newsletter"),  # nobody can show a consent
        person(8, "Newsletter"),
        person(9, Description="Sairauslomalla helmikuuhun.", extra='{"LeadScore__c": "87"}'),
        person(10, HasOptedOutOfEmail=True),
        person(11, CreatedDate=None),  # nobody knows since when, nor when anybody met them
        person(12, IsEmailBounced=True, EmailBouncedDate=RECENT),
    ],
    "Lead": [contact(5, "Lead", LeadSource="Web", Birthdate=None)],
    "Task": [
        *(talked(number, date(2022 if number == 2 else 2026, 10, 1), number) for number in range(1, 11)),
        talked(11, date(2026, 10, 2), 1, Description=f"Tunnus {IDENTITY_CODE}, ei {WRONG_CODE}."),
        talked(
            12, date(2026, 10, 2), 1, Description=f"Tili {ACCOUNT} MAKSU, kortti {CARD}, viite {CARD[:-1]}2"
        ),
        talked(13, date(2026, 10, 30), 10, TaskSubtype="ListEmail"),  # two weeks after the objection
        talked(14, date(2026, 10, 10), 10, TaskSubtype="ListEmail"),
    ],
    "Event": [
        row("Event", 1, WhoId=key("Contact", 1), occurred_at=datetime(2026, 10, 1), Description=None),
        row("Event", 2, WhoId=key("Contact", 1), occurred_at=datetime(2020, 5, 4), Description="Tapaaminen"),
    ],
    "EmailMessage": [
        row("EmailMessage", 1, MessageDate=datetime(2026, 10, 1), occurred_at=datetime(2026, 10, 1)),
        row(
            "EmailMessage",
            2,
            MessageDate=datetime(2024, 1, 8),
            occurred_at=datetime(2024, 1, 8),
            ToAddress="p1@example.com",
            IsOpened=True,
            TextBody=f"Laskun tili {ACCOUNT}",  # a message is no note: an invoice has an account
        ),
    ],
    "Opportunity": [row("Opportunity", 1, AccountId=None, CloseDate=None)],
    "Account": [row("Account", 1)],
    "Campaign": [
        row("Campaign", 1, IsActive=True, Type="Email", Name="Uutiskirje"),
        row("Campaign", 2, IsActive=False, Type=None, Name=None),
        row("Campaign", 3, IsActive=False, Type="Email", Name="Ostettu lista 2025"),
        row("Campaign", 4, IsActive=False, Type="Event", Name="Rekrytointi: kampanjapäällikkö"),
        row("Campaign", 5, IsActive=False, Type="Arvonta", Name="Syksyn arvonta"),
    ],
    "CampaignMember": [
        # In an active campaign although opted out; in a closed one; in an active one and not opted out.
        *(member(1, 1, 6), member(2, 2, 6), member(3, 1, 1)),
        *(member(4, 3, 3), member(5, 4, 1), member(6, 5, 1), member(7, 5, 2)),
    ],
    "ContactPointTypeConsent": [
        consent(1, 8, "OptIn", datetime(2020, 1, 1)),
        consent(2, 10, "OptOut", datetime(2026, 10, 15)),
    ],
    "User": [
        user(1, "maija@indieplace.fi"),
        user(2, "rajapinta@kumppani.example"),
        user(3, "lahtenyt@indieplace.fi", IsActive=False),
        user(4, "harvoin@kaleva.fi", LastLoginDate=datetime(2026, 3, 1)),
        user(5, "myynti@indieplace.fi", extra='{"CompanyName": "Toinen Oy"}'),
    ],
}


def draft(kind, action, numbers, reason, **parameters):
    ids = tuple(key("Contact", number) for number in numbers)
    return Draft(kind, action, ids, date(2025, 1, 7), reason, parameters=parameters)


LONG_AGO, LATELY = datetime(2025, 1, 7, 9), datetime(2026, 11, 18, 9)
CASES = (
    ("hold", LONG_AGO, draft(Kind.LEGAL_HOLD, Action.HOLD, [8], "legal_claim"), State.ACTIVE),
    ("keep", LONG_AGO, draft(Kind.KEEP_UNTIL, Action.KEEP, [2], "sale", until="2026-11-01"), State.ACTIVE),
    ("back", LATELY, draft(Kind.FINDING, Action.DELETE, [6], "came_back"), State.AWAITING_SECOND_APPROVAL),
    (
        "reset",
        LATELY,
        draft(Kind.FINDING, Action.OPT_OUT, [1], "opt_out_reset"),
        State.AWAITING_SECOND_APPROVAL,
    ),
    (
        "late",
        LATELY,
        draft(Kind.BREACH, Action.HOLD, [], "lost_device", aware_at="2026-11-18T09:00:00Z"),
        State.ASSESSED,
    ),
    (
        "new",
        LATELY,
        draft(Kind.BREACH, Action.HOLD, [], "wrong_recipient", aware_at="2026-11-23T07:00:00Z"),
        State.AWARE,
    ),
    (
        "fresh",
        LATELY,
        draft(Kind.BREACH, Action.HOLD, [], "wrong_recipient", aware_at="2026-11-23T07:00:00Z"),
        State.ASSESSED,
    ),
)


def fill(settings, store):
    """Put every fault into a register and its queue."""
    register_of(settings, REGISTER)
    for name, moment, each, state in CASES:
        open_case(store, name, moment, each, state)
    deliver(store, 1, "bounced", version="1")
    with store.transaction() as transaction:
        add(transaction, Actor("admin", Role.ADMIN), NewUser("kesatyo", "Kesä Työ", Role.STAFF), LONG_AGO)
        add(transaction, Actor("admin", Role.ADMIN), NewUser("uusi", "Uusi", Role.STAFF), RECENT)
    leave_file(settings, "Contact.csv", NOW - timedelta(days=31))
    leave_file(settings, "Lead.csv", NOW - timedelta(days=30))


def open_case(store, name, moment, each, state):
    with store.transaction() as transaction:
        write_cases(transaction, Opening(OFFICER, moment, None, None), [(case_id_of(name), each, state)])


def deliver(store, number, state, *, version, step=1):
    """Write a step of the delivery of the notice to a contact."""
    told = {
        "delivery_id": f"delivery-{number}-{version}",
        "version": step,
        "case_id": None,
        "salesforce_ids": f'["{key("Contact", number)}"]',
        "notice_version": version,
        "channel": "email",
        "state": state,
        "happened_at": NOW,
        "changed_by": SYSTEM.user,
    }
    with store.transaction() as transaction:
        transaction.insert("notice_delivery", [told])


def attest(store, until="2027-06-30", clauses=(8, 9, 10)):
    value = f'{{"by": "officer", "on": "2026-11-01", "until": "{until}", "evidence": "Sopimus"}}'
    rows = [{"name": f"attestation.{clause}", "version": 1, "value": value} for clause in clauses]
    with store.transaction() as transaction:
        transaction.insert(
            "setting", [{**each, "changed_at": NOW, "changed_by": OFFICER.user} for each in rows]
        )


def leave_file(settings, name, moment):
    settings.inbox.mkdir(exist_ok=True)
    path = settings.inbox / name
    path.write_text("Id\n", encoding="utf-8")
    os.utime(path, (moment.replace(tzinfo=UTC).timestamp(),) * 2)
