"""What stands in the way of a decision: one function a rule, for opening, approving and downloading."""

from collections.abc import Iterable, Sequence

from dashboard.decisions.case import Case, about
from dashboard.decisions.hits import check_hits
from dashboard.policy import Identity, IdentityAsked
from dashboard.vocabulary import (
    IDENTITY_RIGHTS,
    IRREVERSIBLE,
    NEVER_IDENTIFIED,
    REASON_NEEDED,
    SETTLING,
    SYSTEM,
    Action,
    Actor,
    Blocked,
    Denied,
    Kind,
    Refused,
    Right,
    Role,
    State,
    Step,
)

_KEEPING = frozenset({Kind.LEGAL_HOLD, Kind.KEEP_UNTIL})
_CARRYING_OUT = frozenset({Step.APPROVE, Step.CLAIM, Step.EXECUTE})
_ANSWERING = frozenset({Step.PROPOSE, Step.APPROVE, Step.FULFIL, Step.FULFIL_PARTIALLY})
_CARRIED_OUT = frozenset({Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION})
_CLOSING_WELL = frozenset({Step.FULFIL, Step.FULFIL_PARTIALLY})
# Cancelling is too late once files have left; what has left is executed whatever stands.
ASKS_FOR_FILES = frozenset({Step.CANCEL, Step.EXECUTE})
_OWN_WORK = frozenset({Step.EXECUTE, Step.FAIL, Step.RELEASE_CLAIM})
_UNDER_WAY = frozenset({State.APPROVED, State.CLAIMED, State.EXECUTED})


def irreversible(case: Case) -> bool:
    """Tell whether carrying the case out cannot be undone."""
    return case.action in IRREVERSIBLE or (case.kind is Kind.RIGHT and case.action == Right.ERASURE)


def takes_two(case: Case, step: Step) -> bool:
    """Tell whether the step wants a second person, unless the policy has switched that off."""
    approves = step is Step.APPROVE and irreversible(case)
    return approves or (step is Step.RELEASE and case.kind is Kind.LEGAL_HOLD)


def looks_around(case: Case, step: Step) -> bool:
    """Tell whether `step` depends on other cases about the same person."""
    return step in _CARRYING_OUT and irreversible(case)


def blocker(case: Case, open_cases: Iterable[Case]) -> Case | None:
    """Return the case that forbids an irreversible `case` for the same person, or None.

    A hold, a keep until, an open request, or another irreversible act: one at a time for a person. An access
    request is answered or withdrawn before erasure; an erasure request supersedes retention, not the reverse.
    """
    if not irreversible(case):
        return None
    for other in about(open_cases, case.salesforce_ids):
        if other.case_id != case.case_id and _blocks(other, case):
            return other
    return None


def _blocks(other: Case, case: Case) -> bool:
    if other.kind in _KEEPING:
        # Art. 18(2): whose data are restricted may ask for more themself, erasure too.
        bars_requests = other.kind is Kind.LEGAL_HOLD and other.action != Action.RESTRICT
        return bars_requests or case.kind is not Kind.RIGHT
    if case.kind is Kind.RIGHT:
        if other.kind is Kind.RIGHT:
            return other.action == Right.ACCESS or (irreversible(other) and other.state in _UNDER_WAY)
        return irreversible(other) and other.state in {State.CLAIMED, State.EXECUTED}
    return other.kind is Kind.RIGHT or irreversible(other)


def check_not_blocked(case: Case, open_cases: Iterable[Case]) -> None:
    """Raise `Blocked`, naming the case that stands in the way."""
    other = blocker(case, open_cases)
    if other is not None:
        raise Blocked(
            "Case {other} ({kind}) protects the same person. Close it first, or leave this person out.",
            other=other.case_number,
            kind=other.kind.value,
        )


def check_step(
    case: Case,
    step: Step,
    actor: Actor,
    open_cases: Iterable[Case],
    *,
    four_eyes: bool,
    untold: Sequence[str] = (),
) -> None:
    """Raise where the step may not be taken by this person or not at this time.

    `untold` are recipients that have still to be told of the case (Art. 19).
    """
    if step in _OWN_WORK:
        _check_claimer(case, actor)
    if case.kind is Kind.RIGHT:
        _check_request(case, step, actor)
        _check_recipients(case, step, untold)
    if step is Step.APPROVE:
        _check_match(case)
    if four_eyes:
        _check_four_eyes(case, step, actor)
    if step is Step.CANCEL and case.handed_out:
        raise Refused(
            "The files of case {case} have been downloaded. Bring their results back before you cancel it.",
            case=case.case_number,
        )
    # What has left the house may have been done already: then the truth is recorded, whatever stands.
    if looks_around(case, step) and not (step is Step.EXECUTE and case.handed_out):
        check_not_blocked(case, open_cases)


