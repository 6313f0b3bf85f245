"""How old a copy of the register is, and from when on that is old."""

from datetime import date
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Snapshot

OLD_DAYS: Final = 8


def age_of(snapshot: Snapshot, today: date) -> int:
    """Return how many days ago the copy left Salesforce, by what is known; `today` is a Helsinki date."""
    return (today - helsinki_date(snapshot.exported_at or snapshot.imported_at)).days
