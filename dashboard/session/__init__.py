"""Who is signed in, in which language, at what time, on which data: what every screen begins with."""

from dashboard.session.destination import take as take_destination
from dashboard.session.identity import (
    account,
    actor,
    belong_to,
    hand_over_cookie,
    is_live_cookie,
    is_second_factor_demanded,
    lacks_second_factor,
    language_of,
    one_run,
    sign_out,
    signed_in,
)
from dashboard.session.language import switch_language, text
from dashboard.session.looking import notice_new_snapshot
from dashboard.session.moment import now, today
from dashboard.session.proof import proven_by
from dashboard.session.stores import close_stores, follow_settings, store

__all__ = [
    "account",
    "actor",
    "belong_to",
    "close_stores",
    "follow_settings",
    "hand_over_cookie",
    "is_live_cookie",
    "is_second_factor_demanded",
    "lacks_second_factor",
    "language_of",
    "notice_new_snapshot",
    "now",
    "one_run",
    "proven_by",
    "sign_out",
    "signed_in",
    "store",
    "switch_language",
    "take_destination",
    "text",
    "today",
]
