"""The line to Salesforce as the sending needs it: the jobs of one org, one method a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.outputs.sheets import Sheet
from dashboard.salesforce.access import check_usable
from dashboard.settings import SalesforceAccess


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


def connect(access: SalesforceAccess) -> Jobs:
    """Sign in. Raises `Refused` where the extra is not installed or Salesforce accepts nobody."""
    check_usable(access)
    from dashboard.outputs.bulk_api.jobs import SalesforceJobs  # noqa: PLC0415 - it imports the extra

    return SalesforceJobs(access)
