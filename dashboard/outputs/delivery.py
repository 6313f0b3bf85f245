"""When the data of a person may leave the house: asked for, identity confirmed, one person only."""

from typing import Final

from dashboard.decisions import guards
from dashboard.outputs.case_file import CaseFile
from dashboard.text import N_
from dashboard.vocabulary import Actor, Refused, Right, State, Step

_CLOSED_WITHOUT: Final = frozenset({State.REJECTED, State.WITHDRAWN, State.DUPLICATE})
_NOT_ASKED: Final = N_("Case {case} does not ask for this. Open a case of the right that it belongs to.")
_CLOSED: Final = N_(
    "Case {case} was closed without an answer of this kind. Open a new case that links to it."
)
_NOBODY: Final = N_(
    "Nobody in the current copy of the register belongs to case {case}: find the person first."
)
_SEVERAL: Final = N_(
    "The records of case {case} belong to several persons. Make sure that they are one human and say so, "
    "or open a case for the right one: else somebody gets another's data."
)


def check_delivery(actor: Actor, file: CaseFile, right: Right, *, one_person: bool) -> None:
    """Raise `Blocked` or `Refused` where data may not leave; about identity the guards' own rule decides."""
    number = str(file.number)
    if file.right is not right:
        raise Refused(_NOT_ASKED, case=number)
    if file.state in _CLOSED_WITHOUT:
        raise Refused(_CLOSED, case=number)
    guards.check_step(file.case, Step.FULFIL, actor, (), four_eyes=False)
    if not file.persons:
        raise Refused(_NOBODY, case=number)
    if len(file.persons) > 1 and not one_person:
        raise Refused(_SEVERAL, case=number)
