"""Informing by the notice (clause 13.1, Art. 13 and 14): whom, how they are reached, what became of it."""

from enum import StrEnum


class Audience(StrEnum):
    """Who is to be informed by a version of the notice."""

    CHANGE = "change"  # clause 13.1: in the register before the version, and not told of it
    FIRST = "first"  # Art. 14: the data came from elsewhere, and nobody has told the person
    EVERYBODY = "everybody"


class Reach(StrEnum):
    """How somebody can be reached: by e-mail, or why not."""

    EMAIL = "email"
    NO_ADDRESS = "no_address"
    UNUSABLE = "unusable"  # what stands in the register is no address
    BOUNCED = "bounced"  # Salesforce marks that mail to it comes back
    RETURNED = "returned"  # an earlier notice came back, and the record has not been touched since


class Delivery(StrEnum):
    """What became of telling one person; only `sent` has informed, `open` was taken back before it left."""

    QUEUED = "queued"
    SENDING = "sending"
    UNCLEAR = "unclear"
    SENT = "sent"
    BOUNCED = "bounced"
    UNDELIVERABLE = "undeliverable"
    EXEMPT = "exempt"
    OPEN = "open"


class Means(StrEnum):
    """How persons were informed outside of this program."""

    EMAIL = "email"
    LETTER = "letter"
    TELEPHONE = "telephone"


class Exemption(StrEnum):
    """Why somebody need not be informed; the value is the article."""

    HAS_IT = "14(5)(a)"
    IMPOSSIBLE = "14(5)(b)"
    BY_LAW = "14(5)(c)"
