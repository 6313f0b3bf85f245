"""Bringing results back: what Salesforce did with the files closes a case's step, or says what is missing.

Bringing the same file twice changes nothing. That a record was changed is what Salesforce says; the proof is
the next export.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Store, Transaction
from dashboard.decisions import guards
from dashboard.decisions.case import Case, read_cases
from dashboard.decisions.items import Result, Standing, read_items, write_results
from dashboard.decisions.ledger import record_act, vouch
from dashboard.decisions.plan import tally
from dashboard.decisions.steps import Words, write_step
from dashboard.outputs.matching import Items, is_awaited, matched, outcomes
from dashboard.outputs.result_files import ResultFile, read
from dashboard.outputs.result_rows import Row
from dashboard.vocabulary import TERMINAL, Actor, Denied, Permission, State, Step, require, steps_from

WRITTEN_BACK: Final = "written_back"
REFUSED: Final = "refused_by_salesforce"
_IMPORT: Final = "import_results"
_MISSING: Final = frozenset({Result.PLANNED, Result.DOWNLOADED, Result.STANDING, Result.UNKNOWN})


@dataclass(frozen=True)
class Imported:
    """What came of importing result files; cases are given by their numbers.

    `executed` are complete, `failed` had refusals (object → code → records), `incomplete` still wait for
    results (object → records). `strangers` are rows of records that were never handed out, or that somebody
    else has claimed, or that tell of another change: they count neither as `succeeded` nor as `refused`.
    `repeated` are files that had been taken in before and that nothing waits for.
    """

    succeeded: int = 0
    refused: int = 0
    unprocessed: int = 0
    strangers: int = 0
    repeated: tuple[str, ...] = ()
    executed: tuple[int, ...] = ()
    failed: Mapping[int, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    incomplete: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Closing:
    executed: tuple[int, ...]
    failed: Mapping[int, Mapping[str, Mapping[str, int]]]
    incomplete: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class _File:
    name: str
    sha256: str
    result: ResultFile


def import_results(
    store: Store,
    actor: Actor,
    files: Sequence[tuple[str, bytes]],
    *,
    now: datetime,
) -> Imported:
    """Take in result files, given as (name, content); staff close only cases that they have claimed.

    Raises `Denied`, and `Refused` where a file is no result file: then none of them is taken in.
    """
    require(actor, Permission.CARRY_OUT)
    given = [_File(name, hashlib.sha256(content).hexdigest(), read(name, content)) for name, content in files]
    with store.transaction() as transaction:
        cases = _own(transaction, actor, [row for file in given for row in file.result.rows])
        before = read_items(transaction, list(cases))
        fresh = [
            file for file in given if is_awaited(file.result.rows, before) or not _is_known(transaction, file)
        ]
        spoken = [row for file in fresh for row in matched(file.result.rows, before)]
        write_results(transaction, actor, now, outcomes(spoken, before))
        strangers = sum(_remember(transaction, actor, file, before, now) for file in fresh)
        after = read_items(transaction, list(cases))
        closed = _close(transaction, actor, list(cases.values()), after, now)
        vouch(transaction, actor, now)
    return Imported(
        succeeded=sum(row.code is None for row in spoken),
        refused=sum(row.code is not None for row in spoken),
        unprocessed=sum(file.result.unprocessed for file in given),
        strangers=strangers,
        repeated=tuple(file.name for file in given if file not in fresh),
        executed=closed.executed,
        failed=closed.failed,
        incomplete=closed.incomplete,
    )


def _is_known(transaction: Transaction, file: _File) -> bool:
    """Tell whether every row of the file has been taken in before."""
    return any(told["strangers"] == 0 for told in _told(transaction, file))


def _told(transaction: Transaction, file: _File) -> list[dict[str, object]]:
    """Return what the history says of earlier times that the same bytes were brought in."""
    told = transaction.rows("queue/write_back_imports", sha256=file.sha256)
    return [json.loads(str(row["details"])) for row in told]


def _own(transaction: Transaction, actor: Actor, rows: Iterable[Row]) -> dict[str, Case]:
    """Return the open cases that handed out these records and that the actor may close."""
    short_ids = sorted({row.short_id for row in rows if row.short_id})
    found = transaction.rows("queue/write_back_cases", short_ids=short_ids)
    cases = read_cases(transaction, [str(row["case_id"]) for row in found])
    return {
        case_id: case
        for case_id, case in cases.items()
        if case.state not in TERMINAL and _may_close(case, actor)
    }


def _may_close(case: Case, actor: Actor) -> bool:
    try:
        guards.check_step(case, Step.RELEASE_CLAIM, actor, (), four_eyes=False)
    except Denied:
        return False
    return True


def _remember(transaction: Transaction, actor: Actor, file: _File, items: Items, now: datetime) -> int:
    """Write into the history that a file was taken in; return how many of its rows belong to nobody."""
    rows = len(file.result.rows)
    strangers = rows - len(matched(file.result.rows, items))
    details: dict[str, object] = {"sha256": file.sha256, "rows": rows, "strangers": strangers}
    # What is nobody's is told once.
    told = any(details.items() <= each.items() for each in _told(transaction, file))
    if rows and (strangers < rows or not told):
        record_act(transaction, actor, _IMPORT, now, details)
    return strangers


def _close(
    transaction: Transaction,
    actor: Actor,
    cases: Iterable[Case],
    items: Items,
    now: datetime,
) -> _Closing:
    """Take the step that the results of each claimed case allow: executed, failed, or none yet."""
    claimed = [case for case in cases if case.state is State.CLAIMED]
    missing = {case.case_number: _missing(items[case.case_id]) for case in claimed}
    whole = [case for case in claimed if not missing[case.case_number]]
    refused = {case.case_number: _refusals(items[case.case_id]) for case in whole}
    done = [case for case in whole if not refused[case.case_number]]
    # A request has no state "failed": it stays with its claimer, who sees what was refused.
    failing = [
        case for case in whole if refused[case.case_number] and Step.FAIL in steps_from(case.kind, case.state)
    ]
    _step(
        transaction,
        actor,
        Step.EXECUTE,
        done,
        {case.case_id: _done(items[case.case_id]) for case in done},
        now,
    )
    _step(
        transaction,
        actor,
        Step.FAIL,
        failing,
        {case.case_id: {"refused": refused[case.case_number]} for case in failing},
        now,
    )
    return _Closing(
        executed=tuple(case.case_number for case in done),
        failed={number: codes for number, codes in refused.items() if codes},
        incomplete={number: counts for number, counts in missing.items() if counts},
    )


def _step(
    transaction: Transaction,
    actor: Actor,
    step: Step,
    cases: Sequence[Case],
    details: Mapping[str, Mapping[str, object]],
    now: datetime,
) -> None:
    words = Words(reason_code=WRITTEN_BACK if step is Step.EXECUTE else REFUSED)
    write_step(transaction, actor, step, cases, now=now, words=words, details=details)


def _missing(items: Iterable[Standing]) -> dict[str, int]:
    return tally(each.item for each in items if each.result in _MISSING)


def _done(items: Iterable[Standing]) -> dict[str, object]:
    return {"written_back": tally(each.item for each in items)}


def _refusals(items: Iterable[Standing]) -> dict[str, dict[str, int]]:
    counted = Counter((each.item.object, each.code or "") for each in items if each.result is Result.FAILED)
    refusals: dict[str, dict[str, int]] = {}
    for (name, code), count in sorted(counted.items()):
        refusals.setdefault(name, {})[code] = count
    return refusals
