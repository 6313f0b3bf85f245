"""The Bulk API 2.0 as the sending needs it: one method a request, through simple-salesforce.

Its ready-made `delete` and `update` create, upload, close and wait in one go: the job's id is known only
when all is over, and a fault aborts what is under way. Here each request is a step that can be written down.
"""

from collections.abc import Sequence
from typing import Final

from requests import Session
from simple_salesforce.bulk2 import Operation

from dashboard.outputs.bulk_api.connection import Status
from dashboard.outputs.bulk_api.sentences import SENDING
from dashboard.outputs.sheets import Sheet
from dashboard.salesforce.session import SalesforceSession
from dashboard.settings import SalesforceAccess

_RESULTS: Final = ("successfulResults", "failedResults", "unprocessedrecords")


class SalesforceJobs:
    """The ingest jobs of one org; see `Jobs`."""

    def __init__(self, access: SalesforceAccess, session: Session | None = None) -> None:
        """Sign in; a `session` of one's own may have another transport mounted."""
        self._session = SalesforceSession(access, SENDING, session)
        self.org = self._session.org

    def create(self, sheet: Sheet) -> str:
        """Create the job of a sheet."""
        key = "Id" if sheet.operation == "upsert" else None
        operation = Operation(sheet.operation)
        made = self._session.ask(
            lambda way: way.jobs(sheet.object).create_job(operation, external_id_field=key)
        )
        return str(made["id"])

    def upload(self, job: str, sheet: Sheet) -> None:
        """Send the rows of a sheet."""
        content = sheet.content.decode()
        self._session.ask(lambda way: way.jobs().upload_job_data(job, content))

    def close(self, job: str) -> None:
        """Let Salesforce begin."""
        self._session.ask(lambda way: way.jobs().close_job(job))

    def abort(self, job: str) -> None:
        """Give a job up."""
        self._session.ask(lambda way: way.jobs().abort_job(job, is_query=False))

    def status(self, job: str) -> Status:
        """Ask how a job stands."""
        told = self._session.ask(lambda way: way.jobs().get_job(job, is_query=False))
        processed = int(told.get("numberRecordsProcessed") or 0)
        return Status(str(told["state"]), processed, str(told.get("errorMessage") or ""))

    def results(self, job: str) -> Sequence[tuple[str, bytes]]:
        """Return the result files of a job that has ended."""
        told = [(kind, self._result(job, kind)) for kind in _RESULTS]
        return [(kind, content.encode()) for kind, content in told if content.strip()]

    def _result(self, job: str, kind: str) -> str:
        return str(self._session.ask(lambda way: way.jobs().get_ingest_results(job, kind)))
