"""A provider's token opens a session once, soon, for one active account of ours, and gives no role."""

import json
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from dashboard.decisions import sessions
from dashboard.decisions.provider import NotAccepted, is_fresh, sign_in_by
from dashboard.decisions.sessions import session_id_of
from dashboard.decisions.sign_in import HalfWay
from dashboard.settings import Provider
from dashboard.vocabulary import Role
from tests.people import add_user
from tests.screens.acting import events

PROVIDER = Provider("https://provider.example")
BY_NAME = replace(PROVIDER, name_claim="preferred_username")
BY_ROLE = replace(PROVIDER, roles_claim="roles")
CLIENT = "register"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(store, now):
    add_user(store, "sari", Role.STAFF, now, email="Sari@company.example")
    return store


def token(now, **claims):
    """Return the claims of a good token of Sari's."""
    seconds = int(now.replace(tzinfo=UTC).timestamp())
    good = {
        "iss": PROVIDER.issuer,
        "sub": "4711",
        "aud": CLIENT,
        "iat": seconds,
        "exp": seconds + 3600,
        "nonce": "n1",
        "email": "sari@company.example",
        "email_verified": True,
        "preferred_username": "sari",
    }
    return {name: value for name, value in {**good, **claims}.items() if value is not None}


def come(store, claims, now, provider=PROVIDER):
    with store.transaction() as transaction:
        return sign_in_by(transaction, provider, CLIENT, claims, now)


def test_a_good_token_opens_a_session_of_ours_with_our_role_and_our_limits(office, now):
    cookie = come(office, token(now, roles=["officer"], role="admin"), now)

    with office.transaction() as transaction:
        found = sessions.find(transaction, session_id_of(cookie), now)
        assert ("sari", Role.STAFF) == (found.account.user_name, found.account.role)
        assert sessions.find(transaction, session_id_of(cookie), now + sessions.IDLE) is None
    assert [("sign_in", "sari", "{}")] == events(office)


REFUSED = (
    ({"iss": "https://other.example"}, "issuer"),
    ({"iss": "https://provider.example/"}, "issuer"),
    ({"iss": None}, "issuer"),
    ({"aud": "other"}, "audience"),
    ({"aud": None}, "audience"),
    ({"aud": [CLIENT, "other"]}, "audience"),
    ({"aud": [CLIENT, "other"], "azp": "other"}, "audience"),
    ({"sub": None}, "incomplete"),
    ({"nonce": None}, "incomplete"),
    ({"exp": None}, "expired"),
    ({"exp": "4102444800"}, "expired"),
    ({"exp": 1}, "expired"),
    ({"iat": None}, "expired"),
    ({"iat": True}, "expired"),
    ({"iat": 2**63}, "expired"),
    ({"email": "nobody@company.example"}, "unknown"),
    ({"email": None}, "unknown"),
    ({"email": "ſari@company.example"}, "unknown"),
    ({"email_verified": False}, "not_verified"),
    ({"email_verified": None}, "not_verified"),
    ({"email_verified": "true"}, "not_verified"),
)


def test_any_other_opens_nothing_and_its_reason_alone_is_in_the_history(office, now):
    found = [
        (claims, come(office, token(now, **{"nonce": str(n)} | claims), now))
        for n, (claims, _) in enumerate(REFUSED)
    ]

    assert [(claims, NotAccepted(why)) for claims, why in REFUSED] == found
    told = [(step, actor, json.loads(details)) for step, actor, details in events(office)]
    assert [("refuse_provider", "system", {"why": why}) for _, why in REFUSED] == told


def test_an_audience_of_many_is_ours_where_we_asked(office, now):
    for nonce, audience in enumerate(({"aud": [CLIENT]}, {"aud": [CLIENT, "other"], "azp": CLIENT})):
        assert isinstance(come(office, token(now, nonce=str(nonce), **audience), now), str)


@pytest.mark.parametrize(
    ("made", "ends", "fresh"),
    [
        (0, 60, True),
        (-4, 60, True),
        (-5, 60, False),
        (0, 0, False),
        (1, 60, False),
        (0.5, 60, True),
        (-4, -1, False),
    ],
)
def test_a_token_is_fresh_for_five_minutes_and_never_past_its_end(now, made, ends, fresh):
    seconds = now.replace(tzinfo=UTC).timestamp()

    assert fresh == is_fresh({"iat": seconds + made * 60, "exp": seconds + ends * 60}, now)


def test_a_token_opens_one_session_and_its_copy_none_also_after_signing_out_and_a_restart(
    office, settings, now
):
    cookie = come(office, token(now), now)
    assert come(office, token(now), now) is None
    with office.transaction() as transaction:
        sessions.sign_out(transaction, sessions.find(transaction, session_id_of(cookie), now), now)
    office.close()
    reopened = type(office)(settings)

    assert come(reopened, token(now), now + MINUTE) is None
    assert come(reopened, token(now, nonce="n2"), now + MINUTE)
    reopened.close()


def test_a_refused_token_is_told_of_once(office, now):
    for _ in range(3):
        come(office, token(now, email="nobody@company.example"), now)

    assert 1 == len(events(office, "refuse_provider"))


def test_a_disabled_account_is_not_opened(office, now):
    with office.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sari", active=False)

    assert NotAccepted("disabled") == come(office, token(now), now)


def test_an_address_of_two_accounts_opens_neither(office, now):
    add_user(office, "sirpa", Role.OFFICER, now, email="sari@company.example")

    assert NotAccepted("unknown") == come(office, token(now), now)


def test_accounts_without_an_address_are_not_found_by_none(office, now):
    add_user(office, "sirpa", Role.OFFICER, now)

    assert NotAccepted("unknown") == come(office, token(now, email=None), now)


def test_another_claim_is_the_user_name(office, now):
    for name, opens in (("sari", True), ("SARI", True), ("sirpa", False), (None, False)):
        claims = token(now, nonce=f"n{name}", preferred_username=name, email_verified=None)
        assert opens == isinstance(come(office, claims, now, BY_NAME), str), name


def test_the_demos_names_are_opened_by_nobody(office, now):
    add_user(office, "officer", Role.OFFICER, now)

    assert isinstance(come(office, token(now, preferred_username="officer"), now, BY_NAME), NotAccepted)


def test_a_claim_of_roles_narrows_and_nothing_else(office, now):
    for roles in (["staff"], "staff", ["officer", "staff"]):
        assert isinstance(come(office, token(now, nonce=f"n{roles}", roles=roles), now, BY_ROLE), str), roles
    for roles in (["officer"], [], "staffing", None):
        assert NotAccepted("role") == come(office, token(now, nonce=f"n{roles}", roles=roles), now, BY_ROLE)


def test_whoever_uses_two_step_sign_in_gives_a_code_after_the_provider_too(office, now):
    with office.transaction() as transaction:
        transaction.write("queue/account/set_second_factor", user_name="sari", second_factor="sealed")

    done = come(office, token(now), now)

    assert isinstance(done, HalfWay)
    assert [] == events(office, "sign_in")
