"""Write-back items: which record of a case is to be changed how, and what has come of it. Insert-only.

The newest row of an item counts; `attempt` numbers its rows from 0, the row that planned it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.databases import Transaction
from dashboard.decisions.sealing import insert_sealed
from dashboard.vocabulary import Actor


class Act(StrEnum):
    """What is done to one record; `unlink` empties WhoId of an activity that others take part in.

    An act that an action of the same name plans has its value, so that both go by the same word.
    """

    DELETE = "delete"
    ANONYMISE = "anonymise"
    OPT_OUT = "opt_out"
    OPT_OUT_EMAIL = "opt_out_email"
    RESTRICT = "restrict"
    LIFT_RESTRICTION = "lift_restriction"
    CORRECT = "correct"
    UNLINK = "unlink"


class Result(StrEnum):
    """What has come of an item. `dropped`: it left the plan; `standing`: a later export still shows it."""

    PLANNED = "planned"
    DROPPED = "dropped"
    DOWNLOADED = "downloaded"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    UNKNOWN = "unknown"
    STANDING = "standing"
    VERIFIED = "verified"


@dataclass(frozen=True, order=True)
class Item:
    """One record (18-character id) and what is to be done to it."""

    object: str
    record_id: str
    act: str

    @property
    def record(self) -> tuple[str, str]:
        """The record, whatever is done to it."""
        return self.object, self.record_id


@dataclass(frozen=True)
class Standing:
    """An item of a case as its newest row has it."""

    item: Item
    attempt: int
    result: Result
    code: str | None


Outcome = tuple[str, Item, Result, str | None]


def read_items(transaction: Transaction, case_ids: Sequence[str]) -> dict[str, list[Standing]]:
    """Return the items in the plan of each case, sorted; a case without any has an empty list."""
    return {
        case_id: [each for each in standings.values() if each.result is not Result.DROPPED]
        for case_id, standings in _newest(transaction, case_ids).items()
    }


def write_results(
    transaction: Transaction,
    actor: Actor,
    now: datetime,
    outcomes: Iterable[Outcome],
) -> int:
    """Add a row for every (case, item, result, code) that says something new; return how many."""
    wanted = list(outcomes)
    known = _newest(transaction, sorted({case_id for case_id, *_ in wanted}))
    rows = [
        _row((case_id, item, result, code), _attempt(known[case_id].get(item)), actor, now)
        for case_id, item, result, code in wanted
        if not _says(known[case_id].get(item), result, code)
    ]
    insert_sealed(transaction, "write_back_item", rows)
    return len(rows)


def store_plan(
    transaction: Transaction,
    actor: Actor,
    now: datetime,
    plans: Mapping[str, Collection[Item]],
    *,
    keep: Collection[Result] = (),
) -> None:
    """Make `plans` (case id → items) what is planned: new items are added, others dropped.

    Items whose newest result is in `keep` stay though the new plan does not have them.
    """
    known = _newest(transaction, sorted(plans))
    outcomes: list[Outcome] = []
    for case_id, items in plans.items():
        standing = known[case_id].items()
        present = {item for item, each in standing if each.result is not Result.DROPPED}
        kept = {item for item, each in standing if each.result in keep}
        outcomes += [(case_id, item, Result.PLANNED, None) for item in sorted(set(items) - present)]
        outcomes += [(case_id, item, Result.DROPPED, None) for item in sorted(present - set(items) - kept)]
    write_results(transaction, actor, now, outcomes)


def _newest(transaction: Transaction, case_ids: Sequence[str]) -> dict[str, dict[Item, Standing]]:
    found: dict[str, dict[Item, Standing]] = {case_id: {} for case_id in case_ids}
    for row in transaction.rows("queue/write_back_latest", case_ids=list(case_ids)):
        item = Item(str(row["object"]), str(row["record_id"]), str(row["action"]))
        code = None if row["result_code"] is None else str(row["result_code"])
        standing = Standing(item, int(str(row["attempt"])), Result(str(row["result"])), code)
        found[str(row["case_id"])][item] = standing
    return found


def _attempt(last: Standing | None) -> int:
    return 0 if last is None else last.attempt + 1


def _says(last: Standing | None, result: Result, code: str | None) -> bool:
    return last is not None and (last.result, last.code) == (result, code)


def _row(outcome: Outcome, attempt: int, actor: Actor, now: datetime) -> dict[str, object]:
    case_id, item, result, code = outcome
    return {
        "case_id": case_id,
        "object": item.object,
        "record_id": item.record_id,
        "action": item.act,
        "attempt": attempt,
        "result": result.value,
        "result_code": code,
        "happened_at": now,
        "actor": actor.user,
    }
