"""Which object a file's name speaks of: `sf_contact_data.csv`, `01_Contact.csv`, `contacts 2026-11.csv`."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from dashboard.register.objects import known_object

# Words around an object's name; whatever else stands there makes the name say nothing.
_NOISE: Final = """
    all and backup bak base batch bulk chunk copy crm csv data delete demo dump export exported extract
    extracted file final for force full gdpr input insert iso kopio latest list new object of old output page
    part pii prod production query raw record records report result results rows salesforce sample sandbox
    seed seeds sf sfdc sobject src staging stg table template test the tmp uat update upsert utf vienti win
"""
_WORDS: Final = frozenset(_NOISE.split())
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_CUSTOM: Final = re.compile(r"\w+__[a-zA-Z]\w*")


def by_file_name(name: str) -> str | None:
    """Return the object that a file's name speaks of, or None; of several the longest."""
    stem = PurePosixPath(name).stem
    if _CUSTOM.fullmatch(stem):
        return stem
    words = [word.lower() for word in _WORD.findall(stem)]
    spans = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        found = _singular("".join(words[start:end]))
        if found and _is_noise([*words[:start], *words[end:]]):
            return found
    return None


def _singular(word: str) -> str | None:
    candidates = (word, word.removesuffix("s"), re.sub("ies$", "y", word))
    return next((found for each in candidates if (found := known_object(each))), None)


def _is_noise(words: Iterable[str]) -> bool:
    return all(word in _WORDS or word.isdigit() or len(word) == 1 for word in words)
