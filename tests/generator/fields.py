"""Objects and their columns, in the order of the files, each with its type."""

from datetime import date, datetime

Value = str | bool | int | float | date | datetime | None
Row = dict[str, Value]

BOOLEAN, DATE, MOMENT, NUMBER, TEXT = "boolean", "date", "moment", "number", "text"

_AUDIT = (
    "OwnerId CreatedDate:moment CreatedById LastModifiedDate:moment LastModifiedById SystemModstamp:moment"
)
_PERSON = "Id IsDeleted:boolean MasterRecordId Salutation FirstName LastName Name Title"
_OPT_OUTS = "HasOptedOutOfEmail:boolean HasOptedOutOfFax:boolean DoNotCall:boolean"
_CONSENT = "EffectiveFrom:moment EffectiveTo:moment PrivacyConsentStatus CaptureDate:moment CaptureSource"

_COLUMNS = {
    "Account": f"""Id IsDeleted:boolean MasterRecordId Name Type ParentId BillingStreet BillingCity
        BillingPostalCode BillingCountry Phone Website Industry Description AccountSource Y_tunnus__c {_AUDIT}
        LastActivityDate:date""",
    "Contact": f"""{_PERSON} AccountId Department Email Phone MobilePhone HomePhone Fax AssistantName
        MailingStreet MailingCity MailingPostalCode MailingCountry MailingAddress LeadSource Birthdate:date
        Description Kategoria__c {_OPT_OUTS} EmailBouncedReason EmailBouncedDate:moment IsEmailBounced:boolean
        IndividualId {_AUDIT} LastActivityDate:date""",
    "Lead": f"""{_PERSON} Company Email Phone MobilePhone Fax Street City PostalCode Country Address LeadSource
        Status Industry Website Description {_OPT_OUTS} EmailBouncedReason EmailBouncedDate:moment
        IsConverted:boolean ConvertedDate:date ConvertedAccountId ConvertedContactId ConvertedOpportunityId
        IndividualId {_AUDIT} LastActivityDate:date""",
    "Individual": f"""Id IsDeleted:boolean Salutation FirstName LastName Name HasOptedOutTracking:boolean
        HasOptedOutProfiling:boolean HasOptedOutProcessing:boolean HasOptedOutSolicit:boolean
        ShouldForget:boolean SendIndividualData:boolean CanStorePiiElsewhere:boolean {_AUDIT}""",
    "Task": f"""Id IsDeleted:boolean WhoId WhatId AccountId Subject ActivityDate:date Status Priority
        TaskSubtype Description CallType CallDurationInSeconds:number CallDisposition IsClosed:boolean
        CompletedDateTime:moment {_AUDIT}""",
    "Event": f"""Id IsDeleted:boolean WhoId WhatId AccountId Subject Location ActivityDate:date
        StartDateTime:moment EndDateTime:moment DurationInMinutes:number IsAllDayEvent:boolean Description {_AUDIT}""",
    "EventRelation": """Id IsDeleted:boolean EventId RelationId IsWhat:boolean IsParent:boolean
        IsInvitee:boolean Status CreatedDate:moment SystemModstamp:moment""",
    "EmailMessage": """Id IsDeleted:boolean ActivityId ParentId RelatedToId FromAddress FromName ToAddress
        CcAddress Subject TextBody Incoming:boolean Status MessageDate:moment HasAttachment:boolean
        IsTracked:boolean IsOpened:boolean FirstOpenedDate:moment LastOpenedDate:moment IsBounced:boolean
        CreatedDate:moment CreatedById LastModifiedDate:moment SystemModstamp:moment""",
    "EmailMessageRelation": """Id IsDeleted:boolean EmailMessageId RelationId RelationType RelationAddress
        RelationObjectType CreatedDate:moment SystemModstamp:moment""",
    "Campaign": f"""Id IsDeleted:boolean Name Type Status StartDate:date EndDate:date IsActive:boolean
        Description {_AUDIT}""",
    "CampaignMember": f"""Id IsDeleted:boolean CampaignId LeadId ContactId Status HasResponded:boolean
        FirstRespondedDate:date Salutation Name FirstName LastName Title Street City PostalCode Country Email
        Phone MobilePhone {_OPT_OUTS} LeadSource CompanyOrAccount Type LeadOrContactId CreatedDate:moment
        CreatedById LastModifiedDate:moment LastModifiedById SystemModstamp:moment""",
    "Opportunity": f"""Id IsDeleted:boolean AccountId Name StageName Amount:number CloseDate:date Type NextStep
        LeadSource IsClosed:boolean IsWon:boolean CampaignId ContactId Description {_AUDIT} LastActivityDate:date""",
    "OpportunityContactRole": """Id IsDeleted:boolean OpportunityId ContactId Role IsPrimary:boolean
        CreatedDate:moment CreatedById LastModifiedDate:moment SystemModstamp:moment""",
    "ContactPointTypeConsent": f"""Id IsDeleted:boolean Name PartyId ContactPointType {_CONSENT}
        CaptureContactPointType {_AUDIT}""",
    "CommSubscriptionConsent": f"""Id IsDeleted:boolean Name ConsentGiverId PartyId ConsentCapturedDateTime:moment
        ConsentCapturedSource EffectiveFromDate:moment EffectiveToDate:moment PrivacyConsentStatus {_AUDIT}""",
    "Case": f"""Id IsDeleted:boolean CaseNumber ContactId AccountId SuppliedName SuppliedEmail Type Status Origin
        Subject Description IsClosed:boolean ClosedDate:moment {_AUDIT}""",
    "User": """Id Username FirstName LastName Name Email Title Department IsActive:boolean UserType
        LastLoginDate:moment CreatedDate:moment SystemModstamp:moment""",
}


def _types(columns: str) -> dict[str, str]:
    pairs = (word.partition(":") for word in columns.split())
    return {name: kind or TEXT for name, _, kind in pairs}


FIELDS: dict[str, dict[str, str]] = {name: _types(columns) for name, columns in _COLUMNS.items()}
OBJECTS = tuple(FIELDS)

# Salesforce puts these together itself: exports differ in which of them they carry.
COMPOUND_ADDRESSES = frozenset({"MailingAddress", "Address"})
COMPOUND_NAMES = frozenset({"Contact", "Lead", "Individual", "User", "CampaignMember"})
FORMULAS = frozenset({"IsEmailBounced"})
