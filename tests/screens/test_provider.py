"""The way to an identity provider on the sign-in page: off unless configured, and no way round the code."""

from datetime import UTC

import pytest

from dashboard.session import provider
from dashboard.vocabulary import Refused, Role
from tests.decisions.test_provider import CLIENT, PROVIDER, token
from tests.decisions.test_second_factor import code_at
from tests.people import add_user
from tests.screens.test_app import is_signed_in
from tests.screens.test_second_factor import give, turn_on
from tests.test_no_default_secrets import AUTH

BUTTON = "Sign in with your organisation's account"


@pytest.fixture
def come(app, store, now):
    """Return a function that opens the app as whoever a provider has sent back."""
    add_user(store, "sari", Role.STAFF, now, email="sari@company.example")

    def come_back(**claims):
        tab = app()
        tab.secrets["auth"] = AUTH | {"client_id": CLIENT}
        tab.user = {**token(now, **claims), "is_logged_in": True}
        return tab.run()

    return come_back


@pytest.fixture
def configured(monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_OIDC_ISSUER", PROVIDER.issuer)


def labels(shown):
    return [each.label for each in shown.button]


def test_without_a_provider_there_is_no_way_to_one_and_its_claims_are_nothing(come):
    shown = come()

    assert not is_signed_in(shown)
    assert BUTTON not in labels(shown)


def test_whoever_comes_from_the_provider_is_signed_in(come, configured):
    assert is_signed_in(come())


def test_whoever_is_refused_is_told_so_and_may_sign_in_otherwise(come, configured):
    shown = come(email="nobody@company.example")

    assert "does not open this register" in shown.error[0].value
    assert {"Sign in", BUTTON} <= set(labels(shown))
    assert "does not open this register" in shown.run().error[0].value


def test_an_old_token_is_passed_over_without_a_word(come, configured, now):
    shown = come(iat=int(now.replace(tzinfo=UTC).timestamp()) - 3600)

    assert not shown.error
    assert BUTTON in labels(shown)


def test_after_the_provider_comes_the_code_where_one_is_used(come, configured, store, now):
    turn_on(store, "sari", now)

    shown = come()

    assert not is_signed_in(shown)
    assert is_signed_in(give(shown, code_at(now)))


def test_a_provider_that_cannot_be_used_is_told_before_anything_is_served(configured, monkeypatch):
    with pytest.raises(Refused, match=r"has no \[auth\]"):
        provider.check()

    with monkeypatch.context() as without:
        without.setattr(provider.importlib.util, "find_spec", lambda name: None)
        with pytest.raises(Refused, match="Install the extra oidc"):
            provider.check()

    monkeypatch.delenv("REKISTERIVAHTI_OIDC_ISSUER")
    provider.check()
