"""The breach register (clause 13.8, Art. 33(5)): every breach is booked and kept up to date."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.decisions.acts import Act, read_open_one, write_act
from dashboard.decisions.breach_facts import Breach, check_breach_facts
from dashboard.decisions.breach_history import UPDATE
from dashboard.decisions.case import Case
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.ledger import record_act
from dashboard.text import N_
from dashboard.vocabulary import Action, Actor, Kind, Permission, Refused, Stale, require

AFFECTED: Final = "list_affected"
WORDS: Final = "breach"
MOST_LISTED: Final = 100_000
_NOBODY: Final = N_("None of these belongs to anybody in the register. Check the ids.")
_TOO_MANY: Final = N_(
    "More than {most} persons: such a list is not kept here. Inform them by a public notice (Art. 34(3)(c))."
)
_OTHER: Final = N_("Case {case} is no breach.")
_CHANGED: Final = N_(
    "Case {case} was changed meanwhile by somebody else. Look at it again, then decide again."
)


def register(store: Store, actor: Actor, breach: Breach, *, key: str, now: datetime) -> str:
    """Book a breach and return the id of its case; `now` is naive UTC.

    Without `aware_at` it is only suspected, and no clock runs. `key` is made when the form opens.
    Raises `Denied`, `Refused`, and `Stale` where the form was sent with something else in it.
    """
    require(actor, Permission.REGISTER_REQUEST)
    check_breach_facts(breach, now)
    draft = Draft(
        kind=Kind.BREACH,
        action=Action.BREACH,
        salesforce_ids=(),
        received_on=helsinki_date(breach.aware_at or breach.detected_at),
        reason_code=breach.found.value,
        parameters=breach.facts,
        material=breach.words,
    )
    with store.page(actor) as page:
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    return open_cases(store, actor, [draft], key=key, now=now, snapshot_id=snapshot_id)[0]


def update(store: Store, actor: Actor, seen: tuple[str, int], breach: Breach, now: datetime) -> None:
    """Book what is known by now; what was known before stays in the history and the case material.

    `seen` is the case and the version that was looked at. When it became known is none of it: that is a step.
    Raises `Denied`, `Refused`, `Stale`.
    """
    require(actor, Permission.REGISTER_REQUEST)
    check_breach_facts(breach, now)
    facts = {name: fact for name, fact in breach.facts.items() if name != "aware_at"}
    _write(store, actor, seen, Act(UPDATE, facts, words=(WORDS, breach.words)), now)


def resolve(page: Page, ids: Sequence[str]) -> tuple[tuple[str, ...], int, int]:
    """Return the records of Salesforce ids (15 or 18 characters), how many persons, how many unknown.

    Raises `Refused` where nobody is found or the list would be too long, `Denied` for all but officers.
    """
    wanted = sorted({each.strip() for each in ids if each.strip()})
    found = page.rows("breaches/resolve", record_ids=wanted) if page.snapshot else []
    return _checked(found, len(wanted))


def everybody(page: Page, relationship: str | None, source: str | None) -> tuple[tuple[str, ...], int, int]:
    """Return the records of all persons of a relationship and a source, None being any; else as `resolve`."""
    rows = page.rows("breaches/group", relationship=relationship, source=source, rows=MOST_LISTED + 1)
    return _checked(rows, 0)


def list_affected(
    store: Store, actor: Actor, seen: tuple[str, int], listed: tuple[tuple[str, ...], int, int], now: datetime
) -> None:
    """Keep whom the breach concerns, as `resolve` returned it: ids as case material, counts in the history.

    The newest list counts. It protects nobody from erasure: a breach is no hold.
    """
    require(actor, Permission.DECIDE)
    record_ids, persons, unknown = listed
    with store.page(actor) as page:
        snapshot_id = page.snapshot.snapshot_id if page.snapshot else None
    counts = {"persons": persons, "unknown": unknown}
    words = (AFFECTED, {"record_ids": list(record_ids)})
    _write(store, actor, seen, Act(AFFECTED, counts, words=words, snapshot_id=snapshot_id), now)


def affected(
    store: Store, page: Page, case_id: str, case_number: int, now: datetime
) -> list[dict[str, object]]:
    """Return whom the newest list names, as the current register has them, and book that they were taken."""
    require(page.actor, Permission.DECIDE)
    rows = page.rows("breaches/affected", case_id=case_id) if page.snapshot else []
    details = {"what": "affected_persons", "case": case_number, "rows": len(rows)}
    with store.transaction() as transaction:
        record_act(transaction, page.actor, "export", now, details)
    return rows


def _checked(found: Sequence[dict[str, object]], asked: int) -> tuple[tuple[str, ...], int, int]:
    persons = {row["person_no"] for row in found}
    if not persons:
        raise Refused(_NOBODY)
    if len(persons) > MOST_LISTED:
        raise Refused(_TOO_MANY, most=MOST_LISTED)
    known = {str(row["asked"]) for row in found if row["asked"]}
    record_ids = sorted({str(row["record_id"]) for row in found})
    return tuple(record_ids), len(persons), max(0, asked - len(known))


def _write(store: Store, actor: Actor, seen: tuple[str, int], act: Act, now: datetime) -> None:
    case_id, version = seen
    with store.transaction() as transaction:
        case = read_open_one(transaction, case_id)
        _check(case, version)
        write_act(transaction, actor, case, act, now)


def _check(case: Case, version: int) -> None:
    if case.kind is not Kind.BREACH:
        raise Refused(_OTHER, case=case.case_number)
    if case.version != version:
        raise Stale(_CHANGED, case=case.case_number)
