"""What some steps of a request have to say, wherever they are taken: a refusal (of a part), a duplicate."""

from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions.case import Case, read_cases
from dashboard.decisions.proposals import check_grounds
from dashboard.decisions.step_rows import Words
from dashboard.text import N_
from dashboard.vocabulary import (
    CODES,
    IDENTITY_RIGHTS,
    TERMINAL,
    Ground,
    Kind,
    Refused,
    Right,
    Step,
    grounds_for,
)

REMEDIES: Final = "remedies_told"
OF_CASE: Final = "of_case"
_NO_PART: Final = N_("Choose the ground for the part that is refused or kept (Art. 12(4)).")
_NO_WORDS: Final = N_("Say in words what is refused or kept, and why: it goes into the answer (Art. 12(4)).")
_NO_GROUND: Final = N_("Choose the ground of the law for refusing (Art. 12(4)).")
_NOT_ASKED: Final = N_(
    "Ask for proof of identity first: only whoever was asked and has not shown it can be refused for it "
    "(Art. 12(6))."
)
_NO_REASON: Final = N_("Give the reasons for refusing in words: they go into the answer (Art. 12(4)).")
_NO_REMEDIES: Final = N_(
    "Confirm that the answer tells the right to complain to the authority and the judicial remedy "
    "(Art. 12(4))."
)
_NO_CODE: Final = N_("Choose one of the reasons that are offered.")
_NO_CASE: Final = N_("Choose the case that this request repeats.")
_OTHER: Final = N_(
    "Case {original} is no open request of the same right about the same person: answer this one by itself."
)
_UNKNOWN: Final = N_(
    "Confirm first who made the request of case {original}: if it was somebody else, closing this one would "
    "leave the person without an answer."
)


def check_demands(transaction: Transaction, case: Case, step: Step, words: Words) -> None:
    """Raise `Refused` where a step of a data-subject request lacks what the law or its answer needs."""
    if case.kind is not Kind.RIGHT:
        return
    _check_code(step, words.reason_code)
    match step:
        case Step.PROPOSE if case.action == Right.ERASURE:
            check_grounds(words)
        case Step.REJECT:
            _check_refusal(case, words)
        case Step.FULFIL_PARTIALLY:
            _check_ground(case, words, _NO_PART, _NO_WORDS)
        case Step.MARK_DUPLICATE:
            _check_duplicate(transaction, case, words.details.get(OF_CASE))


def _check_code(step: Step, code: str | None) -> None:
    """Raise `Refused` for a reason that the step does not know: figures and letters go by these codes."""
    if step in CODES and code is not None and code not in {each.value for each in CODES[step]}:
        raise Refused(_NO_CODE)


def _check_refusal(case: Case, words: Words) -> None:
    _check_ground(case, words, _NO_GROUND, _NO_REASON)
    if words.ground == Ground.NOT_IDENTIFIED and case.taken_by(Step.ASK_IDENTITY) is None:
        raise Refused(_NOT_ASKED)
    if words.details.get(REMEDIES) is not True:
        raise Refused(_NO_REMEDIES)


def _check_ground(case: Case, words: Words, without_ground: str, without_note: str) -> None:
    if words.ground not in {each.value for each in grounds_for(Right(case.action))}:
        raise Refused(without_ground)
    if not words.note.strip():
        raise Refused(without_note)


def _check_duplicate(transaction: Transaction, case: Case, number: object) -> None:
    """Hold a duplicate against its original: the one that stays open must answer the same person.

    Else a stranger's request in somebody's name would close the person's own.
    """
    row = transaction.row("queue/by_number", case_number=number) if isinstance(number, int) else None
    if row is None:
        raise Refused(_NO_CASE)
    if row["previous_case_id"] == case.case_id:
        return  # this very request goes on under that number
    original = read_cases(transaction, [str(row["case_id"])])[str(row["case_id"])]
    if not _is_same(case, original):
        raise Refused(_OTHER, original=original.case_number)
    if original.action in IDENTITY_RIGHTS and original.taken_by(Step.CONFIRM_IDENTITY) is None:
        raise Refused(_UNKNOWN, original=original.case_number)


def _is_same(case: Case, original: Case) -> bool:
    same_person = not case.salesforce_ids or bool(case.salesforce_ids & original.salesforce_ids)
    return (
        original.case_id != case.case_id
        and original.kind is Kind.RIGHT
        and original.action == case.action
        and original.state not in TERMINAL
        and same_person
    )
