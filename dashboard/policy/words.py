"""The words that policy.toml may use where it names a thing instead of describing it."""

from enum import StrEnum
from typing import Final


class AppliesTo(StrEnum):
    """What a retention rule keeps or lets go."""

    PERSON = "person"
    TRACKING = "tracking"
    NOTES = "notes"
    ACTIVITIES = "activities"
    VOUCHER = "voucher"
    BOOKS = "books"
    SUPPRESSION = "suppression"
    CASE_FILE = "case_file"
    BREACH = "breach"
    EXPORT_FILE = "export_file"


class Condition(StrEnum):
    """Which persons of a relationship a rule is for; `none` is everybody."""

    NONE = "none"
    BOUNCED = "bounced"
    LEFT_COMPANY = "left_company"


class CountedFrom(StrEnum):
    """The day from which a retention time runs."""

    LAST_CONTACT = "last_contact"
    LAST_DEAL = "last_deal"
    LAST_CONTACT_OR_DEAL = "last_contact_or_deal"
    CREATED = "created"
    BOUNCED = "bounced"
    LEFT_COMPANY = "left_company"
    OCCURRED = "occurred"
    CLOSING = "closing"
    EXPORTED = "exported"
    FINANCIAL_YEAR_END = "financial_year_end"
    CALENDAR_YEAR_OF_FINANCIAL_YEAR_END = "calendar_year_of_financial_year_end"
    END_OF_MARKETING = "end_of_marketing"


# A day that only exists under a condition may not be counted from without it.
PERSON_DAYS: Final = (
    CountedFrom.LAST_CONTACT,
    CountedFrom.LAST_DEAL,
    CountedFrom.LAST_CONTACT_OR_DEAL,
    CountedFrom.CREATED,
)
CONDITION_DAYS: Final = {
    CountedFrom.BOUNCED: Condition.BOUNCED,
    CountedFrom.LEFT_COMPANY: Condition.LEFT_COMPANY,
}
OTHER_DAYS: Final = (
    CountedFrom.OCCURRED,
    CountedFrom.CLOSING,
    CountedFrom.EXPORTED,
    CountedFrom.FINANCIAL_YEAR_END,
    CountedFrom.CALENDAR_YEAR_OF_FINANCIAL_YEAR_END,
    CountedFrom.END_OF_MARKETING,
)


class AtEnd(StrEnum):
    """What is done when the time is up."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    CHECK = "check"


class Basis(StrEnum):
    """Lawful bases of Art. 6(1) that a customer register can rest on."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTEREST = "legitimate_interest"


class RecipientKind(StrEnum):
    """In which part somebody receives data (Art. 4(9), 28)."""

    PROCESSOR = "processor"
    GROUP_COMPANY = "group_company"
    OTHER_CONTROLLER = "other_controller"


class Told(StrEnum):
    """What a recipient is told of (Art. 19; an objection by analogy)."""

    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"


class IdentityAsked(StrEnum):
    """When proof of identity is asked (Art. 12(6))."""

    REASONABLE_DOUBT = "reasonable_doubt"
    ALWAYS = "always"
