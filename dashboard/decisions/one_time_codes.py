"""One-time codes of an authenticator app (RFC 6238), and recovery codes for whoever has lost it.

What an account keeps of them is sealed with a key derived from keys/signing.key: in a copied database alone
neither can the secret be read nor a recovery code be tried out.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

STEP_SECONDS: Final = 30
RECOVERY_CODES: Final = 10
_STEPS: Final = (-1, 0, 1)  # a telephone's clock may be half a minute off
_NONCE_BYTES: Final = 12
_READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class SecondFactor:
    """The secret (base32), the last step whose code was used, keyed hashes of the recovery codes left."""

    secret: str = field(repr=False)
    last_step: int = 0
    recovery: tuple[str, ...] = field(default=(), repr=False)


# Compared with where there is nothing to compare with: the same work for everybody.
_NOBODYS: Final = SecondFactor(pyotp.random_base32(), 2**62, ("0" * 64,) * RECOVERY_CODES)


def new_secret() -> str:
    """Return a secret of 160 bits, in base32 as authenticator apps take it."""
    return pyotp.random_base32()


def address(secret: str, user_name: str) -> str:
    """Return the otpauth address that an authenticator app reads out of a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=user_name, issuer_name="Rekisterivahti")


def new_recovery_codes() -> list[str]:
    """Return ten codes that can be written down, of 59 bits each."""
    return ["-".join(_letters(4) for _ in range(3)) for _ in range(RECOVERY_CODES)]


def with_recovery(key: bytes, factor: SecondFactor, codes: Sequence[str]) -> SecondFactor:
    """Return the factor with these recovery codes in place of all others."""
    return replace(factor, recovery=tuple(_hash(key, _plain(code)) for code in codes))


def use(key: bytes, factor: SecondFactor | None, given: str, now: datetime) -> SecondFactor | None:
    """Return what is left of a factor once a code is used; None for a code that is wrong or was used.

    `now` is naive UTC. The step before and the one after count, each once and none that is older.
    """
    known, code = factor or _NOBODYS, _plain(given)
    step = _step(known, code, now)
    hashed = _hash(key, code)
    left = tuple(each for each in known.recovery if not hmac.compare_digest(each, hashed))
    if step is not None:
        return replace(known, last_step=step)
    return replace(known, recovery=left) if len(left) < len(known.recovery) else None


def seal(key: bytes, user_name: str, factor: SecondFactor) -> str:
    """Return the factor as text that only the holder of the key can read, and for this user only."""
    content = json.dumps(vars(factor)).encode()
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derived(key, "seal")).encrypt(nonce, content, user_name.encode())
    return base64.b64encode(nonce + sealed).decode()


def unseal(key: bytes, user_name: str, sealed: str) -> SecondFactor | None:
    """Return the factor; None where it was sealed with another key or for somebody else, or is damaged."""
    try:
        raw = base64.b64decode(sealed, validate=True)
        nonce, content = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
        values = json.loads(AESGCM(_derived(key, "seal")).decrypt(nonce, content, user_name.encode()))
    except (InvalidTag, ValueError):
        return None
    return SecondFactor(values["secret"], values["last_step"], tuple(values["recovery"]))


def _step(factor: SecondFactor, code: str, now: datetime) -> int | None:
    """Return the step whose code this is, if none so late has been used."""
    current = int(now.replace(tzinfo=UTC).timestamp()) // STEP_SECONDS
    codes = pyotp.TOTP(factor.secret)
    fitting = [
        step
        for step in (current + each for each in _STEPS)
        if hmac.compare_digest(codes.generate_otp(step), code) and step > factor.last_step
    ]
    return min(fitting, default=None)


def _plain(given: str) -> str:
    """Return a code as it is compared: apps and papers show it in groups."""
    return "".join(letter for letter in given.lower() if letter.isascii() and letter.isalnum())


def _letters(number: int) -> str:
    return "".join(secrets.choice(_READABLE) for _ in range(number))


def _hash(key: bytes, code: str) -> str:
    return hmac.new(_derived(key, "recovery"), code.encode(), hashlib.sha256).hexdigest()


def _derived(key: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"Rekisterivahti second factor: {purpose}".encode()).derive(key)
