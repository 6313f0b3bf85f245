"""The moment that it is now, or the one that a test chooses."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment in naive UTC; `$REKISTERIVAHTI_NOW` (ISO, UTC) chooses another for tests."""
    given = os.environ.get("REKISTERIVAHTI_NOW")
    moment = datetime.fromisoformat(given) if given else datetime.now(UTC)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None)
