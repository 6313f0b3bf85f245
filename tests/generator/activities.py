"""Tasks, events and e-mails: the contact history of clause 6, ending on the day of the last contact."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.generator import texts
from tests.generator.entries import Desk, Entry, audit
from tests.generator.fields import Row
from tests.generator.timeline import at_work, between

Rows = Iterator[tuple[str, Row]]


@dataclass(frozen=True)
class Deed:
    """One contact between a colleague and a person on a day; `note` replaces what would be drawn."""

    entry: Entry
    day: date
    colleague: Row
    note: str | None = None


def history(rng: random.Random, desk: Desk, entry: Entry, first_note: str | None = None) -> Rows:
    """Yield every activity of the person; the last contact is a closed task, an event or a message."""
    for number in range(entry.course.activities):
        day = (
            between(rng, entry.course.created, entry.course.last_contact)
            if number
            else entry.course.last_contact
        )
        deed = Deed(entry, day, desk.colleague(rng), None if number else first_note)
        kind = rng.random()
        if kind < 0.5 or (first_note and not number):
            yield "Task", _task(rng, desk, deed)
        elif kind < 0.68:
            yield from _event(rng, desk, deed)
        else:
            # The last contact takes two: a message that nobody answered is none.
            yield from _email(rng, desk, deed, incoming=number == 0 or rng.random() < 0.4)
    if rng.random() < 0.04 and entry.course.activities:
        yield "Task", _plan(rng, desk, entry)


def _common(desk: Desk, kind: str, deed: Deed) -> Row:
    return {
        "Id": desk.next_id(kind),
        "IsDeleted": False,
        "WhoId": deed.entry.id,
        "WhatId": deed.entry.account_id,
        "AccountId": deed.entry.account_id,
    }


def _task(rng: random.Random, desk: Desk, deed: Deed) -> Row:
    when = at_work(rng, deed.day)
    call = rng.random() < 0.55
    colleague = str(deed.colleague["Id"])
    return (
        _common(desk, "Task", deed)
        | {
            "Subject": rng.choice(texts.SUBJECTS["Task"]),
            "ActivityDate": deed.day,
            "Status": "Completed",
            "Priority": "Normal",
            "TaskSubtype": "Call" if call else "Task",
            "Description": texts.note(rng) if deed.note is None else deed.note,
            "CallType": rng.choice(("Outbound", "Outbound", "Inbound")) if call else "",
            "CallDurationInSeconds": rng.randint(20, 1_800) if call else None,
            "CallDisposition": rng.choice(("Tavoitettu", "Ei vastannut", "")) if call else "",
            "IsClosed": True,
            "CompletedDateTime": when,
        }
        | audit(colleague, colleague, when, when)
    )


def _plan(rng: random.Random, desk: Desk, entry: Entry) -> Row:
    """Return an open task with a day to come: no contact yet, though LastActivityDate might say so."""
    row = _task(rng, desk, Deed(entry, entry.course.last_contact, desk.colleague(rng)))
    due = desk.today + timedelta(days=rng.randint(3, 90))
    return row | {"ActivityDate": due, "Status": "Not Started", "IsClosed": False, "CompletedDateTime": None}


def _event(rng: random.Random, desk: Desk, deed: Deed) -> Rows:
    begin = at_work(rng, deed.day)
    minutes = rng.choice((30, 45, 60, 90, 120))
    colleague = str(deed.colleague["Id"])
    row = (
        _common(desk, "Event", deed)
        | {
            "Subject": rng.choice(texts.SUBJECTS["Event"]),
            "Location": rng.choice(("Teams", "Asiakkaan toimisto", "Oma toimisto", "")),
            "ActivityDate": deed.day,
            "StartDateTime": begin,
            "EndDateTime": begin + timedelta(minutes=minutes),
            "DurationInMinutes": minutes,
            "IsAllDayEvent": False,
            "Description": texts.note(rng),
        }
        | audit(colleague, colleague, begin - timedelta(days=3), begin)
    )
    yield "Event", row
    if rng.random() < 0.3:
        yield "EventRelation", _guest(desk, row, deed.entry)


def _guest(desk: Desk, event: Row, entry: Entry) -> Row:
    return {
        "Id": desk.next_id("EventRelation"),
        "IsDeleted": False,
        "EventId": event["Id"],
        "RelationId": entry.id,
        "IsWhat": False,
        "IsParent": True,
        "IsInvitee": False,
        "Status": "",
        "CreatedDate": event["CreatedDate"],
        "SystemModstamp": event["SystemModstamp"],
    }


def _email(rng: random.Random, desk: Desk, deed: Deed, *, incoming: bool) -> Rows:
    someone = deed.entry.person
    theirs = someone.email or f"{someone.company.domain.split('.')[0]}@example.fi"
    ours, name = str(deed.colleague["Email"]), str(deed.colleague["Name"])
    ends = (name, someone.name) if incoming else (someone.name, name)
    subject, sent = rng.choice(texts.SUBJECTS["EmailMessage"]), at_work(rng, deed.day)
    row: Row = {
        "Id": desk.next_id("EmailMessage"),
        "IsDeleted": False,
        "ActivityId": "",
        "ParentId": "",
        "RelatedToId": deed.entry.account_id,
        "FromAddress": theirs if incoming else ours,
        "FromName": someone.name if incoming else name,
        "ToAddress": ours if incoming else theirs,
        "CcAddress": "",
        "Subject": subject,
        "TextBody": texts.message(rng, subject, *ends, incoming=incoming),
        "Incoming": incoming,
        "Status": rng.choice("12") if incoming else "3",
        "MessageDate": sent,
        "HasAttachment": rng.random() < 0.3,
        "CreatedDate": sent,
        "CreatedById": deed.colleague["Id"],
        "LastModifiedDate": sent,
        "SystemModstamp": sent,
    }
    yield "EmailMessage", row | _tracking(rng, desk, row)
    them, us = (deed.entry.id, deed.entry.object, theirs), (str(deed.colleague["Id"]), "User", ours)
    for kind, party in zip(("FromAddress", "ToAddress"), (them, us) if incoming else (us, them), strict=True):
        yield "EmailMessageRelation", _party(desk, row, kind, *party)


def _tracking(rng: random.Random, desk: Desk, row: Row) -> Row:
    """Return what the tracking pixel learnt: clause 7, and 917/2014 § 205."""
    tracked = not row["Incoming"] and rng.random() < 0.6
    opened = tracked and rng.random() < 0.6
    sent = row["MessageDate"]
    first = sent + timedelta(hours=rng.randint(1, 9)) if opened else None
    return {
        "IsTracked": tracked,
        "IsOpened": opened,
        "FirstOpenedDate": first,
        "LastOpenedDate": first,
        "IsBounced": not row["Incoming"] and rng.random() < 0.01,
    }


def _party(desk: Desk, email: Row, kind: str, *party: str) -> Row:
    """Return who stood on one side of a message: the only sound link of person and mail."""
    who, object_name, address = party
    return {
        "Id": desk.next_id("EmailMessageRelation"),
        "IsDeleted": False,
        "EmailMessageId": email["Id"],
        "RelationId": who,
        "RelationType": kind,
        "RelationAddress": address,
        "RelationObjectType": object_name,
        "CreatedDate": email["CreatedDate"],
        "SystemModstamp": email["SystemModstamp"],
    }
