"""Whether and how changes go straight to Salesforce: off unless configured, never from the demo."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final, Protocol
from urllib.parse import urlsplit

from dashboard.outputs.sheets import Sheet
from dashboard.settings import SalesforceAccess, Settings, load_salesforce
from dashboard.text import N_
from dashboard.vocabulary import Refused

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_NO_EXTRA: Final = N_(
    "Sending straight to Salesforce needs simple-salesforce, which is not installed. Install the extra "
    'salesforce (pip install ".[salesforce]"), or use the files.'
)
_NO_HTTPS: Final = N_(
    "REKISTERIVAHTI_SALESFORCE_INSTANCE must be the https address of the office's own domain, like "
    "https://office.my.salesforce.com."
)
_NO_SIGN_IN: Final = N_(
    "Nobody is named who signs in to Salesforce. Set REKISTERIVAHTI_SALESFORCE_CONSUMER_KEY and "
    "REKISTERIVAHTI_SALESFORCE_CONSUMER_SECRET, or REKISTERIVAHTI_SALESFORCE_TOKEN."
)


@dataclass(frozen=True)
class Status:
    """How a job stands: Salesforce's word, how many records were tried, why the whole of it failed."""

    state: str
    processed: int = 0
    message: str = ""


class Jobs(Protocol):
    """The ingest jobs of one org, told by its host. Every method raises a `DashboardError` where it fails."""

    org: str

    def create(self, sheet: Sheet) -> str:
        """Create the job of a sheet and return its id; nothing happens before it is closed."""

    def upload(self, job: str, sheet: Sheet) -> None:
        """Send the rows of a sheet; a job takes them once."""

    def close(self, job: str) -> None:
        """Let Salesforce begin: from here on the sheet counts as sent."""

    def abort(self, job: str) -> None:
        """Give up a job that was never closed."""

    def status(self, job: str) -> Status:
        """Ask how a job stands."""

    def results(self, job: str) -> Sequence[tuple[str, bytes]]:
        """Return the result files of a job that has ended, as (kind, content); empty ones are left out."""


def access_of(settings: Settings) -> SalesforceAccess | None:
    """Return the configured access, or None where there is none or the register is the demo's.

    Raises `Refused` where what is configured cannot be used.
    """
    access = None if settings.demo else load_salesforce()
    if access is not None:
        _check(access)
    return access


def connect(access: SalesforceAccess) -> Jobs:
    """Sign in. Raises `Refused` where the extra is not installed or Salesforce accepts nobody."""
    _check(access)
    if find_spec("simple_salesforce") is None:
        raise Refused(_NO_EXTRA)
    from dashboard.outputs.bulk_api.jobs import SalesforceJobs  # noqa: PLC0415 - it imports the extra

    return SalesforceJobs(access)


def _check(access: SalesforceAccess) -> None:
    address = urlsplit(access.instance)
    secure = address.scheme == "https" or (address.scheme == "http" and address.hostname in _LOOPBACK)
    if not secure or not address.hostname or address.path.strip("/") or address.username:
        raise Refused(_NO_HTTPS)
    if not access.token and not (access.consumer_key and access.consumer_secret):
        raise Refused(_NO_SIGN_IN)
