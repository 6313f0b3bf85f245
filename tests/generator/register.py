"""A register of any size, made as it is read: one client company at a time, never whole in memory."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.generator import clients
from tests.generator.campaigns import campaigns
from tests.generator.entries import Desk
from tests.generator.fields import Row
from tests.generator.staff import users

LEADS_A_CONTACT = 0.375


@dataclass(frozen=True)
class Register:
    """`size` contacts and what belongs to them; equal arguments give equal rows."""

    size: int
    seed: int
    today: date

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield (object, row): shared rows first, then company by company, then the leads."""
        staff = users(self.seed, self.today)
        desk = Desk(self.today, staff, campaigns(self.seed, self.today, str(staff[1]["Id"])))
        yield from (("User", row) for row in desk.users)
        yield from (("Campaign", row) for row in desk.campaigns)
        leads = 0
        for object_name, row in self._clients(desk):
            leads += object_name == "Lead"
            yield object_name, row
        for n in range(int(self.size * LEADS_A_CONTACT) - leads):
            yield from clients.prospect(self._random(self.size + n), desk, self.size + n)

    def of(self, object_name: str) -> Iterator[Row]:
        """Yield the rows of one object."""
        return (row for name, row in self.rows() if name == object_name)

    def _clients(self, desk: Desk) -> Iterator[tuple[str, Row]]:
        number, written = 0, 0
        while written < self.size:
            rng = self._random(number)
            people = min(self.size - written, clients.staffing(rng, number))
            yield from clients.client(rng, desk, number, people)
            number, written = number + 1, written + people

    def _random(self, number: int) -> random.Random:
        return random.Random(self.seed * 1_000_003 + number)


def generate(size: int, seed: int, today: date) -> Register:
    """Return a register of `size` contacts as it could stand on `today`."""
    return Register(size, seed, today)
