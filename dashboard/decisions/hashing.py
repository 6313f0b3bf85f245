"""Keyed hashes of what people are recognised by (HMAC-SHA-256, RFC 2104); the key is outside the database.

Without the key nobody can find out by trying whose address a hash is, so that what is remembered of an erased
person is no copy of their data.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import phonenumbers

from dashboard.decisions.keys import suppression_key
from dashboard.settings import Settings

_BLOCK: Final = 64
_END: Final = 7
_COUNTRY: Final = "FI"


class Identifier(StrEnum):
    """What was hashed. An address or a number that several people use counts only together with the name.

    `phone_end`, the last seven figures, only narrows down which numbers have to be looked at.
    """

    SALESFORCE_ID = "salesforce_id"
    EMAIL = "email"
    EMAIL_WITH_NAME = "email_with_name"
    PHONE = "phone"
    PHONE_WITH_NAME = "phone_with_name"
    PHONE_END = "phone_end"


@dataclass(frozen=True)
class Hasher:
    """Hashes by one key; `name` tells the key without giving it away."""

    key: bytes

    @property
    def name(self) -> str:
        """The beginning of the key's own SHA-256."""
        return hashlib.sha256(self.key).hexdigest()[:16]

    @property
    def blocks(self) -> dict[str, object]:
        """The padded blocks of RFC 2104 and the key's name, as queries want them."""
        padded = self.key.ljust(_BLOCK, b"\0")
        inner, outer = (bytes(byte ^ pad for byte in padded) for pad in (0x36, 0x5C))
        return {"inner_block": inner, "outer_block": outer, "key_name": self.name}

    def hash(self, identifier: Identifier, *words: str) -> str:
        """Return the hash of words that a person is recognised by, in hexadecimal."""
        text = " ".join([identifier.value, *words])
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()


def hasher(settings: Settings) -> Hasher:
    """Return the hasher of this data folder; its key is made where there is none."""
    return Hasher(suppression_key(settings))


def figures(number: str) -> str:
    """Return the figures of a telephone number as it is written."""
    return "".join(character for character in number if character.isdigit())


def ending(number: str) -> str:
    """Return the last seven figures of a number; fewer are no number of anybody's own."""
    found = figures(number)
    return found[-_END:] if len(found) >= _END else ""


def whole_numbers(number: str) -> set[str]:
    """Return what a written number may be in E.164, Finnish where it tells no country."""
    return set(_parsed(number)) | set(_parsed(f"+{figures(number)}"))


def _parsed(number: str) -> Iterator[str]:
    try:
        parsed = phonenumbers.parse(number, _COUNTRY)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(parsed):
        yield phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
