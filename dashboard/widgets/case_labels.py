"""The words for states, kinds, rights, acts, channels, sources and objects, as English msgids.

Keyed by type first: members of different StrEnums with the same value are equal and would share an entry.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import (
    Action,
    Channel,
    Kind,
    ObjectName,
    OptOutChannel,
    Relationship,
    Right,
    Source,
    State,
    Step,
)
from dashboard.widgets.state_labels import STATES, icon
from dashboard.widgets.step_labels import STEPS

_KINDS: Final[Mapping[StrEnum, str]] = {
    Kind.RIGHT: N_("Data-subject request"),
    Kind.RETENTION: N_("Retention"),
    Kind.MARKETING: N_("Marketing opt-out"),
    Kind.FINDING: N_("Finding"),
    Kind.KEEP_UNTIL: N_("Keep until"),
    Kind.LEGAL_HOLD: N_("Legal hold"),
    Kind.NOTICE: N_("Notice to a person"),
    Kind.BREACH: N_("Personal data breach"),
}
_RIGHTS: Final[Mapping[StrEnum, str]] = {
    Right.ACCESS: N_("Access to own data"),
    Right.RECTIFICATION: N_("Rectification"),
    Right.ERASURE: N_("Erasure"),
    Right.RESTRICTION: N_("Restriction of processing"),
    Right.PORTABILITY: N_("Data portability"),
    Right.MARKETING_OBJECTION: N_("Objection to marketing"),
    Right.OBJECTION: N_("Objection to processing"),
    Right.CONSENT_WITHDRAWAL: N_("Withdrawal of consent"),
    Right.PROFILING_QUESTION: N_("Question about profiling"),
    Right.COMPLAINT: N_("Complaint to the authority"),
}
_ACTIONS: Final[Mapping[StrEnum, str]] = {
    Action.DELETE: N_("Delete from Salesforce"),
    Action.ANONYMISE: N_("Anonymise in Salesforce"),
    Action.OPT_OUT: N_("Stop marketing"),
    Action.OPT_OUT_EMAIL: N_("Stop e-mail marketing"),
    Action.CORRECT: N_("Correct in Salesforce"),
    Action.RESTRICT: N_("Restrict processing"),
    Action.LIFT_RESTRICTION: N_("Lift the restriction"),
    Action.SOURCE_CHECK: N_("Find out the source"),
    Action.CONTACT_CHECK: N_("Check the contact details"),
    Action.CORRECT_BY_HAND: N_("Correct by hand in Salesforce"),
    Action.KEEP: N_("Keep for now"),
    Action.HOLD: N_("Keep under a legal hold"),
    Action.BREACH: N_("Personal data breach"),
    Action.INFORM: N_("Inform by the notice"),
}
_CHANNELS: Final[Mapping[StrEnum, str]] = {
    Channel.EMAIL: N_("E-mail"),
    Channel.TELEPHONE: N_("Telephone"),
    Channel.LETTER: N_("Letter"),
    Channel.IN_PERSON: N_("In person"),
    Channel.SALESFORCE: N_("Through Salesforce"),
    Channel.WEBSITE_FORM: N_("Form on the website"),
}
_OPT_OUTS: Final[Mapping[StrEnum, str]] = {
    OptOutChannel.EMAIL: N_("E-mail"),
    OptOutChannel.PHONE: N_("Phone"),
    OptOutChannel.FAX: N_("Fax"),
    OptOutChannel.INDIVIDUAL: N_("Individual record"),
    OptOutChannel.CONSENT: N_("Consent record"),
}
_RELATIONSHIPS: Final[Mapping[StrEnum, str]] = {
    Relationship.CURRENT: N_("Current client"),
    Relationship.FORMER: N_("Former client"),
    Relationship.POTENTIAL: N_("Potential client"),
}
_SOURCES: Final[Mapping[StrEnum, str]] = {
    Source.STAFF: N_("Entered by staff"),
    Source.INTERACTION: N_("Contact with the person"),
    Source.EMAIL_TRACKING: N_("E-mail tracking"),
    Source.WEBSITE_DOWNLOAD: N_("Website: file download"),
    Source.WEBSITE_NEWSLETTER: N_("Website: newsletter"),
    Source.WEBSITE_CONTACT_FORM: N_("Website: contact form"),
    Source.PUBLIC_MEDIA: N_("Public media"),
    Source.NOT_IN_NOTICE: N_("Not in the notice"),
    Source.UNKNOWN: N_("Unknown"),
}
_OBJECTS: Final[Mapping[StrEnum, str]] = {
    ObjectName.ACCOUNT: N_("Companies"),
    ObjectName.CONTACT: N_("Contact persons"),
    ObjectName.LEAD: N_("Leads"),
    ObjectName.INDIVIDUAL: N_("Privacy records"),
    ObjectName.TASK: N_("Tasks and notes"),
    ObjectName.EVENT: N_("Calendar events"),
    ObjectName.EMAIL_MESSAGE: N_("E-mail messages"),
    ObjectName.EMAIL_MESSAGE_RELATION: N_("Parties of e-mail messages"),
    ObjectName.TASK_RELATION: N_("Parties of tasks"),
    ObjectName.EVENT_RELATION: N_("Parties of events"),
    ObjectName.CAMPAIGN: N_("Campaigns"),
    ObjectName.CAMPAIGN_MEMBER: N_("Campaign memberships"),
    ObjectName.OPPORTUNITY: N_("Opportunities"),
    ObjectName.OPPORTUNITY_CONTACT_ROLE: N_("Roles in opportunities"),
    ObjectName.CONTACT_POINT_TYPE_CONSENT: N_("Consents by channel"),
    ObjectName.CONTACT_POINT_CONSENT: N_("Consents by address"),
    ObjectName.COMM_SUBSCRIPTION_CONSENT: N_("Newsletter consents"),
    ObjectName.USER: N_("Salesforce users"),
}
_OTHER_OBJECTS: Final[Mapping[str, str]] = {
    "Case": N_("Support cases"),
    "Contract": N_("Contracts"),
    "Note": N_("Notes"),
    "ContentNote": N_("Notes"),
    "Attachment": N_("Attachments"),
}
LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Kind: _KINDS,
    Right: _RIGHTS,
    Action: _ACTIONS,
    Channel: _CHANNELS,
    OptOutChannel: _OPT_OUTS,
    Relationship: _RELATIONSHIPS,
    Source: _SOURCES,
    ObjectName: _OBJECTS,
    State: STATES,
    Step: STEPS,
}


def label(_: Text, value: StrEnum) -> str:
    """Return the word for a member of the vocabulary; a state comes with its sign."""
    word = _(LABELS[type(value)][value])
    return f"{icon(value)} {word}" if isinstance(value, State) else word


def label_of(_: Text, kind: type[StrEnum], value: object) -> str:
    """Return the word for a value as a query gives it; what the vocabulary does not know stays as it is."""
    if value is None:
        return ""
    try:
        return label(_, kind(str(value)))
    except ValueError:
        other = _OTHER_OBJECTS.get(str(value)) if kind is ObjectName else None
        return _(other) if other else str(value)


def action_label(_: Text, kind: object, action: object) -> str:
    """Return the word for a case's right or act: `request_queue.action` holds either, told apart by kind."""
    return label_of(_, Right if kind == Kind.RIGHT else Action, action)


def case_numbers(_: Text, numbers: Sequence[str]) -> str:
    """Name cases by their numbers."""
    return _.plural("case {numbers}", "cases {numbers}", len(numbers), numbers=", ".join(numbers))
