"""Signing in, staying in, going out: with a real browser against a real server."""

import pytest
from playwright.sync_api import expect

from dashboard.text import text
from tests.browser.serving import FIRST_TIME, make_office
from tests.people import PASSWORD

_ = text("fi")


@pytest.fixture(scope="module")
def url(module_server, tmp_path_factory):
    return module_server(make_office(tmp_path_factory.mktemp("office")))


def cookie(page):
    return next((each for each in page.context.cookies() if each["name"] == "rekisterivahti"), None)


def button(page, label):
    return page.get_by_role("button", name=_(label))


def field(page, label):
    return page.get_by_role("textbox", name=_(label), exact=True)


def sign_out(page):
    button(page, "Sign out").click()
    expect(field(page, "User name")).to_be_visible()


def test_a_deep_link_survives_signing_in_and_a_reload(url, page, sign_in):
    heading = page.get_by_role("heading", name=_("Own account"))
    page.goto(f"{url}/account")
    sign_in(page, "maija")

    expect(heading).to_be_visible()
    assert f"{url}/account" == page.url

    page.reload()

    expect(heading).to_be_visible()
    assert f"{url}/account" == page.url


def test_the_page_says_its_language_name_and_icon_from_the_first_byte(url, page):
    html = page.goto(url).text()

    assert '<html lang="fi">' in html
    assert "<title>Rekisterivahti</title>" in html
    assert "favicon.png" not in html


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(url, page, sign_in):
    page.goto(url)
    sign_in(page, "maija")

    assert (True, "Strict", -1) == tuple(cookie(page)[each] for each in ("httpOnly", "sameSite", "expires"))
    assert "rekisterivahti" not in page.evaluate("document.cookie")


def test_a_copied_cookie_is_refused_after_signing_out(url, page, sign_in):
    page.goto(f"{url}/account")
    sign_in(page, "maija")
    copied = cookie(page)
    with page.expect_response("**/sign-in/cookie?*"):
        sign_out(page)
    assert cookie(page) is None

    page.context.add_cookies([copied])
    page.goto(f"{url}/account")

    expect(field(page, "User name")).to_be_visible()


def test_signing_out_in_one_tab_signs_out_the_other(url, page, sign_in):
    page.goto(f"{url}/account")
    sign_in(page, "maija")
    other = page.context.new_page()
    other.goto(f"{url}/account")
    expect(button(other, "Sign out")).to_be_visible()

    sign_out(page)
    button(other, "Change password").click()

    expect(field(other, "User name")).to_be_visible()


def test_a_wrong_password_says_no_more_than_an_unknown_name(url, page):
    page.goto(url)
    said = []
    for user_name in ("oskari", "nobody"):
        field(page, "User name").fill(user_name)
        field(page, "Password").fill("arvaus arvaus")
        button(page, "Sign in").click()
        expect(page.get_by_test_id("stAlert")).to_be_visible()
        said.append(page.get_by_test_id("stAlert").inner_text())

    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("user_name", "screen"),
    [("maija", "overview"), ("sari", "queue"), ("mauri", "figures"), ("pekka", "users")],
)
def test_each_role_begins_where_it_works(url, page, sign_in, user_name, screen):
    page.goto(url)

    sign_in(page, user_name)

    page.wait_for_url(f"{url}/{screen}*")


def test_a_deep_link_shows_a_role_nothing_that_it_may_not_see(url, page, sign_in):
    page.goto(f"{url}/users")

    sign_in(page, "mauri")

    expect(
        page.get_by_text(_("Your role does not allow this. Ask an administrator if you need it."))
    ).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)


def test_a_first_sign_in_asks_for_a_password_of_ones_own(url, page, sign_in, done):
    page.goto(f"{url}/account")
    sign_in(page, FIRST_TIME)
    expect(page.get_by_role("heading", name=_("Choose a password"))).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)

    field(page, "Current password").fill(PASSWORD)
    field(page, "New password").fill("tuuli käy yli järven")
    field(page, "New password again").fill("tuuli käy yli järven")
    with page.expect_response("**/sign-in/cookie?*"):
        button(page, "Change password").click()

    expect(page.get_by_role("heading", name=_("Own account"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=_("Own account"))).to_be_visible()


def test_the_language_is_kept_for_the_user(url, page, sign_in):
    page.goto(f"{url}/account")
    sign_in(page, "oskari")

    page.get_by_text("English", exact=True).click()

    expect(page.get_by_role("heading", name="Own account")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Own account")).to_be_visible()


def test_a_language_chosen_on_the_way_in_is_kept_for_the_user(url, page, done):
    page.goto(f"{url}/account")
    page.get_by_text("English", exact=True).click()
    page.get_by_role("textbox", name="User name").fill("mauri")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    with page.expect_response("**/sign-in/cookie?*"):
        page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Own account")).to_be_visible()
    done(page)

    page.reload()

    expect(page.get_by_role("heading", name="Own account")).to_be_visible()


def test_a_ticket_from_elsewhere_sets_no_cookie(url, page):
    answer = page.request.get(f"{url}/sign-in/cookie?ticket=made-up")

    assert 404 == answer.status
    assert "set-cookie" not in answer.headers


def test_the_scripts_of_charts_and_tables_come_while_somebody_signs_in(url, page):
    with (
        page.expect_response("**/PlotlyChart.*.js") as charts,
        page.expect_response("**/DataFrame.*.js") as tables,
    ):
        page.goto(f"{url}/account")

    expect(field(page, "User name")).to_be_visible()
    assert charts.value.ok
    assert tables.value.ok
