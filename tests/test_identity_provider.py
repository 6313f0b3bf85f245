"""Signing in by an identity provider, over real HTTP: the server, a provider beside it, real RS256 tokens."""

import json
import re
import secrets
import stat
import time
from datetime import UTC, datetime

import httpx
import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard.databases import Store
from dashboard.settings import Settings
from dashboard.text import text
from dashboard.vocabulary import Role
from tests.browser.serving import free_port, serving
from tests.identity_provider import CLIENT, CLIENT_KEY, identity_provider
from tests.people import add_user
from tests.tab import visit

_ = text("fi")
BUTTON = _("Sign in with your organisation's account")
REFUSED = _("Your organisation's account does not open this register. Ask an administrator if it should.")
THEIRS, OURS = "_streamlit_user", "rekisterivahti"
DESTINATION = "rekisterivahti_destination"
SARI = {"email": "sari@company.example", "roles": ["staff"]}


class Browser:
    """A client with a jar of cookies that follows redirections, and opens tabs."""

    def __init__(self, address):
        self.address = address
        self.client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.client.get("/_stcore/health")

    def visit(self, **more):
        cookies = "; ".join(f"{each.name}={each.value}" for each in self.client.cookies.jar)
        return visit(self.address, cookies, xsrf=self.client.cookies["_streamlit_xsrf"], **more)

    def come_by_provider(self):
        """Click the button, go to the provider and come back; return whether Streamlit believed the token."""
        self.client.get(self.visit(click=BUTTON).redirect)
        return THEIRS in self.client.cookies

    def take_cookie(self, shown):
        """Fetch our own cookie, as the invisible image of the page does."""
        (ticket,) = re.findall(r'src="\.(/sign-in/cookie\?ticket=[\w-]+)"', " ".join(shown.html))
        self.client.get(ticket)


@pytest.fixture(scope="module")
def secret():
    return secrets.token_urlsafe(32)


@pytest.fixture(scope="module")
def provider():
    with identity_provider() as served:
        yield served


@pytest.fixture(scope="module")
def address(provider, secret, tmp_path_factory):
    """Serve an office whose people come by the provider; a claim of roles narrows."""
    folder, home, port = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("home"), free_port()
    make_office(folder)
    secrets_of(home, provider, secret, port)
    environment = {
        "HOME": str(home),
        "REKISTERIVAHTI_OIDC_ISSUER": provider.issuer,
        "REKISTERIVAHTI_OIDC_ROLES_CLAIM": "roles",
    }
    with serving() as serve:
        yield serve(Settings(data=folder, demo=False), port=port, **environment)


def make_office(folder):
    store, now = Store(Settings(data=folder, demo=False)), datetime.now(UTC).replace(tzinfo=None)
    for name in ("sari", "sirpa"):
        add_user(store, name, Role.STAFF, now, email=f"{name}@company.example")
    with store.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sirpa", active=False)
    store.close()


def secrets_of(home, provider, secret, port):
    values = {
        "redirect_uri": f"http://localhost:{port}/oauth2callback",
        "cookie_secret": secret,
        "client_id": CLIENT,
        "client_secret": CLIENT_KEY,
        "server_metadata_url": f"{provider.issuer}/.well-known/openid-configuration",
    }
    file = home / ".streamlit" / "secrets.toml"
    file.parent.mkdir()
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    file.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
    file.chmod(stat.S_IRUSR | stat.S_IWUSR)


@pytest.fixture
def browser(address, provider):
    provider.claims, provider.forge = dict(SARI), None
    return Browser(address)


def test_the_provider_opens_a_session_of_ours_and_signing_out_ends_both(browser, provider):
    assert browser.come_by_provider()
    shown = browser.visit()
    assert _("Sign out") in shown.labels
    copied = browser.client.cookies[THEIRS]

    browser.take_cookie(shown)
    browser.client.cookies.delete(THEIRS)
    assert _("Sign out") in browser.visit().labels  # by our own cookie alone
    own = browser.client.cookies[OURS]

    browser.client.cookies.set(THEIRS, copied, domain="localhost.local")
    left = browser.visit(click=_("Sign out"))
    assert "/auth/logout" in left.redirect
    browser.client.get(left.redirect)
    assert [CLIENT] == [each["client_id"] for each in provider.signed_out]

    for name, value in ((OURS, own), (THEIRS, copied)):
        again = Browser(browser.address)
        again.client.cookies.set(name, value, domain="localhost.local")
        assert _("Sign out") not in again.visit().labels


