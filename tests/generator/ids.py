"""Salesforce ids: three characters of key prefix, instance, number in base 62, three of checksum."""

from functools import lru_cache

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
# This stride moves two digits by 26, from a capital to its small letter: short ids that differ in case only.
_FIRST = 3_000_000
_STRIDE = 26 * 62 + 26


def checksum(short: str) -> str:
    """Return the three characters that make a 15-character id safe where case is lost."""
    return _capitals(short[:5]) + _capitals(short[5:10]) + _capitals(short[10:15])


@lru_cache(maxsize=100_000)
def _capitals(block: str) -> str:
    """Return the character that tells which of five characters are capitals."""
    return _CHECKSUM[sum(1 << place for place, letter in enumerate(block) if "A" <= letter <= "Z")]


def salesforce_id(prefix: str, n: int) -> str:
    """Return the 18-character id of record number `n` (from 0) of the object with this key prefix."""
    value = _FIRST + n * _STRIDE
    digits = ""
    while value:
        value, digit = divmod(value, 62)
        digits = _DIGITS[digit] + digits
    short = prefix + INSTANCE + digits.rjust(10, "0")
    return short + checksum(short)
