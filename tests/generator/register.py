"""A register of any size, made as it is read: one client company at a time, never whole in memory.

It comes in parts that do not need one another, so that several processes can make it.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tests.generator import clients, timeline
from tests.generator.campaigns import campaigns
from tests.generator.entries import Desk
from tests.generator.fields import Row
from tests.generator.staff import users

Rows = Iterator[tuple[str, Row]]

LEADS_A_CONTACT = 0.375
PEOPLE_A_PART = 10_000
# More ids than the records of any object in a part, so that each part has its own.
IDS_A_PART = 2_000_000
# Measured: activities a contact over those of a person who was met (prospects add, strangers subtract).
_MET_A_CONTACT = 1.114


@dataclass(frozen=True)
class Part:
    """Some client companies, or prospects: where they begin, how many people, which ids are used up."""

    company: int
    people: int
    first_id: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """`size` contacts and what belongs to them; equal arguments give equal rows.

    `activities` is the mean of tasks, events and messages a contact, None for about four.
    """

    size: int
    seed: int
    today: date
    activities: float | None = None

    def rows(self) -> Rows:
        """Yield (object, row): shared rows first, then company by company, then the leads."""
        yield from self.shared()
        leads, last = 0, Part(0, 0)
        for part in self.client_parts():
            desk = self.desk(part)
            for object_name, row in self.clients(part, desk):
                leads += object_name == "Lead"
                yield object_name, row
            last = replace(part, numbers=desk.numbers)
        for part in self.prospect_parts(leads, last):
            yield from self.prospects(part, self.desk(part))

    def of(self, object_name: str) -> Iterator[Row]:
        """Yield the rows of one object."""
        return (row for name, row in self.rows() if name == object_name)

    def shared(self) -> Rows:
        """Yield the rows that belong to no company: the staff and the campaigns."""
        desk = self.desk(Part(0, 0))
        yield from (("User", row) for row in desk.users)
        yield from (("Campaign", row) for row in desk.campaigns)

    def desk(self, part: Part) -> Desk:
        """Return the desk at which a part is made."""
        staff, mailings, activity = _furniture(self)
        return Desk(self.today, staff, mailings, activity, part.first_id, dict(part.numbers))

    def client_parts(self) -> Iterator[Part]:
        """Yield the parts with the client companies, whose contacts add up to `size`."""
        company = number = written = made = 0
        while written < self.size:
            people = 0
            while people < PEOPLE_A_PART and written < self.size:
                staffed = min(self.size - written, clients.staffing(self._random(number), number))
                number, written, people = number + 1, written + staffed, people + staffed
            yield Part(company, people, made * IDS_A_PART)
            company, made = number, made + 1

    def clients(self, part: Part, desk: Desk) -> Rows:
        """Yield the companies of a part with their people."""
        number, left = part.company, part.people
        while left:
            rng = self._random(number)
            people = min(left, clients.staffing(rng, number))
            yield from clients.client(rng, desk, number, people)
            number, left = number + 1, left - people

    def prospect_parts(self, leads: int, last: Part) -> Iterator[Part]:
        """Yield the parts with the prospects, of whom there are fewer for each of the `leads` of clients.

        `last` is the last part with client companies, and the ids that it used up: the first goes on there.
        """
        wanted = int(self.size * LEADS_A_CONTACT) - leads
        for place, first in enumerate(range(0, wanted, PEOPLE_A_PART)):
            people, first_id = min(PEOPLE_A_PART, wanted - first), last.first_id + place * IDS_A_PART
            yield Part(self.size + first, people, first_id, {} if place else last.numbers)

    def prospects(self, part: Part, desk: Desk) -> Rows:
        """Yield the prospects of a part, each at a company of its own."""
        for number in range(part.company, part.company + part.people):
            yield from clients.prospect(self._random(number), desk, number)

    def _random(self, number: int) -> random.Random:
        return random.Random(self.seed * 1_000_003 + number)


@lru_cache(maxsize=4)
def _furniture(register: Register) -> tuple[list[Row], list[Row], float]:
    staff = users(register.seed, register.today)
    mailings = campaigns(register.seed, register.today, str(staff[1]["Id"]))
    mean = register.activities
    return staff, mailings, timeline.activity_factor(mean / _MET_A_CONTACT) if mean else 1.0


def generate(size: int, seed: int, today: date, activities: float | None = None) -> Register:
    """Return a register of `size` contacts as it could stand on `today`."""
    return Register(size, seed, today, activities)
