"""Two-step sign-in on the screens: asked for, set up, demanded, turned off, reset."""

import re

import pytest
import streamlit

from dashboard.decisions import second_factor
from dashboard.decisions.account import find
from dashboard.decisions.keys import signing_key
from dashboard.vocabulary import SYSTEM, Role
from tests.decisions.test_second_factor import SECRET, STEP, WRONG, code_at
from tests.decisions.test_sign_in import fail
from tests.people import PASSWORD, add_user
from tests.screens.test_app import button, field, fill, is_signed_in

FAILED = (
    "The code is wrong or was used before, or too many tries have failed. Wait for the app's next code, "
    "or try again in a while."
)

WRONG_PASSWORD = "The current password is wrong, or too many tries have failed. Try again in a while."


@pytest.fixture
def pictures(monkeypatch):
    """Keep what is drawn as pictures: Streamlit's harness does not."""
    drawn, draw = [], streamlit.delta_generator.DeltaGenerator.image
    monkeypatch.setattr(
        streamlit.delta_generator.DeltaGenerator,
        "image",
        lambda self, what, **more: drawn.append(what) or draw(self, what, **more),
    )
    return drawn


@pytest.fixture
def own_account(app, store, now):
    """Sari's own account, signed in: by names of the demo nobody proves a password here."""
    add_user(store, "sari", Role.STAFF, now)
    return fill(app().run(), "sari", PASSWORD).switch_page("screens/account.py").run()


def turn_on(store, user_name, now):
    with store.transaction() as transaction:
        key = signing_key(store.settings)
        return second_factor.turn_on(transaction, key, user_name, SECRET, code_at(now - STEP), now)


def account(store, user_name):
    with store.page(SYSTEM) as page:
        return find(page, user_name)


def give(app, code):
    field(app, "Code").input(code)
    return button(app, "Sign in").click().run()


def set_up(shown, now, password=PASSWORD):
    """Turn it on as a person does: read the key, give password and code; return what comes then."""
    secret = shown.code[0].value.replace(" ", "")
    shown.text_input(key="second_factor_on_password").input(password)
    field(shown, "Code").input(code_at(now, secret))
    return button(shown, "Turn on").click().run()


def test_after_the_password_the_code_is_asked_for(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    recovery = turn_on(store, "sari", now)

    shown = fill(app().run(), "sari", PASSWORD)
    assert ["Code"] == [each.label for each in shown.text_input]
    assert not is_signed_in(shown)

    shown = give(shown, WRONG)
    assert [FAILED] == [each.value for each in shown.error]
    shown = give(shown, code_at(now - STEP))
    assert [FAILED] == [each.value for each in shown.error]
    assert is_signed_in(give(shown, code_at(now)))

    other = fill(app().run(), "sari", PASSWORD)
    assert is_signed_in(give(other, recovery[0]))


def test_whoever_starts_again_is_asked_for_the_password(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    turn_on(store, "sari", now)
    shown = fill(app().run(), "sari", PASSWORD)

    shown = button(shown, "Start again").click().run()

    assert ["User name", "Password"] == [each.label for each in shown.text_input]


def test_an_account_turns_it_on_and_sees_its_recovery_codes_once(own_account, store, now, pictures):
    screen = button(own_account, "Set up two-step sign-in").click().run()
    assert any(each.startswith("<svg") for each in pictures if isinstance(each, str))
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", screen.code[0].value)
    screen = set_up(screen, now)

    assert 10 == len(screen.code[0].value.splitlines())
    assert account(store, "sari").second_factor
    assert not screen.sidebar.button
    screen = button(screen, "I have noted them").click().run()
    assert not screen.code
    assert ["Own account"] == [each.value for each in screen.title]


def test_a_wrong_first_code_turns_nothing_on(own_account, store):
    screen = button(own_account, "Set up two-step sign-in").click().run()
    key = screen.code[0].value

    screen.text_input(key="second_factor_on_password").input(PASSWORD)
    field(screen, "Code").input(WRONG)
    screen = button(screen, "Turn on").click().run()

    assert "not the code of the app" in screen.error[0].value
    assert key == screen.code[0].value
    assert account(store, "sari").second_factor is None


def test_without_the_password_nobody_turns_it_on_and_guessing_it_pauses_the_name(
    own_account, app, store, now
):
    screen = button(own_account, "Set up two-step sign-in").click().run()
    fail(store, "sari", 4, now, key=signing_key(store.settings))

    for password in ("arvaus arvaus", PASSWORD):
        screen = set_up(screen, now, password)
        assert [WRONG_PASSWORD] == [each.value for each in screen.error]

    assert account(store, "sari").second_factor is None
    assert not is_signed_in(fill(app().run(), "sari", PASSWORD))


def test_a_lost_key_is_told_to_whoever_has_given_the_password_with_what_to_do(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    turn_on(store, "sari", now)
    (store.settings.keys / "signing.key").write_bytes(b"o" * 32)

    shown = give(fill(app().run(), "sari", PASSWORD), code_at(now))

    assert "restores keys/signing.key from a backup, or resets" in shown.error[0].value
    assert not shown.exception
    shown = button(shown, "Start again").click().run()
    assert ["User name", "Password"] == [each.label for each in shown.text_input]


@pytest.mark.parametrize(
    ("password", "code", "off"),
    [(PASSWORD, None, True), ("arvaus arvaus", None, False), (PASSWORD, WRONG, False)],
)
def test_it_is_turned_off_with_password_and_code(app, store, now, password, code, off):
    add_user(store, "sari", Role.STAFF, now)
    recovery = turn_on(store, "sari", now)
    screen = give(fill(app().run(), "sari", PASSWORD), recovery[0])
    screen = screen.switch_page("screens/account.py").run()

    next(each for each in screen.text_input if each.key == "second_factor_password").input(password)
    field(screen, "Code").input(code or code_at(now))
    screen = button(screen, "Turn off two-step sign-in").click().run()

    assert off == (account(store, "sari").second_factor is None)
    assert off == (not screen.error)
    assert is_signed_in(screen)


def test_where_it_is_demanded_nothing_goes_before_setting_it_up(app, now, store, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SECOND_FACTOR", "staff, admin")
    add_user(store, "sari", Role.STAFF, now)
    shown = fill(app().run(), "sari", PASSWORD).switch_page("screens/queue.py").run()
    assert ["Two-step sign-in"] == [each.value for each in shown.title]
    assert not shown.dataframe

    shown = set_up(shown, now)
    shown = button(shown, "I have noted them").click().run()

    assert "Two-step sign-in" not in [each.value for each in shown.title]
    assert is_signed_in(shown)
    shown = shown.switch_page("screens/account.py").run()
    next(each for each in shown.text_input if each.key == "second_factor_password").input(PASSWORD)
    field(shown, "Code").input(code_at(now + STEP))
    shown = button(shown, "Turn off two-step sign-in").click().run()
    assert "demanded of your role" in shown.error[0].value
    assert account(store, "sari").second_factor


def test_of_another_role_it_is_not_demanded(open_screen, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SECOND_FACTOR", "officer")

    assert ["Own account"] == [each.value for each in open_screen("account", Role.STAFF).title]


def test_an_administrator_sees_and_resets_it(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    turn_on(store, "sari", now)
    screen = open_screen("users", Role.ADMIN)
    assert [False, True] == list(screen.dataframe[0].value["Two-step sign-in"])

    screen.selectbox(key="chosen_user").select("sari")
    button(screen.run(), "Reset two-step sign-in").click().run()

    assert account(store, "sari").second_factor is None
    assert "Reset two-step sign-in" not in [each.label for each in screen.button]