def test_what_streamlit_keeps_of_a_token_ends_with_the_browser_and_goes_over_tls_only(browser):
    redirect = browser.visit(click=BUTTON).redirect
    browser.client.headers["x-forwarded-proto"] = "https"
    browser.client.follow_redirects = False
    began = browser.client.get(redirect)
    state = began.headers["set-cookie"].split(";")[0]  # the client would not send it without TLS

    returned = httpx.get(began.headers["location"])
    came = browser.client.get(returned.headers["location"], headers={"cookie": state})

    kept = [began.headers["set-cookie"], *came.headers.get_list("set-cookie")]
    assert 3 <= len(kept)
    assert any(each.startswith(f"{THEIRS}=") for each in kept)
    for each in kept:
        assert each.endswith("; Secure")
        assert not re.search("max-age=[1-9]|expires=", each, re.IGNORECASE)


def test_a_deep_link_survives_the_way_to_the_provider_and_back_once(browser):
    asked = browser.visit(screen="case", query="case=12&name=Virtanen&status=Matti%20Virtanen")
    browser.take_cookie(asked)
    wanted = browser.client.cookies[DESTINATION]
    assert browser.come_by_provider()

    shown = browser.visit(screen="")

    assert ("case", "case=12") == (shown.screen, shown.query)
    assert _("Sign out") in shown.labels
    browser.take_cookie(shown)
    assert DESTINATION not in browser.client.cookies
    assert "queue" == browser.visit(screen="").screen
    for other in (wanted.replace(wanted[:3], "999", 1), wanted[:-1], "no cookie", "ä.ö.å"):
        browser.client.cookies.set(DESTINATION, other, domain="localhost.local")
        assert "queue" == browser.visit(screen="").screen


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@company.example"},
        {"email": "sirpa@company.example"},
        {"email_verified": False},
        {"roles": ["officer"]},
        {"roles": None},
    ],
    ids=["unknown", "disabled", "not verified", "narrowed", "no role"],
)
def test_a_token_that_the_provider_stands_for_opens_no_account_that_it_should_not(browser, provider, claims):
    provider.claims |= claims

    assert browser.come_by_provider()

    shown = browser.visit()
    assert REFUSED in shown.alerts
    assert _("Sign out") not in shown.labels


@pytest.mark.parametrize("forge", ["unsigned", "key", "nonce", "state"])
def test_a_forged_answer_brings_nobody_back(browser, provider, forge):
    provider.forge = forge

    assert not browser.come_by_provider()
    assert _("Sign out") not in browser.visit().labels


@pytest.mark.parametrize(
    "claims", [{"iat": 1000, "exp": 2000}, {"aud": "another"}, {"iss": "http://another.example"}], ids=repr
)
def test_a_token_that_is_expired_or_of_and_for_others_brings_nobody_back(browser, provider, claims):
    provider.claims |= claims

    assert not browser.come_by_provider()
    assert _("Sign out") not in browser.visit().labels


@pytest.mark.parametrize(
    ("key", "minutes", "opens"), [(None, 0, True), (None, 6, False), ("REPLACE", 0, False), ("", 0, False)]
)
def test_streamlits_cookie_opens_nothing_when_it_is_old_or_signed_with_another_key(
    browser, provider, secret, key, minutes, opens
):
    made = int(time.time()) - 60 * minutes
    token = {
        "iss": provider.issuer,
        "sub": "1",
        "aud": CLIENT,
        "nonce": "n",
        "iat": made,
        "exp": made + 36000,
    }
    streamlits = {"is_logged_in": True, "origin": browser.address, "provider": "default"}
    claims = json.dumps({**SARI, **token, **streamlits, "email_verified": True})
    signed = create_signed_value(secret if key is None else key, THEIRS, claims)
    browser.client.cookies.set(THEIRS, signed.decode(), domain="localhost.local")

    assert opens == (_("Sign out") in browser.visit().labels)
