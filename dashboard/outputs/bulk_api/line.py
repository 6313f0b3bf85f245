"""The line to Salesforce while a sending runs: asking patiently, and waiting for a job to end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from dashboard.databases import Store
from dashboard.outputs.bulk_api.connection import Jobs, Status
from dashboard.outputs.bulk_api.outcome import Progress
from dashboard.salesforce.patience import ENDED, patiently, pauses
from dashboard.vocabulary import Actor

OPEN: Final = "Open"
COMPLETE: Final = "JobComplete"

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Line:
    """What a sending goes by: the queue, who sends, the org, the clock (naive UTC), how to wait and to tell.

    `wait` takes seconds; it raises a `DashboardError` where the sending is to stop.
    """

    store: Store
    actor: Actor
    jobs: Jobs
    now: Callable[[], datetime]
    wait: Callable[[float], None]
    tell: Callable[[Progress], None]

    def patiently(self, ask: Callable[[], Answer]) -> Answer:
        """Ask what may be asked twice; an org that is busy is asked again a few times."""
        return patiently(ask, self.wait)

    def status(self, job: str) -> Status:
        """Ask how a job stands."""
        return self.patiently(lambda: self.jobs.status(job))

    def awaited(self, job: str, place: Progress) -> Status:
        """Return how a job that was closed has ended, telling on the way how many rows were tried."""
        for seconds in pauses():
            if (status := self.status(job)).state in ENDED:
                break
            self.tell(replace(place, processed=status.processed))
            self.wait(seconds)
        return status
