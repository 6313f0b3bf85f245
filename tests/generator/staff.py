"""The people who use the register, and the automatic user that web forms write as."""

import random
from datetime import date, timedelta

from tests.generator import names
from tests.generator.companies import slug
from tests.generator.fields import Row
from tests.generator.ids import KEY_PREFIXES, salesforce_id
from tests.generator.timeline import at_work

WEB_FORM = salesforce_id(KEY_PREFIXES["User"], 0)
_TITLES = ("Account Manager", "Myyntipäällikkö", "Kampanjapäällikkö", "Media Planner", "Myyntijohtaja")


def users(seed: int, today: date, count: int = 9) -> list[Row]:
    """Return the automatic user first, then the staff; the last of them has left."""
    rng = random.Random(seed)
    rows = [_user(rng, n, today) for n in range(count)]
    rows[0].update(
        FirstName="", LastName="Verkkolomake", Name="Verkkolomake", Title="", UserType="AutomatedProcess"
    )
    rows[-1]["IsActive"] = False
    return rows


def _user(rng: random.Random, n: int, today: date) -> Row:
    first, last = rng.choice(names.FIRST_NAMES), rng.choice(names.LAST_NAMES)
    address = f"{slug(first)}.{slug(last)}@example.fi" if n else "verkkolomake@example.fi"
    created = at_work(rng, today - timedelta(days=3_000 - 150 * n))
    return {
        "Id": salesforce_id(KEY_PREFIXES["User"], n),
        "Username": address,
        "FirstName": first,
        "LastName": last,
        "Name": f"{first} {last}",
        "Email": address,
        "Title": rng.choice(_TITLES),
        "Department": "Myynti",
        "IsActive": True,
        "UserType": "Standard",
        "LastLoginDate": at_work(rng, today - timedelta(days=1 + n)),
        "CreatedDate": created,
        "SystemModstamp": created,
    }
