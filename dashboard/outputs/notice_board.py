"""Where every clause of the notice stands: its checks, its attestation, its requests, its remarks.

The figures are those that were kept when the copy of the register was looked at. Counted anew is what has
been accepted or queued by row, what grows by itself (with a day, a version of the notice, a case), and what
somebody has just looked at.
"""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from dashboard.clock import helsinki_date
from dashboard.controls import Control, Values, controls, find, inputs
from dashboard.databases import NOT_IN_COPY, Page
from dashboard.decisions.attesting import ATTESTED_CLAUSES, ClauseAttestation, read_attestations
from dashboard.decisions.remarks import Answered, read_answers
from dashboard.decisions.request_clock import deadline_of
from dashboard.policy import Policy
from dashboard.policy.notice_text import CLAUSES
from dashboard.settings import Settings
from dashboard.vocabulary import Remark, Right

# Which requests carry out a clause: nobody has to look for faults where a request has its own time limit.
_CLAUSE_OF: Final[Mapping[Right, str]] = {
    Right.ACCESS: "13.2",
    Right.RECTIFICATION: "13.3",
    Right.RESTRICTION: "13.3",
    Right.ERASURE: "13.4",
    Right.PORTABILITY: "13.5",
    Right.PROFILING_QUESTION: "13.6",
    Right.OBJECTION: "13.6",
    Right.MARKETING_OBJECTION: "13.7",
    Right.CONSENT_WITHDRAWAL: "13.7",
    Right.COMPLAINT: "13.9",
}
RIGHTS: Final[Mapping[str, tuple[Right, ...]]] = {
    clause: tuple(right for right, its in _CLAUSE_OF.items() if its == clause)
    for clause in _CLAUSE_OF.values()
}
REMARKS: Final[Mapping[str, tuple[Remark, ...]]] = {
    "4": (Remark.RECIPIENTS,),
    "5": (Remark.NO_BASIS,),
    "7": (Remark.NOT_INFORMED, Remark.TRACKING),
    "8": (Remark.RECIPIENTS,),
    "10": (Remark.SUPPORT_ACCESS,),
    "12": (Remark.NO_TIME,),
    "13.1": (Remark.NO_AUTHORITY,),
    "13.2": (Remark.IDENTITY, Remark.SENT_TO_SALESFORCE),
    "13.3": (Remark.IDENTITY, Remark.SENT_TO_SALESFORCE, Remark.ACCESS_FOR_ALL),
    "13.4": (
        Remark.ERASURE_GROUND,
        Remark.IDENTITY,
        Remark.SENT_TO_SALESFORCE,
        Remark.ACCESS_FOR_ALL,
    ),
    "13.5": (Remark.IDENTITY, Remark.ACCESS_FOR_ALL),
    "13.6": (Remark.PROFILING,),
    "13.7": (Remark.MISSING_RIGHTS,),
    "13.9": (Remark.NO_AUTHORITY,),
}
# They say once more that a fact is not attested, which the attestation itself says already.
_ATTESTING: Final = "not_attested"

Counts = MutableMapping[str, "Count | None"]
# Whether each open request is late, by right.
Asked = Mapping[Right, Sequence[bool]]


@dataclass(frozen=True)
class Count:
    """How many rows of a control are open, and how many persons or records they concern."""

    open_rows: int
    affected: int


@dataclass(frozen=True)
class Check:
    """A control with its figure (None: could not be looked at), and the figure of the import before."""

    control: Control
    count: Count | None
    before: int | None
    before_on: date | None

    @property
    def change(self) -> int | None:
        """How many rows more, or fewer, than at the import before; None where either is not known."""
        if self.count is None or self.before is None:
            return None
        return self.count.open_rows - self.before


@dataclass(frozen=True, kw_only=True)
class ClauseStand:
    """One clause: its checks, open and late requests of its rights, its attestation, its remarks."""

    clause: str
    checks: tuple[Check, ...]
    requests: int
    late: int
    attestation: ClauseAttestation | None
    remarks: Mapping[Remark, Answered | None]
    today: date

    @property
    def open_rows(self) -> int:
        """The open rows of its checks, as far as they are known."""
        return sum(check.count.open_rows for check in self.checks if check.count)

    @property
    def not_looked_at(self) -> bool:
        """Whether a check of it has no figure."""
        return any(check.count is None for check in self.checks)

    @property
    def needs_attesting(self) -> bool:
        """Whether its fact has to be attested, and is not today."""
        holds = self.attestation is not None and self.attestation.holds(self.today)
        return self.clause in ATTESTED_CLAUSES and not holds

    @property
    def holds(self) -> bool:
        """Whether all is well, and known to be."""
        return not (self.open_rows or self.late or self.needs_attesting or self.not_looked_at)

    @property
    def unanswered(self) -> int:
        """How many of its remarks nobody has answered."""
        return sum(answer is None for answer in self.remarks.values())


