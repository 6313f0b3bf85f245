"""The key that databases are encrypted with, where an office wants that beside its disk's encryption."""

import base64
import os
from typing import Final

from dashboard.vocabulary import Refused

KEY: Final = "REKISTERIVAHTI_DATABASE_KEY"
OLD_KEY: Final = "REKISTERIVAHTI_OLD_DATABASE_KEY"
_BYTES: Final = 32


def database_key() -> str | None:
    """Return `$REKISTERIVAHTI_DATABASE_KEY`, None where it is not given; raise `Refused` where it is no key.

    32 random bytes in Base64, for AES-256: `openssl rand -base64 32` makes some.
    """
    return _key(KEY)


def old_database_key() -> str | None:
    """Return `$REKISTERIVAHTI_OLD_DATABASE_KEY`, which files had until now, in the same way."""
    return _key(OLD_KEY)


def _key(name: str) -> str | None:
    given = os.environ.get(name, "").strip()
    if not given:
        return None
    try:
        key = base64.b64decode(given, validate=True)
    except ValueError:  # no Base64, or no ASCII
        key = b""
    if len(key) != _BYTES:
        raise Refused(
            "{name} must be 32 random bytes in Base64, as `openssl rand -base64 32` makes.", name=name
        )
    return given
