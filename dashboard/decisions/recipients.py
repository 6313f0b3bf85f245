"""Recipients (Art. 19): whoever has had the data is told what has become of them, or it is said why not.

The group companies of clause 4 are told of objections, too. A request ends when nobody is left to be told.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.decisions.case import Case
from dashboard.policy import Recipient, Told
from dashboard.vocabulary import Kind, Right

_TOLD_OF: Final[Mapping[str, Told]] = {
    Right.RECTIFICATION: Told.RECTIFICATION,
    Right.ERASURE: Told.ERASURE,
    Right.RESTRICTION: Told.RESTRICTION,
    Right.OBJECTION: Told.OBJECTION,
    Right.MARKETING_OBJECTION: Told.OBJECTION,
}


def concerned(case: Case, known: Sequence[Recipient]) -> tuple[str, ...]:
    """Return the names of the `known` recipients that are told how this case ends; nobody's case has none."""
    told_of = _TOLD_OF.get(case.action) if case.kind is Kind.RIGHT and case.salesforce_ids else None
    return tuple(each.name for each in known if told_of in each.told_of)


def untold(case: Case, known: Sequence[Recipient]) -> tuple[str, ...]:
    """Return those that have neither been told yet nor been reasoned away."""
    return tuple(name for name in concerned(case, known) if name not in case.settled)
