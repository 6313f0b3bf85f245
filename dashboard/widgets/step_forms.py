"""What each step of a case asks for: a coded reason, words, the day it happened; and what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from dashboard.decisions.case import Case
from dashboard.text import N_
from dashboard.vocabulary import (
    CODES,
    ERASING,
    IDENTITY_RIGHTS,
    KEEPING,
    OPT_OUT_RIGHTS,
    REASON_NEEDED,
    RESTRICTING,
    SETTLING,
    SYSTEM,
    TOLD_BY,
    Action,
    Channel,
    Ground,
    Kind,
    Right,
    State,
    Step,
    grounds_for,
)

Note = Literal["none", "optional", "needed"]

# Rights that are answered without a change in Salesforce; an objection's opt-out is a case of its own.
_ANSWERED_ONLY: Final = frozenset(
    {
        Right.ACCESS,
        Right.PORTABILITY,
        Right.PROFILING_QUESTION,
        Right.COMPLAINT,
        Right.MARKETING_OBJECTION,
        Right.CONSENT_WITHDRAWAL,
    },
)
# Rights whose change in Salesforce can be undone: one officer approves it, nothing is proposed first.
_BY_ONE: Final = frozenset({Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION})
_NOT_EXTENDED: Final = OPT_OUT_RIGHTS | {Right.COMPLAINT}
_BY_THE_PROGRAM: Final = frozenset({Step.VERIFY, Step.LAPSE, Step.SUPERSEDE})
_GROUNDED: Final = frozenset({Step.REJECT, Step.FULFIL_PARTIALLY})
_DATED: Final = frozenset({Step.ASK_IDENTITY, Step.CONFIRM_IDENTITY, Step.EXTEND})
_NO_WORDS: Final = frozenset({Step.START, Step.CLAIM, Step.APPROVE})
MAIN: Final = (
    Step.START,
    Step.CONFIRM_IDENTITY,
    Step.CONFIRM_MATCH,
    Step.RECEIVE_CLARIFICATION,
    Step.APPROVE,
    Step.PROPOSE,
    Step.CLAIM,
    Step.EXECUTE,
    Step.FULFIL,
    Step.FULFIL_PARTIALLY,
    Step.RELEASE,
)
_EXPLAINED: Final[Mapping[Step, str]] = {
    Step.START: N_("The case is being handled from now on."),
    Step.ASK_IDENTITY: N_(
        "Only on reasonable doubt (Art. 12(6)). Try the light ways first: they ask the person for nothing."
    ),
    Step.CONFIRM_IDENTITY: N_("How it is known that the requester is the person in the register."),
    Step.ASK_CLARIFICATION: N_("The time limit goes on while the answer is awaited."),
    Step.PROPOSE: N_("Another officer approves before anything happens in Salesforce."),
    Step.APPROVE: N_("What is listed below goes to the queue, to be carried out in Salesforce."),
    Step.CONFIRM_MATCH: N_("Look at both: then another officer approves what is done again."),
    Step.SEND_BACK: N_("The case goes back a step, with your reason."),
    Step.CLAIM: N_("You carry it out: download the files in the queue, or do it by hand in Salesforce."),
    Step.EXECUTE: N_("Done in Salesforce. The next copy of the register shows whether it is."),
    Step.FULFIL: N_("The person has been answered: the request is closed."),
    Step.FULFIL_PARTIALLY: N_("A part is refused or kept: the ground goes into the answer (Art. 12(4))."),
    Step.REJECT: N_(
        "The answer tells the ground, the right to complain and the judicial remedy (Art. 12(4))."
    ),
    Step.EXTEND: N_("Two more months, told to the person with the reason within the first (Art. 12(3))."),
    Step.ASK_RELEASE: N_("The hold stands until another officer releases it."),
    Step.RELEASE: N_("The person's data may be deleted again by their rule."),
}
_LIFTED: Final = N_(
    "The person is told before the restriction ends (Art. 18(3)): record when and how. A task to take it off "
    "the privacy record in Salesforce goes to the queue; marketing opt-outs stay."
)


@dataclass(frozen=True)
class StepForm:
    """What a step asks for: `codes` to choose from (a ground or a reason), words, the day it happened.

    `channels`: how the person was told, which a copy or a note can show later. `because`: why data are erased
    (Art. 17(1)), where an erasure is proposed.
    """

    codes: tuple[StrEnum, ...] = ()
    grounded: bool = False
    note: Note = "optional"
    dated: bool = False
    channels: tuple[Channel, ...] = ()
    because: tuple[Ground, ...] = ()
    explained: str = ""


def offered(case: Case, steps: Mapping[Step, State]) -> list[Step]:
    """Return the steps that a person may want to take in this case, in the order of the work."""
    hidden = set(_BY_THE_PROGRAM | SETTLING)
    if case.kind is Kind.RIGHT:
        right = Right(case.action)
        if right in _ANSWERED_ONLY:
            hidden |= {Step.PROPOSE, Step.APPROVE}
        if right in _BY_ONE and Step.APPROVE in steps:
            hidden.add(Step.PROPOSE)
        if right not in IDENTITY_RIGHTS:
            hidden |= {Step.ASK_IDENTITY, Step.CONFIRM_IDENTITY}
        if case.taken_by(Step.CONFIRM_IDENTITY) and case.state is not State.IDENTITY_PENDING:
            hidden |= {Step.ASK_IDENTITY, Step.CONFIRM_IDENTITY}
        if right in _NOT_EXTENDED or case.taken_by(Step.EXTEND):
            hidden.add(Step.EXTEND)
    if case.created_by != SYSTEM.user or case.taken_by(Step.CONFIRM_MATCH):
        hidden.add(Step.CONFIRM_MATCH)
    order = [*MAIN, *(step for step in Step if step not in MAIN)]
    return [step for step in order if step in steps and step not in hidden]


def form_of(case: Case, step: Step, *, keeps_a_part: bool = False) -> StepForm:
    """Return what `step` asks for in this case; `keeps_a_part`: an erasure is proposed by anonymising."""
    restricts = step is Step.APPROVE and case.kind is Kind.RIGHT and case.action == Right.RESTRICTION
    grounded = step in _GROUNDED and case.kind is Kind.RIGHT
    proposes = step is Step.PROPOSE and case.kind is Kind.RIGHT and case.action == Right.ERASURE
    lifts = step in {Step.ASK_RELEASE, Step.RELEASE} and case.action == Action.RESTRICT
    told = lifts and step is Step.RELEASE
    needed = step in REASON_NEEDED or grounded or step is Step.ASK_IDENTITY
    return StepForm(
        codes=RESTRICTING
        if restricts
        else KEEPING
        if keeps_a_part
        else _codes(case, step, grounded=grounded),
        grounded=grounded or keeps_a_part or restricts,
        note="none" if step in _NO_WORDS else "needed" if needed else "optional",
        dated=step in _DATED or told,
        channels=TOLD_BY if step is Step.EXTEND or told else (),
        because=ERASING if proposes else (),
        explained=_LIFTED if lifts else _EXPLAINED.get(step, ""),
    )


def _codes(case: Case, step: Step, *, grounded: bool) -> tuple[StrEnum, ...]:
    if grounded:
        return grounds_for(Right(case.action))
    return tuple(CODES[step]) if step in CODES else ()
