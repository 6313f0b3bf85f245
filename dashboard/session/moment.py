"""The clock of the screens: the real one, or `$REKISTERIVAHTI_NOW` for tests and demonstrations."""

import os
from datetime import UTC, date, datetime

from dashboard.text import HELSINKI
from dashboard.vocabulary import Refused


def now() -> datetime:
    """Return the moment as naive UTC; raise `Refused` where `$REKISTERIVAHTI_NOW` is no ISO time."""
    given = os.environ.get("REKISTERIVAHTI_NOW")
    if not given:
        return datetime.now(UTC).replace(tzinfo=None)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise Refused("REKISTERIVAHTI_NOW is not an ISO time: {given}.", given=given) from error
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def today() -> date:
    """Return the calendar day in Helsinki."""
    return now().replace(tzinfo=UTC).astimezone(HELSINKI).date()
