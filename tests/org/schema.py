"""What the small Salesforce knows of its objects: what may be written, what must be, what hangs on what."""

import re

from tests.generator import fields

# Written by Salesforce itself, on every object.
SYSTEM = frozenset(
    {
        "CreatedById",
        "CreatedDate",
        "IsDeleted",
        "LastActivityDate",
        "LastModifiedById",
        "LastModifiedDate",
        "MasterRecordId",
        "SystemModstamp",
    }
)
# Copied from the person, never written on the membership: its column = Contact's, Lead's column.
COPIED = {
    "Salutation": ("Salutation", "Salutation"),
    "Name": ("Name", "Name"),
    "FirstName": ("FirstName", "FirstName"),
    "LastName": ("LastName", "LastName"),
    "Title": ("Title", "Title"),
    "Street": ("MailingStreet", "Street"),
    "City": ("MailingCity", "City"),
    "PostalCode": ("MailingPostalCode", "PostalCode"),
    "Country": ("MailingCountry", "Country"),
    "Email": ("Email", "Email"),
    "Phone": ("Phone", "Phone"),
    "MobilePhone": ("MobilePhone", "MobilePhone"),
    "HasOptedOutOfEmail": ("HasOptedOutOfEmail", "HasOptedOutOfEmail"),
    "HasOptedOutOfFax": ("HasOptedOutOfFax", "HasOptedOutOfFax"),
    "DoNotCall": ("DoNotCall", "DoNotCall"),
    "LeadSource": ("LeadSource", "LeadSource"),
}
_READ_ONLY = {
    "Contact": {"IsEmailBounced"},
    "Lead": {
        "IsConverted",
        "ConvertedDate",
        "ConvertedAccountId",
        "ConvertedContactId",
        "ConvertedOpportunityId",
    },
    "Task": {"IsClosed", "AccountId", "CompletedDateTime"},
    "Event": {"AccountId"},
    "CampaignMember": {
        *COPIED,
        "CompanyOrAccount",
        "LeadId",
        "ContactId",
        "CampaignId",
        "Type",
        "LeadOrContactId",
    }
    | {"HasResponded", "FirstRespondedDate"},
    "Opportunity": {"IsClosed", "IsWon"},
    "EventRelation": {"EventId", "RelationId", "IsWhat", "IsParent", "IsInvitee"},
    "EmailMessageRelation": set(fields.FIELDS["EmailMessageRelation"]),
    # A message that was sent or has arrived stays as it is: it can only be deleted.
    "EmailMessage": set(fields.FIELDS["EmailMessage"]),
    "ContactPointTypeConsent": {"PartyId"},
    "CommSubscriptionConsent": {"PartyId", "ConsentGiverId"},
}
REQUIRED = {
    "Contact": {"LastName"},
    "Lead": {"LastName", "Company"},
    "Individual": {"LastName"},
    "Account": {"Name"},
    "ContactPointTypeConsent": {"Name", "PartyId", "ContactPointType", "PrivacyConsentStatus"},
    "CommSubscriptionConsent": {"Name", "ConsentGiverId", "PrivacyConsentStatus"},
}
LENGTHS = {
    **dict.fromkeys(("Salutation", "FirstName", "MiddleName", "Suffix", "AssistantName"), 40),
    **dict.fromkeys(("MobilePhone", "HomePhone", "OtherPhone", "AssistantPhone", "Fax"), 40),
    **dict.fromkeys(("City", "MailingCity", "OtherCity"), 40),
    **dict.fromkeys(("PostalCode", "MailingPostalCode", "OtherPostalCode"), 20),
    **dict.fromkeys(("Country", "MailingCountry", "OtherCountry", "Department"), 80),
    **dict.fromkeys(("Street", "MailingStreet", "OtherStreet", "Company"), 255),
    "LastName": 80,
    "Email": 80,
    "Title": 128,
    "Phone": 40,
    "Subject": 255,
    "Description": 32_000,
}
PICKLISTS = {
    "PrivacyConsentStatus": {"NotSeen", "Seen", "OptIn", "OptOut"},
    "ContactPointType": {"Email", "MailingAddress", "Phone", "Social", "Web"},
    "CaptureContactPointType": {"Email", "MailingAddress", "Phone", "Social", "Web"},
}
# Columns that name a record, and the objects it may be of.
LINKS = {
    "AccountId": {"Account"},
    "IndividualId": {"Individual"},
    "PartyId": {"Individual"},
    "ConsentGiverId": {"Individual", "Contact"},
    "WhoId": {"Contact", "Lead"},
    "WhatId": {"Account", "Opportunity", "Campaign", "Case"},
    "OwnerId": {"User"},
    "ContactId": {"Contact"},
    "CampaignId": {"Campaign"},
}
# (child, column): what happens to the child when the record that it names is deleted.
DELETE, CLEAR, BLOCK = "delete", "clear", "block"
CASCADES: dict[str, dict[tuple[str, str], str]] = {
    "Account": {
        ("Case", "AccountId"): BLOCK,
        ("Contact", "AccountId"): DELETE,
        ("Opportunity", "AccountId"): DELETE,
    },
    "Contact": {
        ("Case", "ContactId"): BLOCK,
        ("CampaignMember", "ContactId"): DELETE,
        ("OpportunityContactRole", "ContactId"): DELETE,
        ("EventRelation", "RelationId"): DELETE,
        ("EmailMessageRelation", "RelationId"): CLEAR,
        ("Opportunity", "ContactId"): CLEAR,
        ("Task", "WhoId"): CLEAR,
        ("Event", "WhoId"): CLEAR,
    },
    "Lead": {
        ("CampaignMember", "LeadId"): DELETE,
        ("EventRelation", "RelationId"): DELETE,
        ("EmailMessageRelation", "RelationId"): CLEAR,
        ("Task", "WhoId"): CLEAR,
        ("Event", "WhoId"): CLEAR,
    },
    "Individual": {
        ("ContactPointTypeConsent", "PartyId"): DELETE,
        ("CommSubscriptionConsent", "ConsentGiverId"): DELETE,
        ("Contact", "IndividualId"): CLEAR,
        ("Lead", "IndividualId"): CLEAR,
    },
    "Event": {("EventRelation", "EventId"): DELETE},
    "EmailMessage": {("EmailMessageRelation", "EmailMessageId"): DELETE},
    "Campaign": {("CampaignMember", "CampaignId"): DELETE},
    "Opportunity": {("OpportunityContactRole", "OpportunityId"): DELETE},
}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def is_writable(object_name: str, column: str) -> bool:
    """Tell whether a file may change the column: not what Salesforce writes, computes or copies itself."""
    compound = column in fields.COMPOUND_ADDRESSES or (
        column == "Name" and object_name in fields.COMPOUND_NAMES
    )
    return not (compound or column in SYSTEM or column in _READ_ONLY.get(object_name, set()))
