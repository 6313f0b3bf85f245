"""Text in which no character acts: controls and marks that turn the writing round are shown, not obeyed."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

_ACTING: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def plain(text: object) -> str:
    """Return `text` with every acting character written out, U+202E as [U+202E]; nothing is lost."""
    lines = str(text).replace("\r\n", "\n").replace("\r", "\n")
    return _ACTING.sub(lambda found: f"[U+{ord(found[0]):04X}]", lines)


def plain_data(value: object) -> object:
    """Return lists and mappings of texts with every text made `plain`."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return {plain(name): plain_data(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return [plain_data(each) for each in value]
    return value


def plain_json(value: object) -> bytes:
    """Write JSON that holds exactly the given values, acting characters as escapes."""
    written = json.dumps(value, ensure_ascii=False, indent=1)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", written).encode()
