"""Handing cases out: the files for Salesforce, after one more look at holds, requests and the register.

The intent is in the queue before the bytes leave the program. A second download hands out the same again and
writes nothing but that it happened.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store, Transaction
from dashboard.decisions import guards
from dashboard.decisions.case import Case, read_all
from dashboard.decisions.case_plans import CasePlan, plan_cases
from dashboard.decisions.items import Act, Result, store_plan, write_results
from dashboard.decisions.ledger import record_act, vouch
from dashboard.decisions.plan import Difference, items_hash
from dashboard.decisions.steps import Words, write_step
from dashboard.outputs.package import package
from dashboard.outputs.sheets import Columns, Flavour, Sheet, sheets
from dashboard.outputs.sorting import LeftOut, Register, Sorting, sort
from dashboard.text import N_
from dashboard.vocabulary import SYSTEM, Actor, Permission, Refused, State, Step, require

CHANGED: Final = "plan_changed"
PROTECTED: Final = "person_protected"
NOTHING_LEFT: Final = "nothing_left"
_NOT_CLAIMED: Final = N_("Case {case} is not claimed. Claim it first, then download its files.")
_NO_REGISTER: Final = N_("There is no register yet. Import an export first.")


@dataclass(frozen=True)
class HandOut:
    """What came of a hand-out. `content` is the zip of `sheets`, empty where there was nothing to hand out.

    `sent_back` are cases whose list has grown since it was approved, with the difference; `done` are those of
    which nothing is left to do.
    """

    file_name: str
    content: bytes
    handed: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    sent_back: Mapping[int, Difference] = field(default_factory=dict)
    done: tuple[int, ...] = ()
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class _View:
    """What the current snapshot says of some cases."""

    snapshot_id: str
    plans: Mapping[str, CasePlan]
    columns: Columns
    register: Register


def hand_out(
    store: Store,
    actor: Actor,
    case_ids: Sequence[str],
    *,
    flavour: Flavour,
    now: datetime,
) -> HandOut:
    """Return the files for claimed cases; staff hand out what they have claimed themselves.

    Protected and changed cases go back to approval. Raises `Denied`, `NotFound`, `Refused`.
    """
    require(actor, Permission.CARRY_OUT)
    case_ids = list(dict.fromkeys(case_ids))
    view = _view(store, actor, case_ids)
    with store.transaction() as transaction:
        sorting = _sorted(transaction, actor, case_ids, view, now)
        written = sheets(sorting.works(), view.columns, flavour)
        content = package(written, flavour) if written else b""
        _write(transaction, actor, sorting, view.snapshot_id, now)
        if written:
            record_act(transaction, actor, "export", now, _told(sorting, written, content, flavour))
        vouch(transaction, actor, now)
    return HandOut(
        file_name=f"write-back-{now:%Y%m%dT%H%M%SZ}.zip",
        content=content,
        handed=sorting.handed,
        left_out=tuple(sorting.left_out),
        sent_back={case.case_number: difference for case, difference in sorting.changed},
        done=tuple(case.case_number for case in sorting.done),
        sheets=tuple(written),
    )


def look_over(store: Store, actor: Actor, case_ids: Sequence[str], *, now: datetime) -> Sorting:
    """Return what a hand-out of claimed cases would do at this moment, and write nothing.

    Raises as `hand_out` does.
    """
    require(actor, Permission.CARRY_OUT)
    case_ids = list(dict.fromkeys(case_ids))
    view = _view(store, actor, case_ids)
    with store.transaction() as transaction:
        return _sorted(transaction, actor, case_ids, view, now)


def _view(store: Store, actor: Actor, case_ids: Sequence[str]) -> _View:
    with store.page(actor) as page:
        if page.snapshot is None:
            raise Refused(_NO_REGISTER)
        plans = plan_cases(page, case_ids)
        columns = _columns(page, plans.values())
        register = Register(columns.exported.keys(), _there(page, case_ids))
        return _View(page.snapshot.snapshot_id, plans, columns, register)


def _sorted(
    transaction: Transaction,
    actor: Actor,
    case_ids: Sequence[str],
    view: _View,
    now: datetime,
) -> Sorting:
    cases = read_all(transaction, case_ids)
    _check(cases, actor)
    return sort(transaction, cases, view.plans, view.register, helsinki_date(now))


def _told(sorting: Sorting, written: Sequence[Sheet], content: bytes, flavour: Flavour) -> dict[str, object]:
    """Return what the history keeps of a download: which cases, how many rows a file, the zip's sha256."""
    return {
        "what": "write_back",
        "flavour": flavour.value,
        "cases": list(sorting.handed),
        "rows": {sheet.name: sheet.rows for sheet in written},
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _columns(page: Page, plans: Iterable[CasePlan]) -> Columns:
    emptied = {item.record_id for plan in plans for item in plan.items if item.act == Act.ANONYMISE}
    custom: dict[str, list[str]] = {}
    for row in page.rows("write_back/custom_columns", record_ids=sorted(emptied)):
        custom.setdefault(str(row["object"]), []).append(str(row["column_name"]))
    exported = {str(row["object"]): row["columns"] for row in page.rows("plan/exported")}
    return Columns(
        exported={
            name: frozenset(columns) if isinstance(columns, list) else frozenset()
            for name, columns in exported.items()
        },
        custom=custom,
    )


def _there(page: Page, case_ids: Sequence[str]) -> frozenset[str]:
    """Return which of the records that the cases were to change are in the register still."""
    planned = {str(row["record_id"]) for row in page.rows("verify/items", case_ids=list(case_ids))}
    found = page.rows("verify/present", record_ids=sorted(planned))
    return frozenset(str(row["record_id"]) for row in found if row["state"] == "there")


def _check(cases: Iterable[Case], actor: Actor) -> None:
    for case in cases:
        if case.state is not State.CLAIMED:
            raise Refused(_NOT_CLAIMED, case=case.case_number)
        guards.check_step(case, Step.RELEASE_CLAIM, actor, (), four_eyes=False)


def _write(transaction: Transaction, actor: Actor, sorting: Sorting, snapshot_id: str, now: datetime) -> None:
    store_plan(transaction, actor, now, sorting.lists)
    write_results(
        transaction,
        actor,
        now,
        [(case.case_id, item, Result.DOWNLOADED, None) for case, _, items in sorting.ready for item in items],
    )
    _send_changed_back(transaction, sorting, snapshot_id, now)
    _send_protected_back(transaction, sorting, snapshot_id, now)
    write_step(
        transaction,
        actor,
        Step.EXECUTE,
        sorting.done,
        now=now,
        words=Words(reason_code=NOTHING_LEFT),
        snapshot_id=snapshot_id,
    )


def _send_changed_back(transaction: Transaction, sorting: Sorting, snapshot_id: str, now: datetime) -> None:
    """Return changed cases to approval, with what is new in their lists: nobody has approved that yet."""
    details = {
        case.case_id: {**difference.details(), "preview": items_hash(sorting.lists[case.case_id])}
        for case, difference in sorting.changed
    }
    _send_back(transaction, [case for case, _ in sorting.changed], CHANGED, details, snapshot_id, now)


def _send_protected_back(transaction: Transaction, sorting: Sorting, snapshot_id: str, now: datetime) -> None:
    """Return cases whose person is protected since they were approved: what still holds is approved anew."""
    details = {case.case_id: {"by_case": other.case_number} for case, other in sorting.protected}
    _send_back(transaction, [case for case, _ in sorting.protected], PROTECTED, details, snapshot_id, now)


def _send_back(
    transaction: Transaction,
    cases: Sequence[Case],
    reason: str,
    details: Mapping[str, Mapping[str, object]],
    snapshot_id: str,
    now: datetime,
) -> None:
    words = Words(reason_code=reason)
    write_step(transaction, SYSTEM, Step.RELEASE_CLAIM, cases, now=now, words=words, snapshot_id=snapshot_id)
    released = [replace(case, state=State.APPROVED, version=case.version + 1) for case in cases]
    write_step(
        transaction,
        SYSTEM,
        Step.SEND_BACK,
        released,
        now=now,
        words=words,
        snapshot_id=snapshot_id,
        details=details,
    )
