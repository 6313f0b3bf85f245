"""Column names: compared without regard to their spelling, and those that are never stored."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_WORD: Final = re.compile(r"[A-ZÅÄÖ]+(?![a-zåäö])|[A-ZÅÄÖ]?[a-zåäö]+|\d+")
_SECRET_WORDS: Final = {
    "token",
    "tokens",
    "password",
    "passwords",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "salasana",
}
_SECRET_PAIRS: Final = {
    ("api", "key"),
    ("access", "key"),
    ("private", "key"),
    ("secret", "key"),
    ("session", "id"),
    ("session", "key"),
}
_SESSION: Final = {"session", "sessions"}
_AROUND_SESSION: Final = {"c", "sf", "user", "login", "web", "active", "current", "last"}
_SECRET_PARTS: Final = re.compile(
    r"password|passwd|salasana|istuntotunnus|apikey|accesskey|privatekey|secretkey|clientsecret"
    r"|sessionid|sessionkey|sessiontoken|accesstoken|refreshtoken|securitytoken|authtoken"
)


def squash(name: str) -> str:
    """Return a name as it is compared: lower case, no byte-order mark, blank or `_`, composed letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name).casefold())


def is_secret(name: str) -> bool:
    """Tell whether a column looks like a session, token, password or key: such columns are never stored."""
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", name))]
    pairs, about = set(pairwise(words)), set(words) - _AROUND_SESSION
    return bool(
        (about and about <= _SESSION)
        or _SECRET_WORDS.intersection(words)
        or _SECRET_PAIRS & pairs
        or _SECRET_PARTS.search(squash(name))
    )


def distinct(names: Iterable[str]) -> list[str]:
    """Return names that differ even in lower case: a repeated one gets its number, an empty one its place."""
    taken: set[str] = set()
    found = []
    for place, name in enumerate(names, start=1):
        label = name.strip("\ufeff \t") or f"column {place}"
        unique, number = label, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{label} ({number})"
        taken.add(unique.casefold())
        found.append(unique)
    return found
