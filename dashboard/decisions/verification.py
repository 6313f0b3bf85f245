"""Verification: what a newer export proves of the cases that were carried out. "Done" is what it shows.

Called when the snapshot has moved, and by button. Looking twice at the same snapshot writes nothing twice.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from dashboard.databases import Page, Store, Transaction
from dashboard.decisions.case import Case, read_cases
from dashboard.decisions.case_plans import plan_cases
from dashboard.decisions.doubts import Deed, Doubt
from dashboard.decisions.evidence import gather
from dashboard.decisions.hashing import hasher
from dashboard.decisions.items import Item, Outcome, Result, write_results
from dashboard.decisions.ledger import Event, append, vouch
from dashboard.decisions.mentions import with_mentions
from dashboard.decisions.proof import Finding, Verdict, judge
from dashboard.decisions.recipients import untold
from dashboard.decisions.rules import read_rules
from dashboard.decisions.steps import Words, write_step
from dashboard.decisions.tasks import NO_HANDS, Hands, finding_of
from dashboard.policy import Recipient
from dashboard.vocabulary import SYSTEM, Action, Kind, State, Step

STILL_STANDING: Final = "still_standing"
PROVED: Final = "proved_by_export"
_VERIFICATION: Final = "verification"

Row = Mapping[str, object]
Judged = tuple[Case, Verdict]
Reason = tuple[str, str | None]


@dataclass(frozen=True)
class Verification:
    """What came of looking at a snapshot, by case number: proved, failed with what stands, doubtful and why.

    `older` are cases carried out after the snapshot was exported: it can say nothing about them.
    """

    snapshot_id: str | None = None
    verified: tuple[int, ...] = ()
    failed: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    doubtful: Mapping[int, Mapping[str, Doubt]] = field(default_factory=dict)
    older: int = 0


def verify(store: Store, now: datetime, hands: Hands = NO_HANDS) -> Verification:
    """Judge every executed case by the current snapshot and write down what it proves; `now` is naive UTC.

    `hands` is what the controls say of what was corrected by hand; without it such cases wait.
    """
    rules = read_rules(store)
    percent, known = rules.thresholds.smaller_percent, rules.recipients
    with store.page(SYSTEM) as page:
        if page.snapshot is None:
            return Verification()
        snapshot_id, exported_at = page.snapshot.snapshot_id, page.snapshot.exported_at
        executed = page.rows("verify/executed")
        deeds = {str(row["case_id"]): _deed(row) for row in executed}
        deeds = {case_id: deed for case_id, deed in deeds.items() if _is_older(deed, exported_at)}
        tasks = _tasks(executed, hands, snapshot_id)
        judged_now = {each: deed for each, deed in deeds.items() if each not in tasks or tasks[each]}
        verdicts = _verdicts(page, judged_now, tasks, percent) if judged_now else []
        verdicts = with_mentions(page, hasher(store.settings), verdicts)
    versions = {str(row["case_id"]): int(str(row["version"])) for row in executed}
    with store.transaction() as transaction:
        judged = _still_executed(transaction, verdicts, versions)
        summary = _summary(snapshot_id, judged, older=len(executed) - len(deeds))
        _write(transaction, judged, _steps(judged, known), summary, now)
    return summary


def _deed(row: Row) -> Deed:
    executed_at, claimed_at, ground = row["executed_at"], row["claimed_at"], row["ground"]
    assert isinstance(executed_at, datetime)
    claimed = claimed_at if isinstance(claimed_at, datetime) else None
    return Deed(executed_at, claimed, None if ground is None else str(ground))


def _is_older(deed: Deed, exported_at: datetime | None) -> bool:
    """Tell whether an act precedes the export; an export that tells no time proves nothing."""
    return exported_at is not None and deed.executed_at < exported_at


def _tasks(executed: Iterable[Row], hands: Hands, snapshot_id: str) -> dict[str, Finding | None]:
    """Return what is known of each correction by hand: None where nobody has looked at this snapshot."""
    stands = hands.stands if hands.snapshot_id == snapshot_id else {}
    return {
        case_id: finding_of(row["parameters"], stands=stands[case_id]) if case_id in stands else None
        for row in executed
        if row["action"] == Action.CORRECT_BY_HAND
        for case_id in [str(row["case_id"])]
    }


def _verdicts(
    page: Page, deeds: Mapping[str, Deed], tasks: Mapping[str, Finding | None], percent: int
) -> list[Verdict]:
    planned, plans = _items(page, list(deeds)), plan_cases(page, list(deeds))
    looked_for = {item.record_id for items in planned.values() for item in items}
    looked_for |= {record_id for case in plans.values() for record_id in case.salesforce_ids}
    looked_for |= {task.about.record_id for task in tasks.values() if task and task.about}
    evidence = gather(page, looked_for, percent)
    findings = {**tasks} | {
        str(row["case_id"]): Finding(stands=bool(row["stands"]), known=bool(row["known"]))
        for row in page.rows("verify/findings", case_ids=list(deeds))
    }
    return [
        judge(case, planned.get(case_id, []), evidence, deeds[case_id], findings.get(case_id))
        for case_id, case in plans.items()
    ]


def _items(page: Page, case_ids: Sequence[str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for row in page.rows("verify/items", case_ids=list(case_ids)):
        item = Item(str(row["object"]), str(row["record_id"]), str(row["action"]))
        found.setdefault(str(row["case_id"]), []).append(item)
    return found


def _still_executed(
    transaction: Transaction,
    verdicts: Iterable[Verdict],
    versions: Mapping[str, int],
) -> list[Judged]:
    by_id = {verdict.case.case_id: verdict for verdict in verdicts}
    cases = read_cases(transaction, list(by_id))
    return [
        (case, by_id[case_id])
        for case_id, case in cases.items()
        if case.state is State.EXECUTED and case.version == versions[case_id]
    ]


def _summary(snapshot_id: str, judged: Sequence[Judged], *, older: int) -> Verification:
    return Verification(
        snapshot_id=snapshot_id,
        verified=tuple(case.case_number for case, verdict in judged if verdict.proved),
        failed={case.case_number: verdict.details() for case, verdict in judged if verdict.failed},
        doubtful={
            case.case_number: verdict.doubts
            for case, verdict in judged
            if verdict.doubts and not verdict.failed
        },
        older=older,
    )


def _write(
    transaction: Transaction,
    judged: Sequence[Judged],
    steps: Mapping[tuple[Step, Reason], Sequence[Judged]],
    summary: Verification,
    now: datetime,
) -> None:
    write_results(transaction, SYSTEM, now, [each for _, verdict in judged for each in _outcomes(verdict)])
    for (step, words), group in steps.items():
        write_step(
            transaction,
            SYSTEM,
            step,
            [case for case, _ in group],
            now=now,
            words=Words(*words),
            snapshot_id=summary.snapshot_id,
            details={case.case_id: _details(step, verdict) for case, verdict in group},
        )
    _remember(transaction, summary, now)
    vouch(transaction, SYSTEM, now)


def _steps(judged: Sequence[Judged], known: Sequence[Recipient]) -> dict[tuple[Step, Reason], list[Judged]]:
    """Group the cases that are decided by the step they take, its reason and its ground."""
    groups: dict[tuple[Step, Reason], list[Judged]] = {}
    for case, verdict in judged:
        step = _step(case, verdict, waits=bool(untold(case, known)))
        if step is None:
            continue
        ground = verdict.deed.ground if verdict.partial and verdict.proved else None
        reason = STILL_STANDING if verdict.failed else PROVED
        groups.setdefault((step, (reason, ground)), []).append((case, verdict))
    return groups


def _step(case: Case, verdict: Verdict, *, waits: bool) -> Step | None:
    """Return the step that a verdict takes; a request whose recipients wait is proved, but not closed yet."""
    if verdict.failed:
        return Step.FAIL
    if not verdict.proved:
        return None
    if case.kind is not Kind.RIGHT:
        return Step.VERIFY
    if waits:
        return None if case.proof else Step.VERIFY
    return _closing(verdict)


def _closing(verdict: Verdict) -> Step:
    return Step.FULFIL_PARTIALLY if verdict.partial else Step.FULFIL


def _details(step: Step, verdict: Verdict) -> dict[str, object]:
    waits = step is Step.VERIFY and verdict.case.kind is Kind.RIGHT
    return {**verdict.details(), **({"closes_as": _closing(verdict).value} if waits else {})}


def _outcomes(verdict: Verdict) -> list[Outcome]:
    """Return what is seen of each item; one that is gone while others are left says nothing yet."""
    case_id = verdict.case.case_id
    if verdict.proved:
        return [(case_id, item, Result.VERIFIED, None) for item in verdict.items]
    standing = set(verdict.standing)
    return [(case_id, item, Result.STANDING, None) for item in verdict.standing] + [
        (case_id, item, Result.UNKNOWN, verdict.doubts[item.object].value)
        for item in verdict.items
        if item.object in verdict.doubts and item not in standing
    ]


def _remember(transaction: Transaction, summary: Verification, now: datetime) -> None:
    """Write once a snapshot what could not be proved, and why; again only when something has changed."""
    doubtful = {
        str(number): {name: doubt.value for name, doubt in doubts.items()}
        for number, doubts in summary.doubtful.items()
    }
    changed = bool(summary.verified or summary.failed)
    told = transaction.rows("queue/verifications", snapshot_id=summary.snapshot_id)
    known = any(json.loads(str(row["details"]))["doubtful"] == doubtful for row in told)
    if changed or (doubtful and not known):
        details = {
            "doubtful": doubtful,
            "verified": len(summary.verified),
            "failed": len(summary.failed),
        }
        event = Event(_VERIFICATION, snapshot_id=summary.snapshot_id, details=details)
        append(transaction, SYSTEM, now, [event])
