"""The words for coded reasons: doubts, methods, grounds; and for the codes that the program itself writes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dashboard.outputs.breach import WORDS as BREACH_WORDS
from dashboard.text import N_, Text
from dashboard.vocabulary import (
    Doubt,
    Excuse,
    ExtensionReason,
    Found,
    Ground,
    IdentityMethod,
    NotInformed,
)
from dashboard.widgets.decision_labels import REASONS

_METHODS: Final[Mapping[StrEnum, str]] = {
    IdentityMethod.REGISTER_REPLY: N_("Reply from the address in the register"),
    IdentityMethod.CALL_BACK: N_("Call back to the number in the register"),
    IdentityMethod.SIGNED_IN: N_("Signed-in customer"),
    IdentityMethod.QUESTIONS: N_("Questions that only the person can answer"),
    IdentityMethod.DOCUMENT_SHOWN: N_("Document shown, no copy kept"),
    IdentityMethod.STRONG_IDENTIFICATION: N_("Strong electronic identification"),
}
_DOUBTS: Final[Mapping[StrEnum, str]] = {
    Doubt.UNKNOWN_ADDRESS: N_("The address or number is not in the register"),
    Doubt.SEVERAL_PERSONS: N_("Several persons could be meant"),
    Doubt.CONTRADICTION: N_("What was told does not match the register"),
    Doubt.NO_MANDATE: N_("The representative showed no mandate"),
    Doubt.OTHER: N_("Another reason, told in words"),
}
_EXTENSIONS: Final[Mapping[StrEnum, str]] = {
    ExtensionReason.COMPLEXITY: N_("The request is complex"),
    ExtensionReason.NUMBER_OF_REQUESTS: N_("The same person has made many requests"),
}
_EXCUSES: Final[Mapping[StrEnum, str]] = {
    Excuse.NEVER_DISCLOSED: N_("It never had this person's data"),
    Excuse.IMPOSSIBLE: N_("Telling it is impossible"),
    Excuse.DISPROPORTIONATE: N_("Telling it would take a disproportionate effort"),
}
_GROUNDS: Final[Mapping[StrEnum, str]] = {
    Ground.UNFOUNDED: N_("Manifestly unfounded or excessive"),
    Ground.NOT_IDENTIFIED: N_("The person could not be identified"),
    Ground.OTHERS_RIGHTS: N_("Rights and freedoms of others"),
    Ground.DATA_PROTECTION_ACT: N_("Security, investigation of crime or serious danger"),
    Ground.DATA_CORRECT: N_("The data are correct"),
    Ground.NO_ERASURE_GROUND: N_("No ground for erasure applies"),
    Ground.NO_LONGER_NECESSARY: N_("The data are no longer needed"),
    Ground.CONSENT_WITHDRAWN: N_("Consent was withdrawn, and nothing else allows processing"),
    Ground.OBJECTED: N_("The person has objected, and nothing overrides it"),
    Ground.PROCESSED_UNLAWFULLY: N_("The data were processed unlawfully"),
    Ground.DUTY_TO_ERASE: N_("A law obliges to erase"),
    Ground.EXPRESSION: N_("Freedom of expression and information"),
    Ground.LEGAL_OBLIGATION: N_("Legal obligation, such as the Accounting Act"),
    Ground.ARCHIVING: N_("Archiving, research or statistics"),
    Ground.LEGAL_CLAIMS: N_("Legal claims"),
    Ground.NO_RESTRICTION_GROUND: N_("No ground for restriction applies"),
    Ground.ACCURACY_CONTESTED: N_("The person contests the accuracy of the data"),
    Ground.UNLAWFUL: N_("Processing is unlawful, and the person opposes erasure"),
    Ground.NEEDED_FOR_CLAIMS: N_("The person needs the data for a legal claim"),
    Ground.OBJECTION_PENDING: N_("The person has objected, and the grounds are being weighed"),
    Ground.NOT_PORTABLE: N_("Not provided by the person, or not by consent or contract"),
    Ground.COMPELLING: N_("Compelling legitimate grounds"),
}
_REASONS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    IdentityMethod: _METHODS,
    Doubt: _DOUBTS,
    ExtensionReason: _EXTENSIONS,
    Excuse: _EXCUSES,
    Ground: _GROUNDS,
}
_CODES: Final[Mapping[str, str]] = {
    **{code.value: words for reasons in _REASONS.values() for code, words in reasons.items()},
    **{code.value: words for code, words in BREACH_WORDS.items() if isinstance(code, Found | NotInformed)},
    **REASONS,
    "asked": N_("The person asked"),
    "representative": N_("A representative asked"),
    "person_found": N_("The person was found in the register"),
    "attested": N_("Attested by the office"),
    "written_back": N_("By the result files"),
    "refused_by_salesforce": N_("Salesforce refused something"),
    "nothing_left": N_("Nothing was left to do"),
    "person_protected": N_("Something has protected the person since the approval"),
    "until_passed": N_("The last day of keeping has passed"),
    "plan_changed": N_("The person has new records since the approval"),
    "proved_by_export": N_("The export shows it"),
    "still_standing": N_("The export shows that it is not done"),
    "came_back": N_("A person who was erased is in the register again"),
    "found_by_control": N_("A check of the notice found it"),
    "opt_out_reset": N_("A person who has objected is open to marketing again"),
    "recipients_told": N_("Every recipient has been told"),
    "restricted": N_("Processing is restricted (Art. 18)"),
    "restriction_lifted": N_("The restriction has been lifted (Art. 18(3))"),
    "superseded_by_erasure": N_("The person asked for erasure"),
}


def reason_label(_: Text, reason: StrEnum) -> str:
    """Return the words for a coded reason; a ground comes with its article."""
    words = _(_REASONS[type(reason)][reason])
    return f"{words} ({_article(_, reason.value)})" if isinstance(reason, Ground) else words


def reason_of(_: Text, code: object) -> str:
    """Return the words for a reason or ground as the history has it; other codes stay as they are."""
    if not code:
        return ""
    words = _CODES.get(str(code))
    if words is None:
        return str(code)
    return f"{_(words)} ({_article(_, str(code))})" if str(code)[:1].isdigit() else _(words)


def _article(_: Text, code: str) -> str:
    return code if "§" in code else _("Art. {code}", code=code)
