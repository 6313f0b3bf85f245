"""Cases on their way into Salesforce, gathered by the decision that opened them, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.databases import Page
from dashboard.decisions import guards
from dashboard.decisions.case import Case, by_record, in_force, near, whole_persons
from dashboard.text import N_
from dashboard.vocabulary import Kind, Stale, State
from dashboard.widgets.case_view import case_of
from dashboard.widgets.request_rows import persons_of

# The choice of a part: its name in the address and in the tab.
PART: Final = "part"
PAGE_SIZE: Final = 25
BEGINNING: Final = -(2**31)
_MOVED: Final = N_("Somebody has worked on these cases meanwhile. Look at them again, then decide again.")


@dataclass(frozen=True)
class Part:
    """A part of the queue: a state and whose claims; `group_no` is a batch, or minus a case number."""

    state: State
    claimed_by: str | None = None
    group_no: int | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What queries want to know of it."""
        return {"state": self.state.value, "claimed_by": self.claimed_by, "group_no": self.group_no}


@dataclass(frozen=True)
class Group:
    """Cases of one decision that stand in one state; `person` is named where there is only one."""

    part: Part
    place: int
    cases: int
    versions: int
    kind: Kind
    action: str
    created_by: str
    created_at: datetime
    reason_code: str
    claimed_by: str | None
    person: str


def read_counts(page: Page, user: str) -> dict[State, tuple[int, int]]:
    """Return how many cases stand in each state, and how many of those the user has taken on."""
    rows = page.rows("queue_screen/counts", actor=user)
    return {State(str(row["state"])): (cast("int", row["cases"]), cast("int", row["own"])) for row in rows}


def read_groups(page: Page, part: Part, *, after: int = BEGINNING) -> list[Group]:
    """Return a page of groups behind the place `after`: the oldest first, of verified ones the newest."""
    rows = page.rows(
        "queue_screen/groups",
        state=part.state.value,
        claimed_by=part.claimed_by,
        after=after,
        rows=PAGE_SIZE,
    )
    single = [str(row["case_id"]) for row in rows if row["cases"] == 1]
    persons = persons_of(page, single)
    return [_group(row, part, persons) for row in rows]


def read_cases(page: Page, part: Part) -> list[Case]:
    """Return every case of a part, as guards and steps want them."""
    return [case_of(row) for row in page.rows("queue_screen/group_cases", **part.parameters)]


def check_unmoved(cases: Sequence[Case], group: Group) -> None:
    """Raise `Stale` where the cases of a group are not those that were looked at."""
    if (len(cases), sum(case.version for case in cases)) != (group.cases, group.versions):
        raise Stale(_MOVED)


def blocked(page: Page, cases: Sequence[Case], today: date) -> dict[str, Case]:
    """Return what stands in the way of each case that cannot be undone, by case id; `today` in Helsinki."""
    cases = whole_persons(page, [case for case in cases if guards.irreversible(case)])
    ids = sorted({each for case in cases for each in case.salesforce_ids})
    rows = page.rows("queue_screen/near", record_ids=ids) if ids else []
    standing = by_record(in_force((case_of(row) for row in rows), today))
    found = {case.case_id: guards.blocker(case, near(standing, case.salesforce_ids)) for case in cases}
    return {case_id: other for case_id, other in found.items() if other}


def _group(row: Mapping[str, object], part: Part, persons: Mapping[str, str]) -> Group:
    return Group(
        part=Part(part.state, part.claimed_by, cast("int", row["group_no"])),
        place=cast("int", row["place"]),
        cases=cast("int", row["cases"]),
        versions=cast("int", row["versions"]),
        kind=Kind(str(row["kind"])),
        action=str(row["action"]),
        created_by=str(row["created_by"]),
        created_at=cast("datetime", row["created_at"]),
        reason_code=str(row["reason_code"]),
        claimed_by=cast("str | None", row["claimed_by"]),
        person=persons.get(str(row["case_id"]), ""),
    )
