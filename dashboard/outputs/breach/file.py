"""A breach as screens and papers tell of it: its facts and words, its steps and what was written at them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from dashboard.databases import Page
from dashboard.decisions.breach_facts import Breach, read_breach
from dashboard.decisions.breach_history import UPDATE, History, history
from dashboard.decisions.breaches import AFFECTED
from dashboard.text import N_
from dashboard.vocabulary import TERMINAL, NotFound, State, Step

Row = Mapping[str, object]
_NO_CASE = N_("There is no breach {case} in the register. It may belong to another data folder.")


@dataclass(frozen=True)
class BreachFile:
    """One breach. `events` are the oldest first; `papers`: what was written at an event, by its hash.

    The words of a breach are empty where its material has been deleted by its rule.
    """

    case_id: str
    number: int
    version: int
    state: State
    recorded_at: datetime
    recorded_by: str
    breach: Breach
    history: History
    events: Sequence[Row]
    papers: Mapping[str, Mapping[str, Any]]

    @property
    def is_open(self) -> bool:
        """Whether something may still be done."""
        return self.state not in TERMINAL

    def written(self, *steps: Step) -> list[str]:
        """Return what was written at the events of `steps`, the oldest first."""
        papers = [self.paper(event) for event in self.events if event["step"] in steps]
        return [str(paper["note"]) for paper in papers if paper.get("note")]

    def paper(self, event: Row) -> Mapping[str, Any]:
        """Return what was written at an event; nothing where there is none or it has been deleted."""
        return self.papers.get(str(event["material_hash"]), {})

    @property
    def listed(self) -> int | None:
        """How many persons of the register the newest list names; None without a list."""
        lists = [event for event in self.events if event["step"] == AFFECTED]
        return int(json.loads(str(lists[-1]["details"]))["persons"]) if lists else None


def read_breaches(page: Page) -> list[BreachFile]:
    """Return every breach, the newest first."""
    events, papers = _by_case(page.rows("breaches/events")), _by_case(page.rows("breaches/words"))
    return [
        _file(row, events.get(str(row["case_id"]), []), papers.get(str(row["case_id"]), []))
        for row in page.rows("breaches/all")
    ]


def read_breach_file(page: Page, number: int) -> BreachFile:
    """Return one breach by the number of its case; raise `NotFound`."""
    found = [file for file in read_breaches(page) if file.number == number]
    if not found:
        raise NotFound(_NO_CASE, case=str(number))
    return found[0]


def _by_case(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["case_id"]), []).append(row)
    return found


def _file(row: Row, events: Sequence[Row], material: Sequence[Row]) -> BreachFile:
    known = history(row["parameters"], events)
    papers = {str(each["material_hash"]): json.loads(str(each["content"])) for each in material}
    telling = [event for event in events if event["step"] in {"open", UPDATE}]
    words = papers.get(str(telling[-1]["material_hash"]), {})
    return BreachFile(
        case_id=str(row["case_id"]),
        number=int(str(row["case_number"])),
        version=int(str(row["version"])),
        state=State(str(row["state"])),
        recorded_at=cast("datetime", row["created_at"]),
        recorded_by=str(row["created_by"]),
        breach=replace(read_breach(known.facts, words), aware_at=known.aware_at),
        history=known,
        events=events,
        papers=papers,
    )
