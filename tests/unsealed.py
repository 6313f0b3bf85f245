"""What an event tells, without the hashes by which it vouches for rows of other tables."""

import json

from dashboard.decisions.account_seals import ACCOUNT
from dashboard.decisions.sealing import SEALED


def unsealed(details):
    """Return the details of an event (JSON) as a dictionary without its seals."""
    return {name: value for name, value in json.loads(details).items() if name not in {ACCOUNT, SEALED}}
