"""Signing in by an identity provider's token: what it must say, and which account it opens.

Streamlit and Authlib have checked signature, nonce, issuer and audience when the token came. But Streamlit
keeps its claims in a cookie for thirty days, looks at their expiry no more, and knows no signing out. So a
token opens a session of ours within five minutes, once; then only the session's row counts. Roles are our
table's: a claim can shut somebody out, and give nobody anything.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from dashboard.databases import Transaction
from dashboard.decisions import sessions
from dashboard.decisions.account import DEMO_NAMES, Account, everybody
from dashboard.decisions.ledger import canonical, record_act
from dashboard.decisions.sign_in import HalfWay
from dashboard.settings import Provider
from dashboard.vocabulary import SYSTEM

FRESH: Final = timedelta(minutes=5)
_SKEW: Final = timedelta(minutes=1)
_SMALL: Final = str.maketrans(f"{ascii_uppercase}ÅÄÖ", f"{ascii_lowercase}åäö")

Claims = Mapping[str, object]


@dataclass(frozen=True)
class NotAccepted:
    """Why a token opened nothing, as a code for the history: the person is told the same for each."""

    why: str


def is_fresh(claims: Claims, now: datetime) -> bool:
    """Tell whether a token was made a moment ago and has not expired; `now` is naive UTC."""
    made, ends = _moment(claims.get("iat")), _moment(claims.get("exp"))
    return bool(made and ends and now - FRESH < made < now + _SKEW and now < ends)


def sign_in_by(
    transaction: Transaction, provider: Provider, client_id: str, claims: Claims, now: datetime
) -> str | HalfWay | NotAccepted | None:
    """Begin a session and return its cookie, or who has to give a code, or why not; None for a used token.

    The refusal stands in the history without a word of who it was: that is nobody of ours.
    """
    mark = _mark(claims)
    if transaction.row("queue/session/known", session_id=mark):
        return None
    why = _fault_of(provider, client_id, claims, now)
    account = why or _account_of(transaction, provider, claims)
    if isinstance(account, NotAccepted):
        _spend(transaction, mark, "unknown", now)
        record_act(transaction, SYSTEM, "refuse_provider", now, {"why": account.why})
        return account
    _spend(transaction, mark, account.user_name, now)
    if account.second_factor:
        return HalfWay(account.user_name, account.password_hash, now)
    return sessions.start(transaction, account, now)


def _fault_of(provider: Provider, client_id: str, claims: Claims, now: datetime) -> NotAccepted | None:
    """Return what is wrong with a token whoever it names, if anything is."""
    if claims.get("iss") != provider.issuer:
        return NotAccepted("issuer")
    audience = claims.get("aud")
    for_whom = audience if isinstance(audience, list) else [audience]
    if client_id not in for_whom or (len(for_whom) > 1 and claims.get("azp") != client_id):
        return NotAccepted("audience")
    if not (claims.get("sub") and claims.get("nonce")):
        return NotAccepted("incomplete")
    return None if is_fresh(claims, now) else NotAccepted("expired")


def _account_of(transaction: Transaction, provider: Provider, claims: Claims) -> Account | NotAccepted:
    """Return the one active account that a token names; of roles that are claimed, its own must be one."""
    named = _lower(str(claims.get(provider.name_claim) or "").strip())
    if provider.by_email and claims.get("email_verified") is not True:
        return NotAccepted("not_verified")
    found = [each for each in everybody(transaction) if named and named == _name_of(provider, each)]
    usable = [each for each in found if each.active and each.user_name not in DEMO_NAMES]
    if len(usable) != 1:
        return NotAccepted("disabled" if found and not usable else "unknown")
    if provider.roles_claim and usable[0].role.value not in _texts(claims.get(provider.roles_claim)):
        return NotAccepted("role")
    return usable[0]


def _name_of(provider: Provider, account: Account) -> str:
    return _lower((account.email or "") if provider.by_email else account.user_name)


def _lower(text: str) -> str:
    """Return it with small letters; casefold would make letters of signs that only look like them."""
    return text.translate(_SMALL)


def _texts(claim: object) -> Sequence[object]:
    """Return a claim that may be one text or many."""
    return claim if isinstance(claim, list) else [claim]


def _moment(claim: object) -> datetime | None:
    """Return seconds since 1970 as naive UTC; None for anything else."""
    if isinstance(claim, bool) or not isinstance(claim, int | float) or not 0 < claim < 2**40:
        return None
    return datetime.fromtimestamp(claim, UTC).replace(tzinfo=None)


def _mark(claims: Claims) -> str:
    """Return what tells a token from every other: hashed, among the sessions' ids."""
    what = {name: claims.get(name) for name in ("iss", "sub", "aud", "iat", "nonce")}
    return hashlib.sha256(f"token of a provider: {canonical(what)}".encode()).hexdigest()


def _spend(transaction: Transaction, mark: str, user_name: str, now: datetime) -> None:
    """Keep a token's mark as a session that has ended: no copy of the token opens another one."""
    transaction.write("queue/session/spend_token", session_id=mark, user_name=user_name, now=now)
