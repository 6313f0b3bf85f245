"""Cookies that must sign nobody in."""

import jwt

# What streamlit-authenticator writes into its cookie, and the name and key that its examples give it.
CLAIMS = {"username": "sari", "exp_date": 4102444800.0, "exp": 4102444800}
THEIR_NAME, THEIR_KEY = "some_cookie_name", "some_key"


def forged(cookie, session_id, signing_key):
    """Return cookies that somebody might make of what they know, by what they are."""
    return {
        "nothing": "",
        "made up": "a" * 43,
        "cut": cookie[:-1],
        "longer": f"{cookie}A",
        "in other letters": cookie.swapcase(),
        "the row's own id": session_id,
        "unsigned JWT": jwt.encode(CLAIMS, None, algorithm="none"),
        "JWT signed with another key": jwt.encode(CLAIMS, "another key " * 4),
        "JWT signed with our own key": jwt.encode(CLAIMS, signing_key.hex()),
    }


def of_the_authenticator(signing_key):
    """Return headers with streamlit-authenticator's cookie: signed with its key, with ours, not at all."""
    signed = [jwt.encode(CLAIMS, key) for key in (THEIR_KEY.ljust(32), signing_key.hex())]
    return [f"{THEIR_NAME}={each}" for each in [*signed, jwt.encode(CLAIMS, None, algorithm="none")]]
