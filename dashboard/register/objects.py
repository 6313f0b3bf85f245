"""Salesforce's objects: which table holds them, how their ids begin, what their files are called."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath
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

# The same records under another name.
_ALIASES: Final = {
    "TaskWhoRelation": ObjectName.TASK_RELATION.value,
    "EventWhoRelation": ObjectName.EVENT_RELATION.value,
    "Users": ObjectName.USER.value,
    "People": ObjectName.CONTACT.value,
}
# Objects without a table, known so that their names are not taken for a shorter one (ContactHistory, Contact).
_OTHERS: Final = """
    AccountContactRelation AccountContactRole AccountTeamMember ActivityHistory Asset Attachment CampaignInfluence
    CampaignMemberStatus Case CaseComment CaseContactRole CombinedAttachment CommSubscription
    CommSubscriptionChannelType CommSubscriptionTiming ContactPointAddress ContactPointEmail ContactPointPhone
    ContactRequest ContentDocument ContentDocumentLink ContentNote ContentVersion Contract ContractContactRole
    DataUseLegalBasis DataUsePurpose Document EmailStatus EmailTemplate EngagementChannelType Entitlement FeedComment
    FeedItem Group GroupMember IndividualShare LeadStatus ListEmail ListEmailIndividualRecipient
    ListEmailRecipientSource Note OpenActivity OpportunityCompetitor OpportunityLineItem OpportunityPartner
    OpportunitySplit OpportunityStage OpportunityTeamMember Order OrderItem Partner PartyConsent Period
    PermissionSet Pricebook2 PricebookEntry Product2 Profile Quote QuoteLineItem RecordType Solution Task Topic
    TopicAssignment UserRole
""".split()
_OFFSHOOTS: Final = ("History", "FieldHistory", "Share", "Feed", "Tag", "ChangeEvent", "StageHistory")
_PREFIXES: Final = {
    "001": "Account", "003": "Contact", "00Q": "Lead", "0PK": "Individual", "00T": "Task", "00U": "Event",
    "02s": "EmailMessage", "701": "Campaign", "00v": "CampaignMember", "006": "Opportunity",
    "00K": "OpportunityContactRole", "005": "User", "0ZM": "ContactPointTypeConsent",
    "0bR": "ContactPointConsent", "0eB": "CommSubscriptionConsent", "0RE": "TaskRelation", "0RD": "EventRelation",
    "500": "Case", "00P": "Attachment", "00D": "Organization", "002": "Note", "00E": "UserRole", "00e": "Profile",
    "012": "RecordType", "068": "ContentVersion", "069": "ContentDocument", "01t": "Product2", "800": "Contract",
}  # fmt: skip
# Words around an object's name in a file's name; whatever else stands there makes the name say nothing.
_NOISE: Final = set(
    """sf sfdc salesforce crm force com data export exported extract extracted dump backup bak all full sample test demo
    query result results bulk part page chunk batch seed seeds raw src stg staging base table tmp sobject object
    records rows list file new old latest current final for insert update upsert delete csv template input output
    prod production sandbox uat copy of kopio viimeisin uusi vienti utf iso win cp pii gdpr the and a"""
    .split()
)
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CUSTOM: Final = re.compile(r"\w+__[a-zA-Z]\w*")


def _known() -> dict[str, str]:
    names = [*TABLES, *_OTHERS]
    offshoots = [name + offshoot for name in names for offshoot in _OFFSHOOTS]
    found = {squash(name): str(name) for name in (*names, *offshoots)}
    return found | {squash(name): target for name, target in _ALIASES.items()}


_KNOWN: Final = _known()


def table_of(object_name: str) -> str:
    """Return the table that holds an object's records."""
    return TABLES.get(object_name, OTHER_TABLE)


def is_salesforce(object_name: str) -> bool:
    """Tell whether Salesforce itself has an object of this name."""
    return squash(object_name) in _KNOWN


def by_type(name: str) -> str:
    """Return an object by the type name that a record carries (`attributes.type`)."""
    return _KNOWN.get(squash(name), name)


def by_file_name(name: str) -> str | None:
    """Return the object that a file's name speaks of, or None: `sf_contact_data.csv`, `01_Contact.csv`."""
    stem = PurePosixPath(name).stem
    if _CUSTOM.fullmatch(stem):
        return stem
    words = [word.lower() for word in _WORD.findall(stem)]
    best: tuple[int, str] | None = None
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            found = _singular("".join(words[start:end]))
            if found and _is_noise([*words[:start], *words[end:]]) and (best is None or end - start > best[0]):
                best = (end - start, found)
    return best[1] if best else None


def _singular(word: str) -> str | None:
    candidates = (word, word.removesuffix("s"), re.sub("ies$", "y", word))
    return next((_KNOWN[each] for each in candidates if each in _KNOWN), None)


def _is_noise(words: Iterable[str]) -> bool:
    return all(word in _NOISE or word.isdigit() or len(word) == 1 for word in words)


def by_ids(ids: Iterable[str]) -> str | None:
    """Return the object that most of these ids belong to, or None."""
    prefixes = Counter(id_[:3] for id_ in ids if re.fullmatch(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?", id_))
    most = prefixes.most_common(1)
    return _PREFIXES.get(most[0][0]) if most else None


_SIGNS: Final[tuple[tuple[str, tuple[frozenset[str], ...]], ...]] = (
    ("EmailMessageRelation", (frozenset({"emailmessageid", "relationid"}),)),
    ("EmailMessage", (frozenset({"fromaddress", "toaddress"}),)),
    ("CampaignMember", (frozenset({"campaignid", "hasresponded"}), frozenset({"campaignid", "leadorcontactid"}))),
    ("OpportunityContactRole", (frozenset({"opportunityid", "contactid", "isprimary"}),)),
    ("Opportunity", (frozenset({"stagename", "closedate"}),)),
    ("Event", (frozenset({"whoid", "startdatetime"}), frozenset({"whoid", "durationinminutes"}))),
    ("Task", (frozenset({"whoid", "subject"}), frozenset({"whoid", "activitydate"}))),
    ("ContactPointTypeConsent", (frozenset({"partyid", "contactpointtype", "privacyconsentstatus"}),)),
    ("CommSubscriptionConsent", (frozenset({"commsubscriptionchanneltypeid", "privacyconsentstatus"}),)),
    ("ContactPointConsent", (frozenset({"contactpointid", "privacyconsentstatus"}),)),
    ("Individual", (frozenset({"hasoptedoutprocessing"}), frozenset({"shouldforget"}))),
    ("Lead", (frozenset({"lastname", "company"}), frozenset({"isconverted"}))),
    ("User", (frozenset({"username", "profileid"}),)),
    ("Contact", (
        frozenset({"lastname", "accountid"}), frozenset({"lastname", "email"}), frozenset({"lastname", "firstname"}),
        frozenset({"lastname", "mailingcity"}), frozenset({"lastname", "phone"}),
    )),
    ("Campaign", (frozenset({"numbersent", "startdate"}), frozenset({"isactive", "startdate", "enddate"}))),
    ("Account", (
        frozenset({"name", "billingcity"}), frozenset({"name", "accountnumber"}), frozenset({"name", "industry"}),
        frozenset({"name", "numberofemployees"}), frozenset({"name", "annualrevenue"}), frozenset({"name", "ytunnusc"}),
    )),
)  # fmt: skip


def by_header(squashed: Collection[str]) -> str | None:
    """Return the object whose columns these are (squashed API names), or None."""
    columns = set(squashed)
    return next((name for name, signs in _SIGNS if any(sign <= columns for sign in signs)), None)
