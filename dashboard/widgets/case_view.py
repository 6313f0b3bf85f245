"""A case as its screen shows it: the case, its history, its papers, its persons and their other cases."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from dashboard.databases import Page
from dashboard.decisions.case import Case, last_day, with_history
from dashboard.vocabulary import TERMINAL, Kind, NotFound, State
from dashboard.widgets.user_names import Names, user_names

Row = dict[str, object]


@dataclass(frozen=True)
class CaseView:
    """Everything of one case, read once a render.

    `intake`: what was written down when it came in. `papers`: the words of each step, by the hash in its
    event. `gone`: ids that the current snapshot does not have. `tied`: cases that it continues or repeats,
    and the like, by how. `names`: of the users, by user name.
    """

    case: Case
    row: Row
    events: Sequence[Row]
    intake: Mapping[str, str]
    papers: Mapping[str, Mapping[str, str]]
    persons: Sequence[Row]
    records: Sequence[Row]
    gone: Sequence[str]
    related: Sequence[Case]
    previous: int | None = None
    names: Names = field(default_factory=dict)
    tied: Mapping[str, Sequence[Case]] = field(default_factory=dict)

    @property
    def whole(self) -> Case:
        """The case with every record that its persons have today: what protects one of them protects all."""
        ids = {str(record["record_id"]) for record in self.records}
        return replace(self.case, salesforce_ids=self.case.salesforce_ids | ids)

    @property
    def open_related(self) -> list[Case]:
        """Other cases of the same person that are not closed: what guards look at."""
        return [other for other in self.related if other.state not in TERMINAL]


def read_case(page: Page, case_number: int) -> CaseView:
    """Return the case with this number; raise `NotFound` where there is none."""
    row = page.row("case/case", case_number=case_number)
    if row is None:
        raise NotFound(
            "There is no case {case}. It may belong to another data folder.", case=str(case_number)
        )
    case_id = str(row["case_id"])
    events = page.rows("case/events", case_id=case_id)
    material = page.rows("case/material", case_id=case_id)
    records = page.rows("case/records", case_id=case_id) if page.snapshot else []
    case = with_history(case_of(row), reversed(events))
    case = replace(case, handed_out=bool(page.rows("write_back/cases", case_ids=[case_id])[0]["downloaded"]))
    ids = case.salesforce_ids | {str(record["record_id"]) for record in records}
    related = page.rows("case/related", case_id=case_id, record_ids=sorted(ids)) if ids else []
    return CaseView(
        case=case,
        row=row,
        events=events,
        intake=next((_content(each) for each in material if each["material_kind"] == "intake"), {}),
        papers={str(each["material_hash"]): _content(each) for each in material},
        persons=page.rows("case/persons", case_id=case_id) if page.snapshot else [],
        records=records,
        gone=[str(each["record_id"]) for each in page.rows("case/gone", case_id=case_id)]
        if page.snapshot
        else [],
        related=[case_of(other) for other in related],
        previous=_previous(page, row),
        names=user_names(page),
        tied=_tied(page, case_id),
    )


def case_of(row: Mapping[str, object]) -> Case:
    """Return a row of `case_now` as guards want it, without who took which step."""
    return Case(
        case_id=str(row["case_id"]),
        case_number=cast("int", row["case_number"]),
        kind=Kind(str(row["kind"])),
        action=str(row["action"]),
        salesforce_ids=frozenset(json.loads(str(row["salesforce_ids"]))),
        state=State(str(row["state"])),
        version=cast("int", row["version"]),
        created_by=str(row["created_by"]),
        received_on=cast("date | None", row.get("received_on")),
        until=last_day(row.get("parameters")),
    )


def _tied(page: Page, case_id: str) -> dict[str, list[Case]]:
    """Return the cases that belong together with this one, by what ties them."""
    tied: dict[str, list[Case]] = {}
    for row in page.rows("case/linked", case_id=case_id):
        tied.setdefault(str(row["tie"]), []).append(case_of(row))
    return tied


def _previous(page: Page, row: Row) -> int | None:
    """Return the number of the case that this one continues."""
    previous = row["previous_case_id"]
    return page.count("case/number", case_id=str(previous)) if previous else None


def _content(material: Row) -> dict[str, str]:
    content = json.loads(str(material["content"]))
    return {str(name): str(value) for name, value in content.items()}
