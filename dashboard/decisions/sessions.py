"""Sessions: a row decides whether somebody is signed in; the cookie only names the row.

The cookie holds 32 random bytes and the row their SHA-256: whoever copies the database cannot sign in with
it, and whoever copies a cookie can use it no longer than the row is live.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from dashboard.databases import Transaction
from dashboard.decisions.account import Account, Reader, read
from dashboard.decisions.ledger import record_act

IDLE: Final = timedelta(minutes=30)
LIFETIME: Final = timedelta(hours=10)
TOUCH_EVERY: Final = timedelta(minutes=1)
KEPT: Final = timedelta(days=90)
# So far a clock may be set back while people are at work. A session from further ahead began under a clock
# that was wrong: it would live for as long as that was.
SET_BACK: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Session:
    """A live session and whose it is; moments are naive UTC."""

    session_id: str
    started_at: datetime
    last_seen_at: datetime
    account: Account


def session_id_of(cookie: str) -> str:
    """Return the id of the session that a cookie names."""
    return hashlib.sha256(cookie.encode()).hexdigest()


def start(transaction: Transaction, account: Account, now: datetime) -> str:
    """Begin a session and return what its cookie holds."""
    cookie = secrets.token_urlsafe(32)
    session_id = session_id_of(cookie)
    transaction.write("queue/session/start", session_id=session_id, user_name=account.user_name, now=now)
    record_act(transaction, account.actor, "sign_in", now)
    return cookie


def find(reader: Reader, session_id: str, now: datetime) -> Session | None:
    """Return the session if it is live: not ended, not idle too long, not too old, its account active."""
    row = reader.row("queue/session/find", session_id=session_id)
    if row is None:
        return None
    values: dict[str, Any] = {name: row[name] for name in ("session_id", "started_at", "last_seen_at")}
    session = Session(**values, account=read(row))
    return session if is_live(session.started_at, session.last_seen_at, now) else None


def is_live(started_at: datetime, last_seen_at: datetime, now: datetime) -> bool:
    """Tell whether a session that nobody has ended has not run out by itself."""
    return -SET_BACK <= now - last_seen_at < IDLE and -SET_BACK <= now - started_at < LIFETIME


def needs_touch(session: Session, now: datetime) -> bool:
    """Tell whether to write that somebody is at work: at most once a minute."""
    return now - session.last_seen_at >= TOUCH_EVERY


def touch(transaction: Transaction, session: Session, now: datetime) -> None:
    """Note that somebody is at work."""
    transaction.write("queue/session/touch", session_id=session.session_id, now=now)


def sign_out(transaction: Transaction, session: Session, now: datetime) -> None:
    """End a session: its cookie is refused from now on, in every tab and every copy."""
    transaction.write("queue/session/end", session_id=session.session_id, now=now, reason="signed_out")
    record_act(transaction, session.account.actor, "sign_out", now)


def end_all(transaction: Transaction, user_name: str, now: datetime, reason: str) -> int:
    """End every session of a user; return how many rows that touched."""
    return transaction.write("queue/session/end_all", user_name=user_name, now=now, reason=reason)


def count_open(reader: Reader, now: datetime) -> int:
    """Return how many sessions are live, as `is_live` has it."""
    began, seen, ahead = now - LIFETIME, now - IDLE, now + SET_BACK
    row = reader.row("queue/session/open", began_after=began, seen_after=seen, ahead=ahead)
    return int(str(row["sessions"])) if row else 0


def forget_old(transaction: Transaction, now: datetime) -> int:
    """Delete sessions of more than 90 days ago (daily work); the history keeps who signed in when."""
    return transaction.write("queue/session/forget", before=now - KEPT)
