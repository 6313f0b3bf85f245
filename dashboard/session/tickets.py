"""Handing a cookie to the browser: a script run cannot set one, an answer to an HTTP request can.

After signing in, the page holds an invisible image whose address carries a ticket. The browser fetches it,
and the answer sets the cookie: HttpOnly, so that no script ever sees it. A ticket works once, for a minute.
"""

import secrets
import threading
import time
from dataclasses import dataclass
from typing import Final

COOKIE: Final = "rekisterivahti"
DESTINATION: Final = "rekisterivahti_destination"
DESTINATION_SECONDS: Final = 600
PATH: Final = "/sign-in/cookie"
VALID_SECONDS: Final = 60.0

_waiting: Final[dict[str, tuple["Handed", float]]] = {}
_lock: Final = threading.Lock()


@dataclass(frozen=True)
class Handed:
    """A cookie to be set: what it holds, and its name."""

    content: str
    name: str = COOKIE


def issue(content: str, name: str = COOKIE) -> str:
    """Return a ticket for setting a cookie; an empty one removes what the browser has."""
    ticket = secrets.token_urlsafe(32)
    with _lock:
        for old in [old for old, (_, until) in _waiting.items() if until < time.monotonic()]:
            del _waiting[old]
        _waiting[ticket] = (Handed(content, name), time.monotonic() + VALID_SECONDS)
    return ticket


def redeem(ticket: str) -> Handed | None:
    """Return the cookie of a ticket, once; None where it is used, too old or made up."""
    with _lock:
        handed, until = _waiting.pop(ticket, (Handed(""), 0.0))
    return handed if until >= time.monotonic() else None


def is_waiting(ticket: str) -> bool:
    """Tell whether a ticket has still to be redeemed."""
    with _lock:
        return ticket in _waiting
