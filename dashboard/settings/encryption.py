"""The key that databases are encrypted with, where an office wants that beside its disk's encryption."""

import base64
import os
from typing import Final

from dashboard.vocabulary import Refused

_BYTES: Final = 32


def database_key() -> str | None:
    """Return `$REKISTERIVAHTI_DATABASE_KEY`, None where it is not given; raise `Refused` where it is no key.

    32 random bytes in Base64, for AES-256: `openssl rand -base64 32` makes some.
    """
    given = os.environ.get("REKISTERIVAHTI_DATABASE_KEY", "").strip()
    if not given:
        return None
    try:
        key = base64.b64decode(given, validate=True)
    except ValueError:  # no Base64, or no ASCII
        key = b""
    if len(key) != _BYTES:
        raise Refused(
            "REKISTERIVAHTI_DATABASE_KEY must be 32 random bytes in Base64, as `openssl rand -base64 32` "
            "makes."
        )
    return given
