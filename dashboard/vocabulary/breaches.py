"""Words about personal data breaches (Art. 33 and 34): what was hurt, whose data, how grave, who was told.

No two of these codes are alike: a paper looks its words up by the code alone.
"""

from enum import StrEnum
from typing import Final


class Nature(StrEnum):
    """What was lost (Art. 4(12)); one breach may be of several natures."""

    CONFIDENTIALITY = "confidentiality"
    INTEGRITY = "integrity"
    AVAILABILITY = "availability"


class Found(StrEnum):
    """How the breach came to light."""

    BY_STAFF = "found_by_staff"
    BY_MONITORING = "found_by_monitoring"
    BY_PERSON = "told_by_person"
    BY_PROCESSOR = "told_by_processor"
    BY_AUTHORITY = "told_by_authority"
    OTHERWISE = "found_otherwise"


class Subjects(StrEnum):
    """Categories of persons (Art. 33(3)(a)): as clause 4 of the notice has them, and others."""

    CURRENT = "current_clients"
    FORMER = "former_clients"
    POTENTIAL = "potential_clients"
    NEWSLETTER = "newsletter_readers"
    OWN_STAFF = "own_staff"
    OTHERS = "other_persons"


class DataKind(StrEnum):
    """Categories of data (Art. 33(3)(a)), as clause 6 of the notice has them; and what weighs more."""

    NAME_AND_TITLE = "name_and_title"
    CONTACT_DETAILS = "contact_details"
    COMPANY = "company_details"
    COMMUNICATION = "communication"
    MARKETING_CHOICES = "marketing_choices"
    TRACKING = "tracking_data"
    CREDENTIALS = "credentials"
    IDENTITY_CODE = "identity_code"
    SPECIAL_CATEGORY = "special_category"
    OTHER_DATA = "other_data"


class Risk(StrEnum):
    """How grave the breach is for the rights and freedoms of the persons, the least first."""

    NONE = "none"
    RISK = "risk"
    HIGH = "high"

    def reaches(self, threshold: "Risk") -> bool:
        """Tell whether this is at least as grave as `threshold`."""
        order = list(Risk)
        return order.index(self) >= order.index(threshold)


class Phase(StrEnum):
    """Which notification it is: Art. 33(4) allows information in phases."""

    INITIAL = "initial"
    SUPPLEMENTARY = "supplementary"


class NotifiedBy(StrEnum):
    """How the authority was notified."""

    FORM = "authority_form"
    SECURE_MAIL = "secure_mail"
    MAIL = "plain_mail"
    LETTER = "paper_letter"


class InformedBy(StrEnum):
    """How the persons were informed (Art. 34(1)); a public notice takes the place of that (Art. 34(3)(c))."""

    EMAIL = "by_email"
    LETTER = "by_letter"
    TELEPHONE = "by_telephone"
    PUBLIC_NOTICE = "by_public_notice"


class NotInformed(StrEnum):
    """Why persons need not be informed although the risk is high: the grounds of Art. 34(3)."""

    UNINTELLIGIBLE = "34(3)(a)"
    RISK_REMOVED = "34(3)(b)"
    DISPROPORTIONATE = "34(3)(c)"


# From where on the persons are told (Art. 34(1)); from where on the authority is, stands in the policy.
INFORMED_FROM: Final = Risk.HIGH
