"""Passwords: how long, how hashed. bcrypt, as in streamlit-authenticator, whose form checks them."""

import secrets
import unicodedata

import bcrypt

from dashboard.demo import DEMO_PASSWORD
from dashboard.vocabulary import Refused

LEAST_CHARACTERS = 12
MOST_BYTES = 72  # bcrypt reads no further
_LEAST_DIFFERENT = 5  # "aaaaaaaaaaaa" is no password
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def normal(password: str) -> str:
    """Return the password as every keyboard writes it: NFC, and without blanks around it.

    The sign-in form of streamlit-authenticator strips them, too.
    """
    return unicodedata.normalize("NFC", password.strip())


def comparable(password: str) -> str:
    """Return what to compare with a hash: nothing instead of more than bcrypt takes."""
    given = normal(password)
    return given if len(given.encode()) <= MOST_BYTES else ""


def hash_password(password: str) -> str:
    """Return the bcrypt hash of a password."""
    return bcrypt.hashpw(normal(password).encode(), bcrypt.gensalt()).decode()


def matches(password: str, password_hash: str) -> bool:
    """Tell whether a password is the one that was hashed."""
    return bcrypt.checkpw(comparable(password).encode(), password_hash.encode())


def check_new(password: str, user_name: str) -> None:
    """Raise `Refused` where a password is too short, too long for bcrypt, or the user name again."""
    given = normal(password)
    if len(given) < LEAST_CHARACTERS:
        raise Refused("A password has at least {least} characters.", least=LEAST_CHARACTERS)
    if len(given.encode()) > MOST_BYTES:
        raise Refused("This password is too long: at most {most} bytes.", most=MOST_BYTES)
    known = given.lower()
    if user_name in known or known == DEMO_PASSWORD or len(set(given)) < _LEAST_DIFFERENT:
        raise Refused("This password is too easy to guess.")


def one_time_password() -> str:
    """Return a random password that can be read out on the telephone: 16 letters and digits, 79 bits."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))
