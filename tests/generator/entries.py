"""One record of a person, Contact or Lead: who, when, whose, from where, and what they declined."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.generator import staff
from tests.generator.fields import Row
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.generator.people import Person
from tests.generator.timeline import Course

# LeadSource as years of hands have left it: (weight, value, came through a web form).
SOURCES = (
    (15, "Web", True),
    (8, "Verkkosivu", True),
    (8, "Tiedoston lataus", True),
    (9, "Uutiskirje", True),
    (14, "Henkilökunta", False),
    (9, "Other", False),
    (8, "Phone Inquiry", False),
    (7, "Media", False),
    (5, "Sähköpostiseuranta", False),
    (6, "Messut", False),
    (3, "Word of mouth", False),
    (6, "", False),
    (2, "Purchased List", False),
)


@dataclass(frozen=True)
class Choices:
    """What the person declined, and where it stands; `consent` is a PrivacyConsentStatus or empty."""

    email: bool = False
    fax: bool = False
    phone: bool = False
    solicit: bool = False
    tracking: bool = False
    consent: str = ""


@dataclass(frozen=True)
class Entry:
    """A Contact or Lead about to be written, with everything that hangs on it."""

    object: str
    id: str
    person: Person
    course: Course
    source: str
    created_by: str
    owner: str
    created: datetime
    account_id: str = ""
    individual_id: str = ""
    choices: Choices = field(default_factory=Choices)


@dataclass
class Desk:
    """What all records share: today, the running ids, the staff, how busy people are.

    `numbers` holds by object how many ids are used up, `first` where an object without any begins;
    `activity` multiplies what is drawn for how often there was contact.
    """

    today: date
    users: list[Row]
    campaigns: list[Row]
    activity: float = 1.0
    first: int = 0
    numbers: dict[str, int] = field(default_factory=dict)

    def next_id(self, object_name: str) -> str:
        number = self.numbers.get(object_name, self.first)
        self.numbers[object_name] = number + 1
        return salesforce_id(KEY_PREFIXES[object_name], number)

    def colleague(self, rng: random.Random) -> Row:
        return self.users[1 + int(len(self.users[1:]) * rng.random() ** 1.6)]


def audit(owner: str, created_by: str, created: datetime, modified: datetime) -> Row:
    """Return the columns that Salesforce keeps by itself."""
    return {
        "OwnerId": owner,
        "CreatedDate": created,
        "CreatedById": created_by,
        "LastModifiedDate": modified,
        "LastModifiedById": owner,
        "SystemModstamp": modified + timedelta(seconds=2),
    }


def draw_source(rng: random.Random, colleague: str) -> tuple[str, str]:
    """Return LeadSource and the user who created the record."""
    _, source, by_form = rng.choices(SOURCES, [weight for weight, _, _ in SOURCES])[0]
    return source, staff.WEB_FORM if by_form else colleague


def draw_choices(rng: random.Random) -> Choices:
    """Return what one person in sixteen declined, in one of the places where it can stand."""
    if rng.random() >= 0.06:
        return Choices(consent="OptIn" if rng.random() < 0.1 else "")
    return rng.choice(
        (
            Choices(email=True),
            Choices(email=True),
            Choices(email=True, consent="OptIn"),
            Choices(email=True, fax=True, phone=True),
            Choices(phone=True),
            Choices(phone=True, email=True),
            Choices(fax=True),
            Choices(solicit=True),
            Choices(solicit=True, tracking=True, email=True),
            Choices(consent="OptOut"),
            Choices(email=True, consent="OptOut"),
        )
    )