def check_asking(case: Case, step: Step, rule: Identity, doubt: str | None) -> None:
    """Raise `Refused` where identity is asked though the policy says never, or without telling the doubt.

    Art. 12(6) allows asking on reasonable doubt; a demand made of everybody is not allowed (TSV/224/2023).
    """
    if step is not Step.ASK_IDENTITY:
        return
    if case.action in {*NEVER_IDENTIFIED, *rule.never_for}:
        raise Refused("Nobody proves who they are for this request (clause 13.7). Go on without.")
    if rule.asked_when is IdentityAsked.REASONABLE_DOUBT and not doubt:
        raise Refused(
            "Say what raises doubt about who asks: without it nobody is asked for proof (Art. 12(6))."
        )


def check_settling(case: Case, step: Step, untold: Sequence[str], recipient: object, note: str) -> None:
    """Raise `Refused` where a recipient needs not be told of the case, or is left out without a reason."""
    if step is Step.EXCUSE_RECIPIENT and not note.strip():
        raise Refused("Give a reason: without it nobody can understand this step later.")
    if recipient not in untold:
        raise Refused(
            "{recipient} has been told of case {case} already, or need not be.",
            recipient=str(recipient),
            case=case.case_number,
        )


def check_reason(step: Step, reason: str | None) -> None:
    """Raise `Refused` where a step that needs words has none."""
    if step in REASON_NEEDED and not (reason or "").strip():
        raise Refused("Give a reason: without it nobody can understand this step later.")


def _check_claimer(case: Case, actor: Actor) -> None:
    claimer = case.taken_by(Step.CLAIM)
    if case.state is State.CLAIMED and actor.role is Role.STAFF and claimer != actor.user:
        raise Denied(
            "Case {case} has been claimed by {claimer}. Ask them, or an officer, to release it.",
            case=case.case_number,
            claimer=claimer,
        )


def _check_request(case: Case, step: Step, actor: Actor) -> None:
    if step in _ANSWERING:
        _check_identity(case)
        check_hits(case)
    if case.action == Right.ERASURE:
        _check_erasure(case, step, actor)
    elif case.action in _CARRIED_OUT and step is Step.FULFIL and actor.role is Role.STAFF:
        _check_proof(case)


def _check_erasure(case: Case, step: Step, actor: Actor) -> None:
    """Raise where an erasure has nobody to erase, or would be closed by a click and not by proof."""
    if step in {Step.PROPOSE, Step.APPROVE} and not case.salesforce_ids:
        raise Refused("Find the person in the register first: an erasure of nobody erases nothing.")
    if step is Step.APPROVE and case.state is State.IN_PROGRESS:
        raise Refused("Propose the erasure first: the proposal says why, and what is kept (Art. 17).")
    by_officer = case.state is State.EXECUTED and actor.role is Role.OFFICER
    unproved = step is Step.FULFIL or (step is Step.FULFIL_PARTIALLY and not by_officer)
    if unproved and case.salesforce_ids and not case.proof and actor.role is not Role.SYSTEM:
        raise Refused(
            "An erasure is closed by the next copy of the register that shows it done. "
            "Propose it, or refuse it."
        )


def _check_proof(case: Case) -> None:
    """Raise `Refused` where what is done in Salesforce would be closed by a click of whoever did it."""
    if case.salesforce_ids and not case.proof:
        raise Refused("The next copy of the register closes this case. An officer may close it before.")


def _check_recipients(case: Case, step: Step, untold: Sequence[str]) -> None:
    if step in _CLOSING_WELL and untold:
        raise Blocked(
            "Tell {recipients} first, or say why not (Art. 19).",
            recipients=", ".join(untold),
        )
    undecided = case.state is State.IN_PROGRESS and irreversible(case)
    if step in SETTLING and undecided:
        raise Refused("Nobody is told of an erasure before it has been approved.")


def _check_match(case: Case) -> None:
    """Raise `Refused` where the program found somebody and no officer has confirmed that it is the person."""
    found = case.kind is Kind.FINDING and case.created_by == SYSTEM.user
    if found and case.taken_by(Step.CONFIRM_MATCH) is None:
        raise Refused("Confirm first that this is the person who was erased or has objected.")


def _check_identity(case: Case) -> None:
    if case.action in IDENTITY_RIGHTS and case.taken_by(Step.CONFIRM_IDENTITY) is None:
        raise Blocked(
            "Record first how the identity of the requester was confirmed (case {case}).",
            case=case.case_number,
        )


def _check_four_eyes(case: Case, step: Step, actor: Actor) -> None:
    if step is Step.APPROVE and irreversible(case):
        if case.state is not State.AWAITING_SECOND_APPROVAL:
            raise Refused("What cannot be undone needs a second approver: propose it first.")
        first = case.taken_by(Step.PROPOSE) or case.taken_by(Step.CONFIRM_MATCH) or case.created_by
        _check_another(first, actor)
    if step is Step.RELEASE and case.kind is Kind.LEGAL_HOLD:
        asked_by = case.taken_by(Step.ASK_RELEASE)
        if asked_by is None:
            raise Refused("Releasing a hold needs two: ask for the release first, another officer releases.")
        _check_another(asked_by, actor)


def _check_another(first: str, actor: Actor) -> None:
    if first == actor.user:
        raise Denied("The second approver is another person: {first} made the proposal.", first=first)
