"""Words about persons: relationship (clause 4), sources (clause 7), opt-out channels, Salesforce objects."""

from enum import StrEnum
from typing import Final

# What stands before the case number in the last name of an anonymised record.
ANONYMOUS: Final = "Poistettu"


class Relationship(StrEnum):
    """Current, former or potential client company: clause 4 of the notice."""

    CURRENT = "current"
    FORMER = "former"
    POTENTIAL = "potential"


class Source(StrEnum):
    """The sources that clause 7 of the notice names, and the two that it does not."""

    STAFF = "staff"
    INTERACTION = "interaction"
    EMAIL_TRACKING = "email_tracking"
    WEBSITE_DOWNLOAD = "website_download"
    WEBSITE_NEWSLETTER = "website_newsletter"
    WEBSITE_CONTACT_FORM = "website_contact_form"
    PUBLIC_MEDIA = "public_media"
    NOT_IN_NOTICE = "not_in_notice"
    UNKNOWN = "unknown"


class OptOutChannel(StrEnum):
    """Where an objection to marketing can stand in Salesforce."""

    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    INDIVIDUAL = "individual"
    CONSENT = "consent"


class ObjectName(StrEnum):
    """Salesforce objects that have a table of their own in the snapshot."""

    ACCOUNT = "Account"
    CONTACT = "Contact"
    LEAD = "Lead"
    INDIVIDUAL = "Individual"
    TASK = "Task"
    EVENT = "Event"
    EMAIL_MESSAGE = "EmailMessage"
    EMAIL_MESSAGE_RELATION = "EmailMessageRelation"
    TASK_RELATION = "TaskRelation"
    EVENT_RELATION = "EventRelation"
    CAMPAIGN = "Campaign"
    CAMPAIGN_MEMBER = "CampaignMember"
    OPPORTUNITY = "Opportunity"
    OPPORTUNITY_CONTACT_ROLE = "OpportunityContactRole"
    CONTACT_POINT_TYPE_CONSENT = "ContactPointTypeConsent"
    CONTACT_POINT_CONSENT = "ContactPointConsent"
    COMM_SUBSCRIPTION_CONSENT = "CommSubscriptionConsent"
    USER = "User"
