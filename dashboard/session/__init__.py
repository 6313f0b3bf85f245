"""Who is signed in, in which language, at what time, on which data: what every screen begins with."""

from dashboard.session.identity import account, actor, signed_in
from dashboard.session.language import switch_language, text
from dashboard.session.moment import now, today
from dashboard.session.stores import close_stores, store

__all__ = [
    "account",
    "actor",
    "close_stores",
    "now",
    "signed_in",
    "store",
    "switch_language",
    "text",
    "today",
]
