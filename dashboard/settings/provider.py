"""The office's identity provider (OpenID Connect), off where nothing is set; what its secrets must be."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.vocabulary import Refused

EMAIL: Final = "email"
LEAST_SECRET: Final = 32
_NEEDED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_PLACEHOLDER: Final = re.compile(r"replace|change.?me|x{4}|\.\.\.|<|>", re.IGNORECASE)
_GUESSABLE: Final = re.compile(r"example|secret|password|streamlit|cookie", re.IGNORECASE)
_PROTECTED: Final = re.compile(r"https://[^\s/?#]+|http://(localhost|127\.0\.0\.1)(:\d+)?(?=/|$)")
_LEAST_LETTERS: Final = 10  # "aaaa…" is no secret


@dataclass(frozen=True)
class Provider:
    """Whose tokens count, the claim that names the account, and the claim that lists roles, if any does.

    `name_claim`: `email` is looked for among the accounts' addresses, anything else among the user names.
    """

    issuer: str
    name_claim: str = EMAIL
    roles_claim: str | None = None

    @property
    def by_email(self) -> bool:
        """Whether accounts are found by their address, which the provider must have verified."""
        return self.name_claim == EMAIL


def load_provider() -> Provider | None:
    """Return what `$REKISTERIVAHTI_OIDC_…` says; None where no issuer is named. Raises `Refused`."""
    issuer = _given("ISSUER")
    if issuer is None:
        return None
    _check_address("REKISTERIVAHTI_OIDC_ISSUER", issuer)
    return Provider(issuer, _given("NAME_CLAIM") or EMAIL, _given("ROLES_CLAIM"))


def check_auth(auth: Mapping[str, object]) -> None:
    """Raise `Refused` where `[auth]` of secrets.toml lacks something, or holds a placeholder or no secret."""
    for name in _NEEDED:
        given = str(auth.get(name) or "").strip()
        if not given or _PLACEHOLDER.search(given):
            raise Refused("[auth] in .streamlit/secrets.toml lacks {name}.", name=name)
    if _GUESSABLE.search(str(auth["client_secret"])):
        raise Refused("client_secret in .streamlit/secrets.toml is not one that a provider gives out.")
    secret = str(auth["cookie_secret"])
    if len(secret) < LEAST_SECRET or len(set(secret)) < _LEAST_LETTERS or _GUESSABLE.search(secret):
        raise Refused(
            "cookie_secret in .streamlit/secrets.toml is no random text of 32 letters. Make one: python -c "
            "'import secrets; print(secrets.token_urlsafe(32))'"
        )
    for name in ("redirect_uri", "server_metadata_url"):
        _check_address(name, str(auth[name]))
    if not str(auth["redirect_uri"]).endswith("/oauth2callback"):
        raise Refused("redirect_uri in .streamlit/secrets.toml must end in /oauth2callback.")


def _check_address(name: str, address: str) -> None:
    if not _PROTECTED.match(address):
        raise Refused("{name} must be an address that begins with https://.", name=name)


def _given(name: str) -> str | None:
    return os.environ.get(f"REKISTERIVAHTI_OIDC_{name}", "").strip() or None
