"""The words of decisions about keeping: acts, coded reasons, why somebody is left out, statuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.decisions.bulk import Hindrance
from dashboard.text import N_, Text
from dashboard.vocabulary import Action

Plural = Callable[[Text, int], str]

OTHER: Final = "other"

REASONS: Final[Mapping[str, str]] = {
    "retention_over": N_("The retention period has ended (Art. 5(1)(e))"),
    "details_invalid": N_("The contact details are no longer valid (clause 12)"),
    "not_needed": N_("The data are no longer needed in the sales process (clause 12)"),
    "sale_going_on": N_("A sale or an offer is going on (clause 12)"),
    "client_history": N_("The contact history matters to the client relationship (clause 12)"),
    "contract_in_force": N_("A contract is in force"),
    "accounting": N_("Accounting material (Accounting Act 1336/1997)"),
    "legal_claim": N_("A legal claim (Art. 17(3)(e))"),
    "authority_asks": N_("An authority is investigating"),
    "source_unknown": N_("Nobody knows the source (clause 7)"),
    "source_not_in_notice": N_("The notice does not name the source (clause 7)"),
    "records_contradict": N_("The records of the person contradict each other (clause 13.7)"),
    "no_basis": N_("No lawful basis carries the data (clause 5)"),
    "objection_holds": N_("The person has objected: it holds for every record (Art. 21(3))"),
    "undone": N_("The decision was taken back"),
    OTHER: N_("Another reason, told in words"),
}
_ENDING: Final = (
    *("retention_over", "details_invalid", "not_needed", "no_basis", "source_not_in_notice"),
    OTHER,
)
REASONS_FOR: Final[Mapping[Action, tuple[str, ...]]] = {
    Action.DELETE: _ENDING,
    Action.ANONYMISE: _ENDING,
    Action.CONTACT_CHECK: ("details_invalid", "retention_over", OTHER),
    Action.KEEP: ("sale_going_on", "client_history", "contract_in_force", "accounting", OTHER),
    Action.HOLD: ("legal_claim", "authority_asks", OTHER),
    Action.SOURCE_CHECK: ("source_unknown", "source_not_in_notice", OTHER),
    Action.OPT_OUT: ("objection_holds", OTHER),
}


@dataclass(frozen=True)
class ActWords:
    """What an act is called on its button, in its dialog and after it."""

    button: str
    icon: str
    explained: str
    confirm: Plural
    done: Plural


ACTS: Final[Mapping[Action, ActWords]] = {
    Action.DELETE: ActWords(
        N_("Delete…"),
        ":material/delete:",
        N_("Every record of the person is deleted in Salesforce. What was deleted cannot be brought back."),
        lambda _, n: _.plural("Queue {n} person for deletion", "Queue {n} persons for deletion", n),
        lambda _, n: _.plural(
            "{n} person is queued for deletion.", "{n} persons are queued for deletion.", n
        ),
    ),
    Action.ANONYMISE: ActWords(
        N_("Anonymise…"),
        ":material/person_off:",
        N_("Name and contact details are overwritten in Salesforce; deals stay. It cannot be undone."),
        lambda _, n: _.plural("Queue {n} person for anonymising", "Queue {n} persons for anonymising", n),
        lambda _, n: _.plural(
            "{n} person is queued for anonymising.", "{n} persons are queued for anonymising.", n
        ),
    ),
    Action.CONTACT_CHECK: ActWords(
        N_("Have checked…"),
        ":material/contact_mail:",
        N_("Somebody checks whether the contact details are valid, and corrects them in Salesforce."),
        lambda _, n: _.plural("Queue {n} person for a check", "Queue {n} persons for a check", n),
        lambda _, n: _.plural("{n} person is queued for a check.", "{n} persons are queued for a check.", n),
    ),
    Action.KEEP: ActWords(
        N_("Keep until…"),
        ":material/event:",
        N_("The data are kept until a day, for a reason that will be shown when somebody asks."),
        lambda _, n: _.plural("Keep {n} person", "Keep {n} persons", n),
        lambda _, n: _.plural("{n} person is kept.", "{n} persons are kept.", n),
    ),
    Action.HOLD: ActWords(
        N_("Legal hold…"),
        ":material/gavel:",
        N_("Nothing may be deleted while the hold is in force. Releasing it needs two officers."),
        lambda _, n: _.plural("Put {n} person under a hold", "Put {n} persons under a hold", n),
        lambda _, n: _.plural("{n} person is under a legal hold.", "{n} persons are under a legal hold.", n),
    ),
    Action.SOURCE_CHECK: ActWords(
        N_("Have the source checked…"),
        ":material/travel_explore:",
        N_("Somebody finds out where the data came from, and writes the source into Salesforce."),
        lambda _, n: _.plural(
            "Queue {n} person for a source check", "Queue {n} persons for a source check", n
        ),
        lambda _, n: _.plural(
            "{n} person is queued for a source check.", "{n} persons are queued for a source check.", n
        ),
    ),
    Action.OPT_OUT: ActWords(
        N_("Stop marketing…"),
        ":material/notifications_off:",
        N_("Every record of the person gets the objection, and the person leaves the open campaigns."),
        lambda _, n: _.plural("Queue the opt-out of {n} person", "Queue the opt-outs of {n} persons", n),
        lambda _, n: _.plural(
            "The opt-out of {n} person is in the queue.", "The opt-outs of {n} persons are in the queue.", n
        ),
    ),
}

HINDRANCES: Final[Mapping[Hindrance, str]] = {
    Hindrance.HELD: N_("under a legal hold or a restriction"),
    Hindrance.REQUESTED: N_("has an open request"),
    Hindrance.KEPT: N_("is kept until a day that was decided"),
    Hindrance.QUEUED: N_("is in the queue already"),
    Hindrance.NO_ID: N_("has a record without a Salesforce Id"),
}

STATUS_WORDS: Final[Mapping[str, str]] = {
    "expired": N_("Expired"),
    "due_soon": N_("Due soon"),
    "later": N_("Later"),
    "in_time": N_("Still kept"),
    "unknown": N_("Unknown"),
    "queued": N_("In the queue"),
    "held": N_("Legal hold"),
    "kept_until": N_("Kept by decision"),
    "requested": N_("Open request"),
    "decided": N_("Decided"),
    "none": N_("No decision yet"),
}
