"""What an event tells, without the hashes by which it vouches for rows of other tables."""

import json

from dashboard.decisions.account_seals import ACCOUNT
from dashboard.decisions.sealing import SEALED


def unsealed(details):
    """Return the details of an event (JSON) as a dictionary without its seals."""
    told = json.loads(details).items()
    return {name: value for name, value in told if name != ACCOUNT and not name.startswith(SEALED)}
