"""No cookie but that of a live session signs anybody in: asked of the real server over its web socket."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.databases import Store
from dashboard.decisions import accounts, sessions
from dashboard.decisions.keys import signing_key
from dashboard.decisions.sessions import session_id_of
from dashboard.text import text
from dashboard.vocabulary import Actor, Role
from tests.browser.serving import make_office, serving
from tests.cookies import forged, of_the_authenticator
from tests.people import add_user, sign_in
from tests.tab import visit

ADMIN = Actor("pekka", Role.ADMIN)
_ = text("fi")


@pytest.fixture(scope="module")
def cookies(tmp_path_factory):
    """Serve an office; return its address, a live cookie, and headers that must sign nobody in."""
    settings = make_office(tmp_path_factory.mktemp("office"))
    store, now = Store(settings), datetime.now(UTC).replace(tzinfo=None)
    for name in ("disabled", "changed"):
        add_user(store, name, Role.STAFF, now)
    live, ended = sign_in(store, "sari", now), dead(store, now)
    store.close()
    key = signing_key(settings)
    made = ended | forged(live, session_id_of(live), key)
    with serving() as serve:
        yield (
            serve(settings),
            live,
            [f"rekisterivahti={each}" for each in made.values()] + of_the_authenticator(key),
        )


def dead(store, now):
    """Return cookies of sessions that were real, by how they ended."""
    made = {
        "signed out": sign_in(store, "sari", now),
        "idle": sign_in(store, "sari", now - timedelta(minutes=31)),
        "too old": sign_in(store, "sari", now - timedelta(hours=10)),
        "disabled": sign_in(store, "disabled", now),
        "changed": sign_in(store, "changed", now),
    }
    with store.transaction() as transaction:
        sessions.sign_out(
            transaction, sessions.find(transaction, session_id_of(made["signed out"]), now), now
        )
        transaction.write("queue/session/touch", session_id=session_id_of(made["too old"]), now=now)
        accounts.disable(transaction, ADMIN, "disabled", now)
        accounts.reset_password(transaction, ADMIN, "changed", now)
    return made


def test_only_the_cookie_of_a_live_session_opens_the_app(cookies):
    address, live, refused = cookies

    assert _("Sign out") in visit(address, f"rekisterivahti={live}").labels
    shown = [visit(address, each).labels for each in refused]

    assert 17 == len(shown)
    assert [] == [each for each in shown if _("Sign out") in each or _("Password") not in each]
