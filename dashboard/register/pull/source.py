"""The org as a pull needs it: describe an object, make a query job, ask how it stands, take its pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from requests import Session
from simple_salesforce.bulk2 import Operation

from dashboard.register.pull.sentences import PULLING
from dashboard.salesforce.faults import code_in
from dashboard.salesforce.session import SalesforceSession, Way
from dashboard.settings import SalesforceAccess

_PAGE: Final = 50_000
_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Status:
    """How a query job stands: Salesforce's word, how many records it has found, why it failed."""

    state: str
    records: int = 0
    code: str = ""


class Take(Protocol):
    """Takes the bytes of a page, from the first one each time; returns how many records they hold."""

    def __call__(self, chunks: Iterator[bytes]) -> int: ...


class Source:
    """One org, told by its host. Every method raises `Refused`, `NotFound` or `Busy` where it fails."""

    def __init__(self, access: SalesforceAccess, http: Session | None = None) -> None:
        """Sign in; an `http` session of one's own may have another transport mounted."""
        self._session = SalesforceSession(access, PULLING, http)
        self.org = self._session.org

    def describe(self, object_name: str) -> Mapping[str, Any]:
        """Return what Salesforce tells of an object; `NotFound` where it shows none of that name."""
        return self._session.ask(lambda way: way.get(f"sobjects/{object_name}/describe").json())

    def begin(self, query: str) -> tuple[str, datetime]:
        """Make a job for a query, of the bin and the archive too; return its id and when (naive UTC)."""
        made = self._session.ask(lambda way: way.jobs().create_job(Operation.query_all, query=query))
        created = datetime.fromisoformat(made["createdDate"])
        return str(made["id"]), created.astimezone(UTC).replace(tzinfo=None)

    def status(self, job: str) -> Status:
        """Ask how a job stands."""
        told = self._session.ask(lambda way: way.jobs().get_job(job, is_query=True))
        found = int(told.get("numberRecordsProcessed") or 0)
        return Status(str(told["state"]), found, code_in(told.get("errorMessage")))

    def page(self, job: str, locator: str, take: Take) -> str:
        """Hand a page of the results to `take`; return the locator of the next one, "" after the last.

        A page of which not every record has come is refused as one that broke off.
        """
        return self._session.ask(
            _paging(job, {"maxRecords": _PAGE, **({"locator": locator} if locator else {})}, take)
        )


def _paging(job: str, asked: Mapping[str, object], take: Take) -> Callable[[Way], str]:
    def act(way: Way) -> str:
        with way.get(f"jobs/query/{job}/results", params=asked, stream=True) as answer:
            if take(answer.iter_content(_CHUNK)) != int(answer.headers["Sforce-NumberOfRecords"]):
                raise PULLING.of_connection()
            locator = answer.headers.get("Sforce-Locator", "null")
        return "" if locator == "null" else locator

    return act
