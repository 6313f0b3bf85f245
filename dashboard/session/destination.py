"""Where somebody wanted to go before the identity provider, which sends everybody back to the bare address.

A signed cookie keeps it for ten minutes: one of our own screens, and of its address the choices of a closed
list. So no link leads elsewhere, and nothing that somebody has typed comes along.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qs, urlencode

import streamlit

from dashboard.decisions.keys import signing_key
from dashboard.session import identity, tickets
from dashboard.session.moment import now
from dashboard.session.stores import store

CHOICES: Final = frozenset(
    {
        *("case", "clause", "check", "section", "show", "part"),
        *("status", "relationship", "rule", "decision", "source"),
        *("order", "turned", "due", "assignee", "objected", "settling", "whom", "from", "right", "channel"),
        *("audience", "version", "year", "month", "step", "others", "batch"),
    }
)
_VALUE: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_LONGEST: Final = 1000
_SCREEN: Final = "screen"
# In the tab: for which address there is a ticket, and whether it has been gone to.
_WAITING, _GONE = "destination_ticket", "destination_gone"


@dataclass(frozen=True)
class Destination:
    """A screen by its name, and the choices in its address."""

    screen: str
    choices: Mapping[str, list[str]] = field(default_factory=dict)


def keep(screen: str) -> None:
    """Have the browser told where this tab wants to go; `screen` is empty for the bare address."""
    if not screen:
        return
    given = {name: streamlit.query_params.get_all(name) for name in sorted(CHOICES)}
    choices = {name: values for name, values in given.items() if values and all(map(_is_plain, values))}
    wanted = urlencode({_SCREEN: screen, **choices}, doseq=True)
    if len(wanted) > _LONGEST:
        wanted = urlencode({_SCREEN: screen})
    before, ticket = streamlit.session_state.get(_WAITING, ("", ""))
    if before != wanted:
        ticket = tickets.issue(_signed(wanted), tickets.DESTINATION)
        streamlit.session_state[_WAITING] = wanted, ticket
    identity.draw_ticket(ticket)


def take() -> Destination | None:
    """Return, once in a tab, where the browser's cookie says that somebody wanted to go; else None."""
    if streamlit.session_state.get(_GONE):
        return None
    streamlit.session_state[_GONE] = True
    return read(identity.browsers_cookie(tickets.DESTINATION) or "")


def read(cookie: str) -> Destination | None:
    """Return what a cookie says; None for one that is too old, or not signed by us."""
    said, _, seal = cookie.rpartition(".")
    if not hmac.compare_digest(_seal(said).encode(), seal.encode()):
        return None
    until, _, wanted = said.partition(".")
    if int(until) < _seconds(now()):
        return None
    choices = parse_qs(bytes.fromhex(wanted).decode())
    (screen,) = choices.pop(_SCREEN)
    return Destination(screen, choices)


def _is_plain(value: str) -> bool:
    return _VALUE.fullmatch(value) is not None


def _signed(wanted: str) -> str:
    said = f"{_seconds(now()) + tickets.DESTINATION_SECONDS}.{wanted.encode().hex()}"
    return f"{said}.{_seal(said)}"


def _seal(said: str) -> str:
    return hmac.new(signing_key(store().settings), f"destination {said}".encode(), hashlib.sha256).hexdigest()


def _seconds(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp())
