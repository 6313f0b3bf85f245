"""Handing a cookie to the browser: a script run cannot set one, an answer to an HTTP request can.

After signing in, the page holds an invisible image whose address carries a ticket. The browser fetches it,
and the answer sets the cookie: HttpOnly, so that no script ever sees it. A ticket works once, for a minute.
"""

import secrets
import threading
import time
from typing import Final

COOKIE: Final = "rekisterivahti"
PATH: Final = "/sign-in/cookie"
VALID_SECONDS: Final = 60.0

_waiting: Final[dict[str, tuple[str, float]]] = {}
_lock: Final = threading.Lock()


def issue(cookie: str) -> str:
    """Return a ticket for setting `cookie`; an empty one removes what the browser has."""
    ticket = secrets.token_urlsafe(32)
    with _lock:
        for old in [old for old, (_, until) in _waiting.items() if until < time.monotonic()]:
            del _waiting[old]
        _waiting[ticket] = (cookie, time.monotonic() + VALID_SECONDS)
    return ticket


def redeem(ticket: str) -> str | None:
    """Return the cookie of a ticket, once; None where it is used, too old or made up."""
    with _lock:
        cookie, until = _waiting.pop(ticket, ("", 0.0))
    return cookie if until >= time.monotonic() else None


def is_waiting(ticket: str) -> bool:
    """Tell whether a ticket has still to be redeemed."""
    with _lock:
        return ticket in _waiting
