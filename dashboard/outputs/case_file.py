"""A request as its papers tell of it: the case, its steps, and the words that were written at them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from dashboard.databases import Page
from dashboard.decisions.case import Case, with_history
from dashboard.decisions.left_out import KEPT
from dashboard.text import N_
from dashboard.vocabulary import Kind, NotFound, Refused, Right, State, Step

Row = Mapping[str, object]

_NO_CASE: Final = N_("There is no case {case}. It may belong to another data folder.")
_NO_REQUEST: Final = N_("Case {case} is no request of a person: no letter belongs to it.")


@dataclass(frozen=True)
class CaseFile:
    """A request: `events` the newest first, `material` by the hash that its event carries."""

    row: Row
    events: Sequence[Row]
    material: Mapping[str, Mapping[str, str]]
    intake: Mapping[str, str]
    persons: Sequence[Row]

    @property
    def case_id(self) -> str:
        """The id of the case."""
        return str(self.row["case_id"])

    @property
    def number(self) -> int:
        """The number of the case."""
        return int(str(self.row["case_number"]))

    @property
    def right(self) -> Right:
        """What was asked."""
        return Right(str(self.row["action"]))

    @property
    def state(self) -> State:
        """Where the case stands."""
        return State(str(self.row["state"]))

    @property
    def about_somebody(self) -> bool:
        """Whether the case names records of the register."""
        return bool(self.case.salesforce_ids)

    @property
    def case(self) -> Case:
        """The case as guards want it."""
        case = Case(
            case_id=self.case_id,
            case_number=self.number,
            kind=Kind.RIGHT,
            action=self.right,
            salesforce_ids=frozenset(json.loads(str(self.row["salesforce_ids"]))),
            state=self.state,
        )
        return with_history(case, reversed(self.events))

    @property
    def proof(self) -> Row | None:
        """The step by which a copy of the register proved what was carried out last."""
        proving = {Step.VERIFY, Step.FULFIL, Step.FULFIL_PARTIALLY}
        since = takewhile(lambda event: event["step"] not in {Step.EXECUTE, Step.FAIL}, self.events)
        proved = (event for event in since if event["step"] in proving and "proved" in _details(event))
        return next(proved, None) if self.closes_as else None

    @property
    def closes_as(self) -> Step | None:
        """How the case has ended, or how it will when its recipients have been told."""
        ended = {State.FULFILLED: Step.FULFIL, State.PARTIALLY_FULFILLED: Step.FULFIL_PARTIALLY}
        if self.state in ended:
            return ended[self.state]
        return self.case.proof[0] if self.case.proof and self.state is State.EXECUTED else None

    @property
    def kept(self) -> dict[str, str]:
        """The objects that an erasure keeps whole, each with its ground (Art. 17(3))."""
        proposal = self.last(Step.PROPOSE)
        listed = _details(proposal).get(KEPT, ()) if proposal else ()
        assert isinstance(listed, list | tuple)
        return {str(name): str(ground) for name, ground in listed}

    def last(self, *steps: Step) -> Row:
        """Return the newest event of one of `steps`; an empty one where there is none."""
        return next((event for event in self.events if event["step"] in steps), {})

    def words(self, *steps: Step) -> str:
        """Return what was written at the newest of `steps`."""
        paper = self.material.get(str(self.last(*steps).get("material_hash")), {})
        return paper.get("note", "")


def read_case_file(page: Page, case_number: int) -> CaseFile:
    """Return a request by its number; raise `NotFound`, and `Refused` where the case is no request."""
    row = page.row("case/case", case_number=case_number)
    if row is None:
        raise NotFound(_NO_CASE, case=str(case_number))
    if row["kind"] != Kind.RIGHT:
        raise Refused(_NO_REQUEST, case=str(case_number))
    case_id = str(row["case_id"])
    material = page.rows("case/material", case_id=case_id)
    contents = {str(each["material_hash"]): _content(each) for each in material}
    intake = [str(each["material_hash"]) for each in material if each["material_kind"] == "intake"]
    return CaseFile(
        row=row,
        events=page.rows("case/events", case_id=case_id),
        material=contents,
        intake=contents[intake[0]] if intake else {},
        persons=page.rows("case/persons", case_id=case_id) if page.snapshot else [],
    )


def _details(event: Row) -> dict[str, object]:
    return dict(json.loads(str(event["details"])))


def _content(material: Row) -> dict[str, str]:
    return {str(name): str(value) for name, value in json.loads(str(material["content"])).items()}
