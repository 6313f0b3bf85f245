"""What can go wrong between here and Salesforce, each in one sentence that names no secret and no person."""

import re
from typing import Final

from dashboard.text import N_
from dashboard.vocabulary import NotFound, Refused

EXPIRED: Final = N_(
    "Salesforce does not accept the sign-in any more. Renew the access (see README), then look what came of "
    "the sending: nothing is lost."
)
_BUSY: Final = N_(
    "Salesforce cannot answer just now ({code}). Wait a moment, then send again: nothing is lost."
)
_CUT: Final = N_(
    "The connection to Salesforce broke off. Check the network, then look what came of the sending: nothing "
    "is lost."
)
_LIMIT: Final = N_("Salesforce takes no more requests today ({code}). Send again tomorrow, or use the files.")
_UNKNOWN: Final = N_("Salesforce does not know what it was asked for ({code}).")
_REFUSED: Final = N_("Salesforce refused the request ({code}). Ask whoever looks after Salesforce.")
_SIGN_IN: Final = N_(
    "Salesforce refused the sign-in ({code}). Check the consumer key and secret, and that the client "
    "credentials flow is allowed."
)
_LATER: Final = frozenset({429, 500, 502, 503, 504})
_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,60}")


class Busy(Refused):
    """Salesforce could not be asked at this moment; asking again may help."""


def of_answer(status: int, content: object) -> Refused | NotFound:
    """Return the sentence for an answer of HTTP `status` (300 or more) with its decoded content."""
    code = _code(content) or f"HTTP {status}"
    if code == "REQUEST_LIMIT_EXCEEDED":
        return Refused(_LIMIT, code=code)
    if status in _LATER:
        return Busy(_BUSY, code=code)
    if status == 401:  # noqa: PLR2004 - unauthorised
        return Refused(EXPIRED)
    return NotFound(_UNKNOWN, code=code) if status == 404 else Refused(_REFUSED, code=code)  # noqa: PLR2004


def of_connection() -> Busy:
    """Return the sentence for an answer that never came, or not whole."""
    return Busy(_CUT)


def of_sign_in(code: object) -> Refused:
    """Return the sentence for a refused sign-in; `code` is OAuth's word for why."""
    return Refused(_SIGN_IN, code=_safe_code(code) or "HTTP")


def _code(content: object) -> str:
    """Return the code of the first error: {errorCode, message} in a list. Messages may quote data."""
    first = content[0] if isinstance(content, list) and content else None
    return _safe_code(first.get("errorCode")) if isinstance(first, dict) else ""


def _safe_code(code: object) -> str:
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
