"""The Bulk API 2.0 as the sending needs it: one method a request, through simple-salesforce.

Its ready-made `delete` and `update` create, upload, close and wait in one go: the job's id is known only
when all is over, and a fault aborts what is under way. Here each request is a step that can be written down.
"""

import base64
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from requests import PreparedRequest, RequestException, Response, Session
from requests.adapters import HTTPAdapter
from simple_salesforce.bulk2 import Operation, SFBulk2Handler, _Bulk2Client
from simple_salesforce.exceptions import (
    SalesforceAuthenticationFailed,
    SalesforceError,
    SalesforceExpiredSession,
    SalesforceOperationError,
)
from simple_salesforce.login import token_login

from dashboard.outputs.bulk_api import faults
from dashboard.outputs.bulk_api.connection import Status
from dashboard.outputs.sheets import Sheet
from dashboard.settings import SalesforceAccess
from dashboard.vocabulary import Refused

VERSION: Final = "62.0"
_RESULTS: Final = ("successfulResults", "failedResults", "unprocessedrecords")
_SECONDS: Final = (10, 300)  # to connect, and of silence


class SalesforceJobs:
    """The ingest jobs of one org; see `Jobs`."""

    def __init__(self, access: SalesforceAccess, session: Session | None = None) -> None:
        """Sign in; a `session` of one's own may have another transport mounted."""
        self.org = urlsplit(access.instance).hostname or ""
        self._access = access
        self._address = access.instance.rstrip("/")
        self._session = session or _impatient()
        self._token = access.token or self._sign_in()

    def create(self, sheet: Sheet) -> str:
        """Create the job of a sheet."""
        key = "Id" if sheet.operation == "upsert" else None
        operation = Operation(sheet.operation)
        made = self._ask(lambda client: client.create_job(operation, external_id_field=key), sheet.object)
        return str(made["id"])

    def upload(self, job: str, sheet: Sheet) -> None:
        """Send the rows of a sheet."""
        content = sheet.content.decode()
        self._ask(lambda client: client.upload_job_data(job, content))

    def close(self, job: str) -> None:
        """Let Salesforce begin."""
        self._ask(lambda client: client.close_job(job))

    def abort(self, job: str) -> None:
        """Give a job up."""
        self._ask(lambda client: client.abort_job(job, is_query=False))

    def status(self, job: str) -> Status:
        """Ask how a job stands."""
        told = self._ask(lambda client: client.get_job(job, is_query=False))
        processed = int(told.get("numberRecordsProcessed") or 0)
        return Status(str(told["state"]), processed, str(told.get("errorMessage") or ""))

    def results(self, job: str) -> Sequence[tuple[str, bytes]]:
        """Return the result files of a job that has ended."""
        told = [(kind, self._result(job, kind)) for kind in _RESULTS]
        return [(kind, content.encode()) for kind, content in told if content.strip()]

    def _result(self, job: str, kind: str) -> str:
        return str(self._ask(lambda client: client.get_ingest_results(job, kind)))

    def _sign_in(self) -> str:
        """Return an access token by the OAuth client credentials flow, at the office's own domain."""
        pair = f"{self._access.consumer_key}:{self._access.consumer_secret}"
        basic = {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
        address = f"{self._address}/services/oauth2/token"
        grant = {"grant_type": "client_credentials"}
        try:
            token, _ = token_login(address, grant, "", "", basic, None, self._session)
        except SalesforceAuthenticationFailed as problem:
            raise faults.of_sign_in(problem.code) from None
        except RequestException:
            raise faults.of_connection() from None
        return str(token)

    def _ask(self, act: Callable[[_Bulk2Client], Any], name: str = "") -> Any:
        """Ask, and once more after a new sign-in: what answers 401 has done nothing."""
        try:
            return self._try(act, name)
        except SalesforceExpiredSession:
            if self._access.token:
                raise Refused(faults.EXPIRED) from None
            self._token = self._sign_in()
        try:
            return self._try(act, name)
        except SalesforceExpiredSession:
            raise Refused(faults.EXPIRED) from None

    def _try(self, act: Callable[[_Bulk2Client], Any], name: str) -> Any:
        address = f"{self._address}/services/data/v{VERSION}/jobs/"
        handler = SFBulk2Handler(self._token, address, session=self._session)
        try:
            return act(_Bulk2Client(name, address, handler.headers, self._session))
        except SalesforceExpiredSession:
            raise
        except SalesforceError as problem:
            raise faults.of_answer(problem.status, problem.content) from None
        except SalesforceOperationError:
            raise faults.of_answer(0, None) from None
        except RequestException:
            raise faults.of_connection() from None


class _Impatient(HTTPAdapter):
    """Waits for nobody for ever: simple-salesforce names no time."""

    def send(self, request: PreparedRequest, *args: Any, **more: Any) -> Response:
        more["timeout"] = more.get("timeout") or _SECONDS
        return super().send(request, *args, **more)


def _impatient() -> Session:
    session = Session()
    session.mount("https://", _Impatient())
    session.mount("http://", _Impatient())
    return session
