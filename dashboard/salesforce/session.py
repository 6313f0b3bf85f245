"""A session with one org: signed in, asked through simple-salesforce, renewed once where it has expired."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from requests import PreparedRequest, RequestException, Response, Session
from requests.adapters import HTTPAdapter
from simple_salesforce.bulk2 import SFBulk2Handler, _Bulk2Client
from simple_salesforce.exceptions import (
    SalesforceAuthenticationFailed,
    SalesforceError,
    SalesforceExpiredSession,
    SalesforceOperationError,
)
from simple_salesforce.login import token_login
from simple_salesforce.util import call_salesforce

from dashboard.salesforce import faults
from dashboard.salesforce.faults import Sentences
from dashboard.settings import SalesforceAccess
from dashboard.vocabulary import Refused

VERSION: Final = "62.0"
_SECONDS: Final = (10, 300)  # to connect, and of silence

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Way:
    """How to reach the org at this moment: the address of its data, the headers with the sign-in."""

    address: str
    headers: Mapping[str, str]
    http: Session

    def jobs(self, name: str = "") -> _Bulk2Client:
        """Return the Bulk API 2.0 for an object."""
        return _Bulk2Client(name, f"{self.address}jobs/", dict(self.headers), self.http)

    def get(self, path: str, **more: Any) -> Response:
        """Ask for what stands at `path`; `more` as in requests."""
        return call_salesforce(f"{self.address}{path}", "GET", self.http, dict(self.headers), **more)


class SalesforceSession:
    """One org, told by its host in `org`; `sentences` say what is wrong."""

    def __init__(self, access: SalesforceAccess, sentences: Sentences, http: Session | None = None) -> None:
        """Sign in; an `http` session of one's own may have another transport mounted."""
        self.org = urlsplit(access.instance).hostname or ""
        self._access, self._sentences = access, sentences
        self._address = access.instance.rstrip("/")
        self._http = http or _impatient()
        self._token = access.token or self._sign_in()

    def ask(self, act: Callable[[Way], Answer]) -> Answer:
        """Ask, and once more after a new sign-in: what answers 401 has done nothing.

        Raises `Refused`, `NotFound` or `Busy` with a sentence.
        """
        try:
            return self._try(act)
        except SalesforceExpiredSession:
            if self._access.token:
                raise Refused(self._sentences.expired) from None
            self._token = self._sign_in()
        try:
            return self._try(act)
        except SalesforceExpiredSession:
            raise Refused(self._sentences.expired) from None

    def _sign_in(self) -> str:
        """Return an access token by the OAuth client credentials flow, at the office's own domain."""
        pair = f"{self._access.consumer_key}:{self._access.consumer_secret}"
        basic = {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
        address = f"{self._address}/services/oauth2/token"
        grant = {"grant_type": "client_credentials"}
        try:
            token, _ = token_login(address, grant, "", "", basic, None, self._http)
        except SalesforceAuthenticationFailed as problem:
            raise faults.of_sign_in(problem.code) from None
        except RequestException:
            raise self._sentences.of_connection() from None
        return str(token)

    def _try(self, act: Callable[[Way], Answer]) -> Answer:
        address = f"{self._address}/services/data/v{VERSION}/"
        headers = SFBulk2Handler(self._token, address, session=self._http).headers
        try:
            return act(Way(address, headers, self._http))
        except SalesforceExpiredSession:
            raise
        except SalesforceError as problem:
            raise self._sentences.of_answer(problem.status, problem.content) from None
        except SalesforceOperationError:
            raise self._sentences.of_answer(0, None) from None
        except RequestException:
            raise self._sentences.of_connection() from None


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
