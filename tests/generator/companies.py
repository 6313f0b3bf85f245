"""Invented client companies."""

import random
import unicodedata
from dataclasses import dataclass

from tests.generator import names


@dataclass(frozen=True)
class Company:
    """A client company. `domain` lies under example.fi; `business_id` fails its own check digit."""

    name: str
    domain: str
    industry: str
    business_id: str
    street: str
    city: str
    postal_code: str


def slug(text: str) -> str:
    """Return `text` as it stands in an address: å, ä and ö without their marks, the rest hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def wrong_business_id(rng: random.Random) -> str:
    """Return a business id (y-tunnus) whose check digit is wrong, so that it can be nobody's."""
    digits = [rng.randrange(10) for _ in range(7)]
    remainder = sum(digit * weight for digit, weight in zip(digits, (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    right = 0 if remainder == 0 else 11 - remainder
    return f"{''.join(map(str, digits))}-{(right + 1 + rng.randrange(8)) % 10}"


def company(n: int, rng: random.Random) -> Company:
    """Return company number `n`; two numbers never share a name or a domain."""
    words, industry = _words(n)
    city, start = rng.choice(names.CITIES)
    return Company(
        name=f"{words} {rng.choice(names.COMPANY_FORMS)}",
        domain=f"{slug(words)}.example.fi",
        industry=industry,
        business_id=wrong_business_id(rng),
        street=f"{rng.choice(names.STREETS)} {rng.randint(1, 98)}{rng.choice(('', '', ' A', ' B 4'))}",
        city=city,
        postal_code=f"{start}{rng.randrange(10, 90) * 10:03d}",
    )


def _words(n: int) -> tuple[str, str]:
    starts, ends, branches = names.COMPANY_STARTS, names.COMPANY_ENDS, names.COMPANY_BRANCHES
    kinds = len(starts) * len(ends) * len(branches)
    again, place = divmod(n, kinds)
    # A prime stride near the golden ratio visits every combination once, each far from the one before.
    place, branch = divmod(place * 14173 % kinds, len(branches))
    start, end = divmod(place, len(ends))
    word, industry = branches[branch]
    return f"{starts[start]}{ends[end]} {word}{f' {again + 1}' if again else ''}", industry
