"""One client company with its people and all that hangs on them; or one prospect at another company."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.generator import activities, campaigns, consents, contacts, entries, sales, texts, timeline
from tests.generator.companies import company
from tests.generator.entries import Desk, Entry
from tests.generator.fields import Row
from tests.generator.people import Person, person, soiled
from tests.generator.sales import Client
from tests.generator.timeline import Course

Rows = Iterator[tuple[str, Row]]

# Companies with something that every register of more than a handful holds once.
SHARED_MAILBOX, WRONG_CODE, TEMPORARY_CODE = 3, 5, 6
_STAGES = {timeline.CUSTOMER: 46, timeline.FORMER: 24, timeline.PROSPECT: 30}


def staffing(rng: random.Random, number: int) -> int:
    """Return how many contacts company `number` has: mostly one or two, seldom dozens."""
    return 3 if number == SHARED_MAILBOX else min(40, int(rng.paretovariate(1.1)))


def client(rng: random.Random, desk: Desk, number: int, people: int) -> Rows:
    """Yield the account, its contacts with everything of theirs, then its deals."""
    stage = rng.choices(list(_STAGES), list(_STAGES.values()))[0]
    firm = company(number, rng)
    staff = [_employee(rng, person(rng, firm), number) for _ in range(people)]
    courses = [_course(rng, desk, stage, number) for _ in staff]
    won = timeline.last_deal(rng, stage, desk.today)
    begin = timeline.at_work(rng, min([c.created for c in courses] + ([won] if won else [])))
    account = Client(desk.next_id("Account"), firm, stage, won, str(desk.colleague(rng)["Id"]), begin)
    yield "Account", sales.account(rng, account)
    written = []
    for someone, course in zip(staff, courses, strict=True):
        entry = replace(_entry(rng, desk, "Contact", someone, course), account_id=account.id)
        written.append(entry)
        yield from _belongings(rng, desk, entry, _first_note(rng, number) if entry is written[0] else None)
        yield from _twins(rng, desk, entry)
    yield from sales.deals(rng, desk, account, written)


def prospect(rng: random.Random, desk: Desk, number: int) -> Rows:
    """Yield a lead at a company that has no account."""
    someone = soiled(rng, person(rng, company(number, rng)))
    yield from _belongings(
        rng,
        desk,
        _entry(rng, desk, "Lead", someone, timeline.course(rng, timeline.LEAD, desk.today, desk.activity)),
    )


def _employee(rng: random.Random, someone: Person, number: int) -> Person:
    if number == SHARED_MAILBOX:
        return replace(someone, email=f"info@{someone.company.domain}")
    return soiled(rng, someone)


def _course(rng: random.Random, desk: Desk, stage: str, number: int) -> Course:
    course = timeline.course(rng, stage, desk.today, desk.activity)
    return (
        replace(course, activities=max(1, course.activities))
        if number in (WRONG_CODE, TEMPORARY_CODE)
        else course
    )


def _first_note(rng: random.Random, number: int) -> str | None:
    if number == WRONG_CODE:
        return f"Lähetti lomakkeen, jossa {texts.wrong_identity_code(rng)} väärässä kentässä."
    if number == TEMPORARY_CODE:
        return f"Sähköpostissa ollut henkilötunnus {texts.temporary_identity_code(rng)} poistettava."
    return None


def _entry(rng: random.Random, desk: Desk, object_name: str, someone: Person, course: Course) -> Entry:
    colleague = str(desk.colleague(rng)["Id"])
    source, created_by = entries.draw_source(rng, colleague)
    choices = entries.draw_choices(rng)
    known = choices.solicit or choices.tracking or bool(choices.consent) or rng.random() < 0.15
    return Entry(
        object=object_name,
        id=desk.next_id(object_name),
        person=someone,
        course=course,
        source=source,
        created_by=created_by,
        owner=colleague,
        created=timeline.at_work(rng, course.created),
        individual_id=desk.next_id("Individual") if known else "",
        choices=choices,
    )


def _belongings(rng: random.Random, desk: Desk, entry: Entry, first_note: str | None = None) -> Rows:
    """Yield the record itself, after what it points at and before what points at it."""
    if entry.individual_id:
        yield "Individual", contacts.individual(entry)
    record = contacts.contact if entry.object == "Contact" else contacts.lead
    history = list(activities.history(rng, desk, entry, first_note))
    yield entry.object, record(rng, desk, entry) | {"LastActivityDate": _last_activity(history)}
    yield from history
    yield from campaigns.memberships(rng, desk, entry)
    yield from consents.consents(rng, desk, entry)


def _last_activity(history: list[tuple[str, Row]]) -> date | None:
    """Return what Salesforce shows: the latest due date, to come or past, of tasks and events only."""
    days = [row["ActivityDate"] for _, row in history if "ActivityDate" in row]
    return max((day for day in days if isinstance(day, date)), default=None)


def _twins(rng: random.Random, desk: Desk, entry: Entry) -> Rows:
    """Yield the other records of the same person, and now and then a support case."""
    chance = rng.random()
    if chance < 0.09:
        yield "Lead", contacts.converted(rng, desk, entry)
    elif chance < 0.12 and entry.person.email:
        yield "Lead", contacts.repeated(rng, desk, entry)
    elif chance < 0.135:
        yield "Contact", contacts.merged(rng, desk, entry)
    elif chance < 0.15:
        yield "Case", consents.case(rng, desk, entry)
