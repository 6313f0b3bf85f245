"""The jobs of the small Salesforce, who may sign in, and what a test lets go wrong."""

import base64
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from tests.org import Org
from tests.org.queries import Query, Sight, parsed, worked
from tests.org.results import FileResult

KEY, SECRET = "consumer-key", "consumer-secret"
ENDED = ("JobComplete", "Failed", "Aborted")
Told = dict[str, object]


@dataclass
class Faults:
    """What goes wrong next. Names are used up one by one; `cut` names the act whose answer breaks off.

    So many results pages lack their last record as `short` says.
    """

    expired: int = 0
    busy: list[str] = field(default_factory=list)
    status: int = 503
    cut: list[str] = field(default_factory=list)
    fail: list[str] = field(default_factory=list)
    slow: int = 0
    short: int = 0


@dataclass
class Job:
    """One ingest job."""

    id: str
    object: str
    operation: str
    state: str = "Open"
    content: bytes | None = None
    polls: int = 0
    result: FileResult | None = None
    key: str | None = None

    def told(self, version: str) -> Told:
        """Return what the API tells of a job."""
        rows = self.result.rows if self.result else []
        told = {
            "id": self.id,
            "operation": self.operation,
            "object": self.object,
            "createdById": "005Rv00000AAAAAAA4",
            "createdDate": "2026-11-23T08:00:00.000+0000",
            "systemModstamp": "2026-11-23T08:00:00.000+0000",
            "state": self.state,
            "concurrencyMode": "Parallel",
            "contentType": "CSV",
            "apiVersion": float(version),
            "lineEnding": "LF",
            "columnDelimiter": "COMMA",
            "jobType": "V2Ingest",
            "numberRecordsProcessed": len(rows) if self.state in ENDED else 0,
            "numberRecordsFailed": len(self.result.failures) if self.result and self.state in ENDED else 0,
            "retries": 0,
        }
        if self.state == "Open":
            told["contentUrl"] = f"services/data/v{version}/jobs/ingest/{self.id}/batches"
        if self.key:
            told["externalIdFieldName"] = self.key
        if self.state == "Failed":
            told["errorMessage"] = self.result.refused
        return told


class Salesforce:
    """An org that is spoken to over HTTP; `now` is its clock, `received` the rows it has tried.

    `queries` and `pages` (object, locator) are those that were asked for, in order.
    """

    def __init__(self, org: Org, now: datetime) -> None:
        self.org, self.now, self.address = org, now, ""
        self.faults = Faults()
        self.jobs: dict[str, Job | Query] = {}
        self.sight, self.page_size = Sight(), 50_000
        self.queries: list[Query] = []
        self.pages: list[tuple[str, str]] = []
        self.received: Counter[tuple[str, str, str]] = Counter()
        self.requests: list[str] = []
        self.tokens: set[str] = set()
        self.lock = threading.Lock()

    def sign_in(self, basic: str) -> str | None:
        """Return an access token for the right key and secret."""
        if base64.b64decode(basic.removeprefix("Basic ")).decode() != f"{KEY}:{SECRET}":
            return None
        token = f"00DRv!token{len(self.requests)}"
        self.tokens.add(token)
        return token

    def create(self, asked: dict[str, str]) -> Job:
        job = Job(
            f"7505g{len(self.jobs):010d}AAA",
            asked["object"],
            asked["operation"],
            key=asked.get("externalIdFieldName"),
        )
        self.jobs[job.id] = job
        return job

    def begin(self, job: Job) -> None:
        """Take the upload as complete, and work: at once, or after some polls."""
        job.state, job.polls = "UploadComplete", self.faults.slow
        if not job.polls:
            self.work(job)

    def poll(self, job: Job) -> None:
        """Come a step further with every question."""
        if job.state in ("UploadComplete", "InProgress"):
            job.state, job.polls = "InProgress", job.polls - 1
            if job.polls <= 0:
                self.work(job)

    def work(self, job: Job) -> None:
        """Apply the rows to the records; one whole job may be refused."""
        name = f"{job.object}_{job.operation}.csv"
        if job.object in self.faults.fail:
            self.faults.fail.remove(job.object)
            job.result, job.state = (
                FileResult(name, refused="InvalidBatch : Field name not found : Id"),
                "Failed",
            )
            return
        job.result = self.org.apply_content(name, job.content or b"", self.now)
        job.state = "Failed" if job.result.refused else "JobComplete"
        for row in job.result.rows:
            self.received[job.object, job.operation, row.cells[job.result.columns.index("Id")]] += 1

    def query(self, asked: dict[str, str]) -> Query:
        """Make a query job; it works at once, or after some polls."""
        query = parsed(self.org, self.sight, asked, len(self.queries), self.now)
        self.jobs[query.id] = query
        self.queries.append(query)
        query.polls = self.faults.slow
        self.poll_query(query)
        return query

    def poll_query(self, query: Query) -> None:
        """Come a step further with every question."""
        if query.state in ("UploadComplete", "InProgress"):
            query.state, query.polls = "InProgress", query.polls - 1
            if query.polls < 0:
                worked(self.org, self.sight, query, self.now)