def read_board(
    page: Page, settings: Settings, rules: Policy, now: datetime, counts: Counts, asked: Asked | None = None
) -> list[ClauseStand]:
    """Return every clause from 4 to 13.9; `now` is naive UTC.

    `counts` is what was counted since the last event, by control; what has to be counted anew is added to it.
    `asked` are the open requests, where the caller has read them already.
    """
    today = helsinki_date(now)
    checks = _checks(page, settings, now, counts)
    asked = _requests(page, rules, today) if asked is None else asked
    attestations, answers = read_attestations(page), read_answers(page)
    return [
        ClauseStand(
            clause=clause,
            checks=tuple(checks.get(clause, ())),
            requests=sum(len(asked.get(right, ())) for right in RIGHTS.get(clause, ())),
            late=sum(sum(asked.get(right, ())) for right in RIGHTS.get(clause, ())),
            attestation=attestations.get(clause),
            remarks={
                remark: answers[remark][-1] if remark in answers else None
                for remark in REMARKS.get(clause, ())
            },
            today=today,
        )
        for clause in CLAUSES
    ]


def asked_of(dues: Iterable[tuple[Right, date | None]], today: date) -> Asked:
    """Return, by right, whether each open request is late; `dues` are their rights and last days."""
    found: dict[Right, list[bool]] = {}
    for right, due in dues:
        found.setdefault(right, []).append(due is not None and due < today)
    return found


def count(page: Page, control: Control, values: Values) -> Count | None:
    """Look at a control now; None where the copy lacks what it looks at, and nothing is found."""
    try:
        found = find(page, control, values)
    except NOT_IN_COPY:
        return None
    return Count(found.open.num_rows, found.affected) if found.is_known else None


def checks_of_register() -> list[Control]:
    """Return the controls without those that only ask for an attestation."""
    return [control for control in controls() if not control.name.endswith(_ATTESTING)]


def _checks(page: Page, settings: Settings, now: datetime, counts: Counts) -> dict[str, list[Check]]:
    if page.snapshot is None:
        return {}
    kept = {
        str(row["control"]): row for row in page.rows("notice/figures", snapshot_id=page.snapshot.snapshot_id)
    }
    touched = {str(row["control"]) for row in page.rows("notice/touched")}
    values = inputs(settings, now)
    found: dict[str, list[Check]] = {}
    for control in checks_of_register():
        figures = kept.get(control.short, {})
        stale = not control.holds_still(cast("date | None", figures.get("day")), helsinki_date(now))
        if (stale or control.short in touched) and control.short not in counts:
            counts[control.short] = count(page, control, values)
        check = _check(control, figures, counts)
        found.setdefault(control.clause, []).append(check)
    return found


def _check(control: Control, kept: Mapping[str, object], counts: Counts) -> Check:
    rows = kept.get("open_rows")
    at_import = None if rows is None else Count(cast("int", rows), cast("int", kept["affected"]))
    return Check(
        control=control,
        count=counts.get(control.short, at_import),
        before=cast("int | None", kept.get("open_before")),
        before_on=cast("date | None", kept.get("before_on")),
    )


def _requests(page: Page, rules: Policy, today: date) -> Asked:
    rows = page.rows("requests/open")
    dues = ((Right(str(row["action"])), deadline_of(row, rules.clock, today).due) for row in rows)
    return asked_of(dues, today)


def summed(stands: Sequence[ClauseStand]) -> tuple[int, int, int, int]:
    """Return how many clauses hold, open rows, attestations that ended or end soon, unanswered remarks."""
    ending = sum(
        stand.needs_attesting or bool(stand.attestation and stand.attestation.ends_soon(stand.today))
        for stand in stands
    )
    unanswered = {remark for stand in stands for remark, answer in stand.remarks.items() if answer is None}
    return (
        sum(stand.holds for stand in stands),
        sum(stand.open_rows for stand in stands),
        ending,
        len(unanswered),
    )
