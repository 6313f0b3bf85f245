"""One decision about many persons: who can be decided about, who is left out and why, a case for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, cast

from dashboard.databases import Page, Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.plan import PLANNED_ACTIONS, plan
from dashboard.decisions.steps import Words, take_step
from dashboard.text import N_
from dashboard.vocabulary import IRREVERSIBLE, Action, Actor, Kind, Permission, Refused, Stale, Step, require

KINDS: Final[Mapping[Action, Kind]] = {
    Action.DELETE: Kind.RETENTION,
    Action.ANONYMISE: Kind.RETENTION,
    Action.CONTACT_CHECK: Kind.FINDING,
    Action.SOURCE_CHECK: Kind.FINDING,
    Action.KEEP: Kind.KEEP_UNTIL,
    Action.HOLD: Kind.LEGAL_HOLD,
    Action.OPT_OUT: Kind.MARKETING,
    Action.OPT_OUT_EMAIL: Kind.MARKETING,
}
OPT_OUTS: Final = frozenset({Action.OPT_OUT, Action.OPT_OUT_EMAIL})
# A hold keeps data from being deleted: it stops nobody from looking, and no objection (Art. 21(3)).
_NEVER_HELD: Final = frozenset({Action.CONTACT_CHECK, Action.SOURCE_CHECK, *OPT_OUTS})
# They are decided although a deletion is in the queue.
_BESIDE: Final = frozenset({Action.HOLD, *OPT_OUTS})
UNDONE: Final = "undone"
NOBODY: Final = N_("There is nobody left to decide about. Choose persons in the list first.")
_NO_DATE: Final = N_("Say until when: a day after today.")
NEW_SNAPSHOT: Final = N_(
    "The register has been imported anew meanwhile. Look at the list again, then decide."
)


class Hindrance(StrEnum):
    """Why a person is left out of a decision."""

    HELD = "held"
    REQUESTED = "requested"
    KEPT = "kept"
    QUEUED = "queued"
    NO_ID = "no_id"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who is to be decided about, in one snapshot; `key` makes a second click write nothing."""

    action: Action
    snapshot_id: str
    key: str
    persons: tuple[int, ...]
    left_out: Mapping[Hindrance, tuple[int, ...]]
    last_days: tuple[date | None, ...] = ()

    def not_expired(self, today: date) -> int:
        """Count those whose last day of keeping has not passed, or is not known."""
        return sum(day is None or day >= today for day in self.last_days)


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """Why: a coded reason for the history, free words for the case file, and until when a person is kept."""

    reason_code: str
    note: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What has been decided: the cases that were opened, in the order of the persons."""

    action: Action
    case_ids: tuple[str, ...] = field(default=())


def choose(page: Page, action: Action, person_nos: Sequence[int], *, key: str, today: date) -> Choice:
    """Tell persons who can be decided about from those who cannot; `today` is a Helsinki date.

    Raises `Refused` before the first import.
    """
    if page.snapshot is None:
        raise Refused("There is no register yet. Import an export first.")
    persons: dict[int, date | None] = {}
    left_out: dict[Hindrance, list[int]] = {}
    for row in page.rows("retention/persons", person_nos=list(person_nos)):
        number, hindrance = int(str(row["person_no"])), _hindrance(row, action, today)
        if hindrance:
            left_out.setdefault(hindrance, []).append(number)
        else:
            persons[number] = cast("date | None", row["expires_on"])
    return Choice(
        action=action,
        snapshot_id=page.snapshot.snapshot_id,
        key=key,
        persons=tuple(persons),
        left_out={why: tuple(numbers) for why, numbers in left_out.items()},
        last_days=tuple(persons.values()),
    )


def decide(
    store: Store,
    actor: Actor,
    choice: Choice,
    grounds: Grounds,
    *,
    today: date,
    now: datetime,
) -> Outcome:
    """Open a case for each person of the choice; `today` is a Helsinki date, `now` naive UTC.

    Raises `Denied`, `Refused`, `Blocked`, and `Stale` where the register has been imported anew meanwhile.
    """
    require(actor, Permission.DECIDE)
    _check(choice, grounds, today)
    with store.page(actor) as page:
        if page.snapshot is None or page.snapshot.snapshot_id != choice.snapshot_id:
            raise Stale(NEW_SNAPSHOT)
        drafts = _drafts(page, choice, grounds, today)
        planned = plan(page, choice.action, choice.persons) if choice.action in PLANNED_ACTIONS else None
    case_ids = open_cases(
        store,
        actor,
        drafts,
        key=choice.key,
        now=now,
        snapshot_id=choice.snapshot_id,
        plan=planned,
    )
    return Outcome(action=choice.action, case_ids=tuple(case_ids))


def _check(choice: Choice, grounds: Grounds, today: date) -> None:
    if not choice.persons:
        raise Refused(NOBODY)
    if choice.action is Action.KEEP and (grounds.until is None or grounds.until <= today):
        raise Refused(_NO_DATE)


def undo(store: Store, actor: Actor, outcome: Outcome, *, now: datetime) -> None:
    """Take a decision back; `Refused` where somebody has begun to carry it out, `Stale` where changed."""
    step = Step.RELEASE if outcome.action in {Action.KEEP, Action.HOLD} else Step.CANCEL
    with store.page(actor) as page:
        rows = page.rows("retention/cases", case_ids=list(outcome.case_ids))
    if any(row["claimed_by"] for row in rows):
        raise Refused("Somebody has begun to carry this out: it cannot be taken back any more.")
    versions = {str(row["case_id"]): int(str(row["version"])) for row in rows}
    take_step(store, actor, step, versions, now=now, words=Words(reason_code=UNDONE))


def _hindrance(row: Mapping[str, object], action: Action, today: date) -> Hindrance | None:
    """Return why a person cannot be decided about; the strongest reason first."""
    kept_until = cast("date | None", row["kept_until"])
    queued = row["queued_action"] in IRREVERSIBLE
    found: dict[Hindrance, bool] = {
        Hindrance.HELD: bool(row["held"]) and action not in _NEVER_HELD,
        Hindrance.REQUESTED: bool(row["has_open_request"]) and action in IRREVERSIBLE,
        Hindrance.KEPT: kept_until is not None and kept_until >= today and action in IRREVERSIBLE,
        Hindrance.QUEUED: (queued and action not in _BESIDE) or _asked_already(row, action),
        Hindrance.NO_ID: action in IRREVERSIBLE and any(each.startswith("@") for each in _ids(row)),
    }
    return next((why for why, applies in found.items() if applies), None)


def _asked_already(row: Mapping[str, object], action: Action) -> bool:
    if action in OPT_OUTS:
        return bool(row["conflict_settled"])
    if action is Action.SOURCE_CHECK:
        return bool(row["source_check_queued"])
    return action is Action.CONTACT_CHECK and row["queued_action"] == Action.CONTACT_CHECK


def _drafts(page: Page, choice: Choice, grounds: Grounds, today: date) -> list[Draft]:
    parameters = {"until": grounds.until.isoformat()} if grounds.until else {}
    return [
        Draft(
            kind=KINDS[choice.action],
            action=choice.action,
            salesforce_ids=tuple(_ids(row)),
            received_on=today,
            reason_code=grounds.reason_code,
            parameters=parameters,
            material={"note": grounds.note.strip()} if grounds.note.strip() else {},
        )
        for row in page.rows("retention/persons", person_nos=list(choice.persons))
    ]


def _ids(row: Mapping[str, object]) -> list[str]:
    ids = row["record_ids"]
    assert isinstance(ids, list)
    return ids
