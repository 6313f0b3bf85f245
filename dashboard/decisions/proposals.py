"""What the proposal of an erasure says: why data are erased (Art. 17(1)), what is kept and why (17(3))."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.decisions.case import Case
from dashboard.decisions.items import Act
from dashboard.decisions.left_out import KEPT
from dashboard.decisions.plan import Plan
from dashboard.decisions.step_rows import Words
from dashboard.text import N_
from dashboard.vocabulary import ERASING, KEEPING, Action, Kind, Refused

# Salesforce deletes a row with the record it hangs on; a case keeps its contact from being deleted.
HANGS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "CampaignMember": ("Contact", "Lead"),
    "OpportunityContactRole": ("Contact",),
    "EventRelation": ("Contact", "Lead", "Event"),
    "EmailMessageRelation": ("EmailMessage",),
    "Case": ("Contact",),
    "CaseContactRole": ("Contact", "Case"),
    "ContractContactRole": ("Contact",),
    "Note": ("Contact", "Lead"),
    "Attachment": ("Contact", "Lead"),
    "ContactPointTypeConsent": ("Individual",),
    "ContactPointConsent": ("Individual",),
    "CommSubscriptionConsent": ("Individual",),
}
_NO_WHY: Final = N_("Choose why the data are erased (Art. 17(1)).")
_NO_GROUND: Final = N_("A part is kept: choose the ground for keeping it (Art. 17(3)).")
_NOTHING_LEFT: Final = N_(
    "Everything would be kept. Then the request is refused: choose that, with the ground (Art. 12(4))."
)
_HANGS: Final = N_(
    "{object} cannot be kept where {parent} is deleted: keep {parent} too, or anonymise instead of deleting."
)


def check_grounds(words: Words) -> None:
    """Raise `Refused` where a proposed erasure, or an object that it keeps, has no ground of Art. 17."""
    if words.reason_code not in ERASING:
        raise Refused(_NO_WHY)
    if any(ground not in KEEPING for ground in kept_by(words).values()):
        raise Refused(_NO_GROUND)


def check_proposal(cases: Sequence[Case], plan: Plan, words: Words) -> None:
    """Raise `Refused` where the list does not fit what is to be kept, or emptied records have no ground."""
    if not any(case.kind is Kind.RIGHT for case in cases):
        return
    if plan.action is Action.ANONYMISE and words.ground not in KEEPING:
        raise Refused(_NO_GROUND)
    kept = kept_by(words)
    if kept and not plan.items:
        raise Refused(_NOTHING_LEFT)
    assert not any(item.object in kept for item in plan.items), "the list was made without what is kept"
    deleted = {item.object for item in plan.items if item.act == Act.DELETE}
    for name in sorted(kept):
        parents = [parent for parent in HANGS_ON.get(name, ()) if parent in deleted]
        if parents:
            raise Refused(_HANGS, object=name, parent=parents[0])


def kept_by(words: Words) -> dict[str, str]:
    """Return the objects that a proposal keeps whole, each with its ground."""
    told = words.details.get(KEPT, ())
    assert isinstance(told, Sequence)
    return {str(name): str(ground) for name, ground in told}
