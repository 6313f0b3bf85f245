"""A case as it stands, read from the queue inside a transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, cast

from dashboard.databases import Page, Transaction
from dashboard.vocabulary import SETTLING, TERMINAL, Kind, NotFound, State, Step

CORRECT_RECEIVED: Final = "correct_received"
CONFIRM_HITS: Final = "confirm_hits"
TAKE_OUT: Final = "take_out"


@dataclass(frozen=True)
class Case:
    """One case: what it is about, its state, and who took which steps.

    `until` is the last day of a keep until; `handed_out`: its files have left and no results are back.
    `settled` are recipients that were told or reasoned away; `proof` is what a copy of the register has shown
    since the case was carried out: the step that closes it, and the ground of what is kept.
    """

    case_id: str
    case_number: int
    kind: Kind
    action: str
    salesforce_ids: frozenset[str]
    state: State
    version: int = 0
    created_by: str = ""
    takers: Mapping[str, str] = field(default_factory=dict)
    received_on: date | None = None
    until: date | None = None
    handed_out: bool = False
    settled: frozenset[str] = frozenset()
    proof: tuple[Step, str | None] | None = None

    def taken_by(self, step: Step) -> str | None:
        """Return who took `step` last, or None."""
        return self.takers.get(step.value)


def read_cases(transaction: Transaction, case_ids: Sequence[str]) -> dict[str, Case]:
    """Return the cases that exist among `case_ids`, by id."""
    events: dict[str, list[dict[str, object]]] = {}
    for event in transaction.rows("queue/case_events", case_ids=list(case_ids)):
        events.setdefault(str(event["case_id"]), []).append(event)
    rows = {str(row["case_id"]): row for row in transaction.rows("queue/cases", case_ids=list(case_ids))}
    return {
        case_id: with_history(_case({**row, **_standing(events[case_id][-1])}), events[case_id])
        for case_id, row in rows.items()
    }


def _standing(last: Mapping[str, object]) -> dict[str, object]:
    """Return what the last event of a case says of where it stands."""
    return {"state": last["state"], "version": last["version"]}


def with_history(case: Case, events: Iterable[Mapping[str, object]]) -> Case:
    """Return the case with what its events, the oldest first, say of who did what and what is proved."""
    takers: dict[str, str] = {}
    settled: set[str] = set()
    proof, received_on = None, case.received_on
    for event in events:
        step, details = str(event["step"]), json.loads(str(event["details"]))
        takers[step] = str(event["actor"])
        if step == TAKE_OUT:
            takers.pop(CONFIRM_HITS, None)  # what is left has to be looked at anew
        if step in SETTLING:
            settled.add(str(details["recipient"]))
        if step in {Step.EXECUTE, Step.FAIL}:
            proof = None  # what a later copy disproves was not proved
        if step == Step.VERIFY and "closes_as" in details:
            proof = Step(details["closes_as"]), cast("str | None", event["ground"])
        if step == CORRECT_RECEIVED:
            received_on = date.fromisoformat(details["received_on"])
    return replace(case, takers=takers, settled=frozenset(settled), proof=proof, received_on=received_on)


def read_all(transaction: Transaction, case_ids: Sequence[str]) -> list[Case]:
    """Return the cases in the given order; raise `NotFound` where one does not exist."""
    found = read_cases(transaction, case_ids)
    if missing := [case_id for case_id in case_ids if case_id not in found]:
        raise NotFound("There is no case {case}. It may belong to another data folder.", case=missing[0])
    return [found[case_id] for case_id in case_ids]


def read_open(transaction: Transaction) -> list[Case]:
    """Return every case that is not closed."""
    rows = transaction.rows("queue/open_cases", terminal=sorted(state.value for state in TERMINAL))
    return [_case(row) for row in rows]


def read_near(transaction: Transaction, record_ids: Iterable[str]) -> list[Case]:
    """Return every case that is not closed and is about any of these records."""
    rows = transaction.rows("queue/cases_near", record_ids=sorted(set(record_ids)))
    found = read_cases(transaction, [str(row["case_id"]) for row in rows])
    return [case for case in found.values() if case.state not in TERMINAL]


def ids_of(cases: Iterable[Case]) -> frozenset[str]:
    """Return the ids of every record that the cases are about."""
    return frozenset().union(*(case.salesforce_ids for case in cases))


def by_record(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Return the cases by each of their ids, so that many questions about the same cases stay cheap."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        for record_id in case.salesforce_ids:
            found.setdefault(record_id, []).append(case)
    return found


def near(found: Mapping[str, Sequence[Case]], salesforce_ids: frozenset[str]) -> list[Case]:
    """Return those cases of `by_record` that concern any of the ids, each once."""
    cases = {case.case_id: case for record_id in salesforce_ids for case in found.get(record_id, ())}
    return list(cases.values())


def in_force(cases: Iterable[Case], today: date) -> list[Case]:
    """Return the cases without those keep untils whose last day has passed: they protect nobody any more."""
    return [case for case in cases if case.until is None or case.until >= today]


def whole_persons(page: Page, cases: Sequence[Case]) -> list[Case]:
    """Return the cases with every record that their persons have in the page's snapshot.

    What protects one record of a person protects the person: two records may have been joined since.
    """
    if page.snapshot is None or not cases:
        return list(cases)
    rows = page.rows("plan/case_records", case_ids=[case.case_id for case in cases])
    found = {str(row["case_id"]): frozenset(map(str, _listed(row["record_ids"]))) for row in rows}
    return [
        replace(case, salesforce_ids=case.salesforce_ids | found.get(case.case_id, frozenset()))
        for case in cases
    ]


def last_day(parameters: object) -> date | None:
    """Return until when a case keeps a person, from its parameters as they are stored."""
    until = json.loads(str(parameters)).get("until") if parameters else None
    return date.fromisoformat(until) if until else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def about(cases: Iterable[Case], salesforce_ids: frozenset[str]) -> list[Case]:
    """Return those of `cases` that concern any of the ids."""
    return [case for case in cases if case.salesforce_ids & salesforce_ids]


def _case(row: Mapping[str, object]) -> Case:
    return Case(
        case_id=str(row["case_id"]),
        case_number=int(str(row["case_number"])),
        kind=Kind(str(row["kind"])),
        action=str(row["action"]),
        salesforce_ids=frozenset(json.loads(str(row["salesforce_ids"]))),
        state=State(str(row["state"])),
        version=int(str(row.get("version", 0))),
        created_by=str(row.get("created_by", "")),
        received_on=cast("date | None", row.get("received_on")),
        until=last_day(row.get("parameters")),
    )
