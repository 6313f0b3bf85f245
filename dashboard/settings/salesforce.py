"""The way straight into Salesforce, off where nothing is set."""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SalesforceAccess:
    """Where changes are sent straight to, and as whom; no secret stands in its representation.

    Either a consumer key and secret (OAuth client credentials) or an access token is filled.
    """

    instance: str
    consumer_key: str = field(default="", repr=False)
    consumer_secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def load_salesforce() -> SalesforceAccess | None:
    """Return what `$REKISTERIVAHTI_SALESFORCE_…` says; None where no instance is named: files only."""
    given = {
        name: os.environ.get(f"REKISTERIVAHTI_SALESFORCE_{name.upper()}", "").strip()
        for name in ("instance", "consumer_key", "consumer_secret", "token")
    }
    return SalesforceAccess(**given) if given["instance"] else None
