"""Salesforce's objects: which table holds them, how their ids begin, which names they go by."""

from collections.abc import Mapping
from typing import Final

from dashboard.register.names import squash
from dashboard.vocabulary import ObjectName

OTHER_TABLE: Final = "other_record"
TABLES: Final[Mapping[str, str]] = {
    ObjectName.ACCOUNT: "account",
    ObjectName.CONTACT: "contact",
    ObjectName.LEAD: "contact",
    ObjectName.INDIVIDUAL: "individual",
    ObjectName.TASK: "activity",
    ObjectName.EVENT: "activity",
    ObjectName.EMAIL_MESSAGE: "activity",
    ObjectName.TASK_RELATION: "activity_relation",
    ObjectName.EVENT_RELATION: "activity_relation",
    ObjectName.EMAIL_MESSAGE_RELATION: "activity_relation",
    ObjectName.CAMPAIGN: "campaign",
    ObjectName.CAMPAIGN_MEMBER: "campaign_member",
    ObjectName.OPPORTUNITY: "opportunity",
    ObjectName.OPPORTUNITY_CONTACT_ROLE: "opportunity_contact_role",
    ObjectName.CONTACT_POINT_TYPE_CONSENT: "consent",
    ObjectName.CONTACT_POINT_CONSENT: "consent",
    ObjectName.COMM_SUBSCRIPTION_CONSENT: "consent",
    ObjectName.USER: "salesforce_user",
}
PERSONS: Final = frozenset({ObjectName.CONTACT.value, ObjectName.LEAD.value})
PREFIXES: Final[Mapping[str, str]] = {
    "001": "Account", "003": "Contact", "00Q": "Lead", "0PK": "Individual", "00T": "Task", "00U": "Event",
    "02s": "EmailMessage", "701": "Campaign", "00v": "CampaignMember", "006": "Opportunity",
    "00K": "OpportunityContactRole", "005": "User", "0RT": "TaskRelation", "0RE": "EventRelation",
    "500": "Case", "00P": "Attachment", "00D": "Organization", "002": "Note", "00E": "UserRole",
    "00e": "Profile", "012": "RecordType", "068": "ContentVersion", "069": "ContentDocument",
    "01t": "Product2", "800": "Contract",
}  # fmt: skip
# The same records under another name.
_ALIASES: Final = {
    "TaskWhoRelation": ObjectName.TASK_RELATION.value,
    "EventWhoRelation": ObjectName.EVENT_RELATION.value,
}
# Objects without a table, known so that ContactHistory is not taken for Contact.
_OTHERS: Final = """
    AccountContactRelation AccountContactRole AccountTeamMember ActivityHistory Asset Attachment
    CampaignInfluence CampaignMemberStatus Case CaseComment CaseContactRole CombinedAttachment
    CommSubscription CommSubscriptionChannelType CommSubscriptionTiming ContactPointAddress
    ContactPointEmail ContactPointPhone ContactRequest ContentDocument ContentDocumentLink ContentNote
    ContentVersion Contract ContractContactRole DataUseLegalBasis DataUsePurpose Document EmailStatus
    EmailTemplate EngagementChannelType Entitlement FeedComment FeedItem Group GroupMember LeadStatus
    ListEmail ListEmailIndividualRecipient ListEmailRecipientSource Note OpenActivity
    OpportunityCompetitor OpportunityLineItem OpportunityPartner OpportunitySplit OpportunityStage
    OpportunityTeamMember Order OrderItem Organization Partner PartyConsent Period PermissionSet
    Pricebook2 PricebookEntry Product2 Profile Quote QuoteLineItem RecordType Solution Topic
    TopicAssignment UserRole
"""
_OFFSHOOTS: Final = ("History", "FieldHistory", "Share", "Feed", "Tag", "ChangeEvent")


def _known() -> dict[str, str]:
    names = [*map(str, TABLES), *_OTHERS.split()]
    offshoots = [name + offshoot for name in names for offshoot in _OFFSHOOTS]
    found = {squash(name): name for name in (*names, *offshoots)}
    return found | {squash(name): target for name, target in _ALIASES.items()}


_KNOWN: Final = _known()


def table_of(object_name: str) -> str:
    """Return the table that holds an object's records."""
    return TABLES.get(object_name, OTHER_TABLE)


def known_object(name: str) -> str | None:
    """Return Salesforce's object of a name in any spelling, or None."""
    return _KNOWN.get(squash(name))
