"""What can go wrong between here and Salesforce, each in one sentence that names no secret and no person."""

import re
from dataclasses import dataclass
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import NotFound, Refused

_SIGN_IN: Final = N_(
    "Salesforce refused the sign-in ({code}). Check the consumer key and secret, and that the client "
    "credentials flow is allowed."
)
LIMIT: Final = "REQUEST_LIMIT_EXCEEDED"
_LATER: Final = frozenset({429, 500, 502, 503, 504})
_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,60}")
_CODE_IN_MESSAGE: Final = re.compile(r"([A-Z]+(?:_[A-Z]+)+)\s*:")


class Busy(Refused):
    """Salesforce could not be asked at this moment; asking again may help."""


@dataclass(frozen=True)
class Sentences:
    """What to say, and to do, about each fault in one's own errand; `{code}` is Salesforce's word for it."""

    expired: str
    busy: str
    cut: str
    limit: str
    unknown: str
    refused: str

    def of_answer(self, status: int, content: object) -> Refused | NotFound:
        """Return the sentence for an answer of HTTP `status` (300 or more) with its decoded content."""
        code = _code(content) or f"HTTP {status}"
        if code == LIMIT:
            return Refused(self.limit, code=code)
        if status in _LATER:
            return Busy(self.busy, code=code)
        if status == 401:  # noqa: PLR2004 - unauthorised
            return Refused(self.expired)
        return NotFound(self.unknown, code=code) if status == 404 else Refused(self.refused, code=code)  # noqa: PLR2004

    def of_connection(self) -> Busy:
        """Return the sentence for an answer that never came, or not whole."""
        return Busy(self.cut)


def of_sign_in(code: object) -> Refused:
    """Return the sentence for a refused sign-in; `code` is OAuth's word for why."""
    return Refused(_SIGN_IN, code=_safe_code(code) or "HTTP")


def code_in(message: object) -> str:
    """Return the code that a message begins with, "INVALID_TYPE: …"; the rest of it may quote data."""
    found = _CODE_IN_MESSAGE.match(message.strip()) if isinstance(message, str) else None
    return _safe_code(found[1]) if found else ""


def _code(content: object) -> str:
    """Return the code of the first error: {errorCode, message} in a list; a message may tell it closer."""
    first = content[0] if isinstance(content, list) and content else None
    if not isinstance(first, dict):
        return ""
    return code_in(first.get("message")) or _safe_code(first.get("errorCode"))


def _safe_code(code: object) -> str:
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
