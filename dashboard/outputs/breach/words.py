"""The words for the codes of a breach, on screens and on papers alike."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from dashboard.text import N_, Text
from dashboard.vocabulary import (
    DataKind,
    Found,
    InformedBy,
    Nature,
    NotifiedBy,
    NotInformed,
    Phase,
    Risk,
    Subjects,
)

WORDS: Final[Mapping[StrEnum, str]] = {
    Nature.CONFIDENTIALITY: N_("Confidentiality: data came to outsiders"),
    Nature.INTEGRITY: N_("Integrity: data were altered"),
    Nature.AVAILABILITY: N_("Availability: data were lost or out of reach"),
    Found.BY_STAFF: N_("Noticed by our own staff"),
    Found.BY_MONITORING: N_("Noticed by monitoring"),
    Found.BY_PERSON: N_("Told by a data subject or another person"),
    Found.BY_PROCESSOR: N_("Told by a processor (Art. 33(2))"),
    Found.BY_AUTHORITY: N_("Told by an authority"),
    Found.OTHERWISE: N_("Found otherwise"),
    Subjects.CURRENT: N_("Contact persons of current clients"),
    Subjects.FORMER: N_("Contact persons of former clients"),
    Subjects.POTENTIAL: N_("Contact persons of potential clients"),
    Subjects.NEWSLETTER: N_("Readers of the newsletter"),
    Subjects.OWN_STAFF: N_("Own staff"),
    Subjects.OTHERS: N_("Other persons"),
    DataKind.NAME_AND_TITLE: N_("Name and title"),
    DataKind.CONTACT_DETAILS: N_("Contact details"),
    DataKind.COMPANY: N_("Company and its details"),
    DataKind.COMMUNICATION: N_("Messages, meetings and notes"),
    DataKind.MARKETING_CHOICES: N_("Consents and objections to marketing"),
    DataKind.TRACKING: N_("Tracking of e-mails"),
    DataKind.CREDENTIALS: N_("User names and passwords"),
    DataKind.IDENTITY_CODE: N_("Personal identity codes"),
    DataKind.SPECIAL_CATEGORY: N_("Special categories of data (Art. 9)"),
    DataKind.OTHER_DATA: N_("Other data"),
    Risk.NONE: N_("No risk"),
    Risk.RISK: N_("Risk"),
    Risk.HIGH: N_("High risk"),
    Phase.INITIAL: N_("Initial notification"),
    Phase.SUPPLEMENTARY: N_("Supplementary notification"),
    NotifiedBy.FORM: N_("The authority's form"),
    NotifiedBy.SECURE_MAIL: N_("Secure e-mail"),
    NotifiedBy.MAIL: N_("Ordinary e-mail"),
    NotifiedBy.LETTER: N_("Post"),
    InformedBy.EMAIL: N_("By e-mail"),
    InformedBy.LETTER: N_("By letter"),
    InformedBy.TELEPHONE: N_("By telephone"),
    InformedBy.PUBLIC_NOTICE: N_("By a public notice"),
    NotInformed.UNINTELLIGIBLE: N_("The data are unintelligible to strangers, for instance encrypted"),
    NotInformed.RISK_REMOVED: N_("Later measures have removed the high risk"),
    NotInformed.DISPROPORTIONATE: N_("It would take a disproportionate effort: a public notice instead"),
}


def word(_: Text, code: StrEnum) -> str:
    """Return the words for a code; a ground comes with its article."""
    said = _(WORDS[code])
    return f"{said} ({_('Art. {code}', code=code.value)})" if isinstance(code, NotInformed) else said


def listed(_: Text, codes: Iterable[StrEnum]) -> str:
    """Return several codes in words, one a line."""
    return "\n".join(word(_, code) for code in codes)
