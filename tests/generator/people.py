"""Invented people: names, addresses, telephone numbers, with the dirt that years bring."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.generator import names
from tests.generator.companies import Company, slug


@dataclass(frozen=True)
class Person:
    """What a business card says."""

    first: str
    last: str
    salutation: str
    title: str
    department: str
    email: str
    phone: str
    mobile: str
    company: Company

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


def person(rng: random.Random, company: Company) -> Person:
    """Return an invented person at `company`."""
    first, last = rng.choice(names.FIRST_NAMES), rng.choice(names.LAST_NAMES)
    if rng.random() < 0.06:
        last = f"{last}-{rng.choice(names.LAST_NAMES)}"
    return Person(
        first=first,
        last=last,
        salutation=rng.choices(("", "Ms.", "Mr.", "Dr."), (90, 5, 4, 1))[0],
        title=rng.choice(names.TITLES),
        department=rng.choice(names.DEPARTMENTS),
        email=_email(rng, first, last, company.domain),
        phone=_phone(rng) if rng.random() < 0.55 else "",
        mobile=_phone(rng) if rng.random() < 0.5 else "",
        company=company,
    )


def _email(rng: random.Random, first: str, last: str, domain: str) -> str:
    chance = rng.random()
    if chance < 0.05:
        return ""
    # example.com plays the part of a private mail service: 917/2014 § 200 asks for consent there.
    return f"{slug(first)}.{slug(last)}@{'example.com' if chance < 0.09 else domain}"


def _phone(rng: random.Random) -> str:
    """Return a number in one of the ways people write them; 045 00… is given to nobody that we know of."""
    tail = f"{rng.randrange(100_000):05d}"
    return rng.choice(
        (
            f"+3584500{tail}",
            f"+358 45 00{tail[0]} {tail[1:]}",
            f"04500{tail}",
            f"045 00{tail[0]} {tail[1:]}",
            f"045-00{tail}",
            f"+358 (0)45 00{tail}",
        )
    )


_CARELESS: tuple[Callable[[Person], Person], ...] = (
    lambda one: replace(one, last=one.last.upper(), first=one.first.upper()),
    lambda one: replace(one, first=f" {one.first} "),
    lambda one: replace(one, first=unicodedata.normalize("NFD", one.first)),
    lambda one: replace(one, title="-", department="???"),
    lambda one: replace(one, email=one.email.replace("@", " (at) ")),
    lambda one: replace(one, first=one.last, last=one.first),
    lambda one: replace(one, phone="puuttuu"),
    lambda one: replace(one, last=f"{one.last} (ei enää talossa)"),
)


def soiled(rng: random.Random, someone: Person) -> Person:
    """Return the person as carelessly typed or imported; nine times in ten unchanged."""
    return rng.choice(_CARELESS)(someone) if rng.random() < 0.1 else someone


def shouted(email: str) -> str:
    """Return the address as a second system delivered it: upper case and a trailing space."""
    return f"{email.upper()} " if email else ""
