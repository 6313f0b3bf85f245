"""What is written down of a sending before it happens: the sheet, its job, and how the job ended.

    send_sheet   which sheet will be sent, told by its sha256; Salesforce has not been asked yet
    send_job     the id that Salesforce gave it; no row has left yet
    send_done, send_failed, send_aborted, send_lost    the job has ended and its results are taken in

A job without an end is looked at before anything else is sent.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.ledger import record_act
from dashboard.outputs.sheets import Sheet
from dashboard.vocabulary import Actor

Details = dict[str, object]


class End(StrEnum):
    """How a job ended, as a step of the history; `lost`: Salesforce does not know it any more."""

    DONE = "send_done"
    FAILED = "send_failed"
    ABORTED = "send_aborted"
    LOST = "send_lost"


@dataclass(frozen=True)
class Sent:
    """A sheet on its way: in which org, as which job ("" before there is one), and by whom."""

    org: str
    file: str
    object: str
    operation: str
    rows: int
    sha256: str
    job: str = ""
    user: str = ""

    @property
    def details(self) -> Details:
        """What the history keeps; who acts stands beside it."""
        return {name: value for name, value in asdict(self).items() if name != "user" and value}


def of_sheet(org: str, sheet: Sheet) -> Sent:
    """Return a sheet as it will be sent."""
    digest = hashlib.sha256(sheet.content).hexdigest()
    return Sent(org, sheet.name, sheet.object, sheet.operation, sheet.rows, digest)


def intend(store: Store, actor: Actor, sent: Sent, now: datetime) -> None:
    """Write down which sheet, or which job, comes next; `now` is naive UTC."""
    with store.transaction() as transaction:
        record_act(transaction, actor, "send_job" if sent.job else "send_sheet", now, sent.details)


def settle(store: Store, actor: Actor, sent: Sent, end: End, now: datetime) -> None:
    """Write down how a job ended."""
    with store.transaction() as transaction:
        record_act(transaction, actor, end, now, sent.details)


def unsettled(reading: Page | Transaction) -> list[Sent]:
    """Return the jobs whose end nobody has seen, oldest first."""
    return [_sent(row) for row in reading.rows("queue/unsettled_jobs")]


def _sent(row: Mapping[str, object]) -> Sent:
    return Sent(**json.loads(str(row["details"])), user=str(row["actor"]))
