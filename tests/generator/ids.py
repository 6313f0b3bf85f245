"""Salesforce ids: three characters of key prefix, instance, number in base 62, three of checksum."""

from collections.abc import Iterator

KEY_PREFIXES = {
    "Account": "001",
    "Contact": "003",
    "User": "005",
    "Opportunity": "006",
    "EventRelation": "0RE",
    "ContactPointTypeConsent": "0ZX",
    "CommSubscriptionConsent": "0eB",
    "OpportunityContactRole": "00K",
    "Individual": "0PK",
    "Lead": "00Q",
    "Task": "00T",
    "Event": "00U",
    "CampaignMember": "00v",
    "EmailMessage": "02s",
    "Case": "500",
    "EmailMessageRelation": "0CX",
    "Campaign": "701",
    "Organization": "00D",
}
INSTANCE = "Rv"

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
# Records of a living org are numbered from far apart; a stride makes upper and lower case mix.
_FIRST = 3_000_000
_STRIDE = 977


def checksum(short: str) -> str:
    """Return the three characters that make a 15-character id safe where case is lost."""
    blocks = (short[start : start + 5] for start in (0, 5, 10))
    return "".join(_CHECKSUM[sum(1 << j for j, c in enumerate(block) if "A" <= c <= "Z")] for block in blocks)


def salesforce_id(prefix: str, n: int) -> str:
    """Return the 18-character id of record number `n` (from 0) of the object with this key prefix."""
    value = _FIRST + n * _STRIDE
    digits = ""
    while value:
        value, digit = divmod(value, 62)
        digits = _DIGITS[digit] + digits
    short = prefix + INSTANCE + digits.rjust(10, "0")
    return short + checksum(short)


def numbered(object_name: str) -> Iterator[str]:
    """Yield one id after another for an object."""
    prefix, n = KEY_PREFIXES[object_name], 0
    while True:
        yield salesforce_id(prefix, n)
        n += 1
