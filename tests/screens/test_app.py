"""The shell around the screens: the gate, the menu of each role, the demo's banner."""

from dataclasses import replace
from datetime import timedelta

import bcrypt
import pytest

from dashboard.decisions.account import find
from dashboard.decisions.keys import signing_key
from dashboard.demo import DEMO_EXPORT
from dashboard.register import import_export, publish
from dashboard.settings import ROOT
from dashboard.vocabulary import Actor, Role
from tests.decisions.test_sign_in import fail
from tests.people import PASSWORD, add_user

SYSTEM = Actor("system", Role.SYSTEM)
WRONG = "The user name or the password is wrong, or too many tries have failed. Try again in a while."
FRESH = "tuuli käy yli järven"
SCREENS = sorted(path.stem for path in (ROOT / "dashboard/screens").glob("[a-z]*.py"))


def button(app, label):
    return next(each for each in app.button if each.label == label)


def field(app, label):
    return next(each for each in app.text_input if each.label == label)


def fill(app, user_name, password):
    field(app, "User name").input(user_name)
    field(app, "Password").input(password)
    return button(app, "Sign in").click().run()


def is_signed_in(app):
    return any(each.label == "Sign out" for each in app.button)


def test_without_a_session_there_is_only_the_form(app):
    shown = app().run()

    assert ["User name", "Password"] == [each.label for each in shown.text_input]
    assert not is_signed_in(shown)
    assert not shown.exception


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_shows_anything_without_a_session(app, screen):
    shown = app().run()

    shown = shown.switch_page(f"screens/{screen}.py").run()

    assert ["User name", "Password"] == [each.label for each in shown.text_input]
    assert not shown.dataframe


def test_the_right_password_signs_in(app, store, now):
    add_user(store, "sari", Role.STAFF, now, name="Sari Esimerkki")

    shown = fill(app().run(), " Sari ", PASSWORD)

    assert is_signed_in(shown)
    assert not shown.error


def test_wrong_unknown_disabled_and_paused_get_the_same_sentence_and_one_comparison(
    app, store, now, monkeypatch
):
    for user_name in ("sari", "sirpa", "sulo"):
        add_user(store, user_name, Role.STAFF, now)
    with store.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sirpa", active=False)
    fail(store, "sulo", 5, now, key=signing_key(store.settings))
    compared, check = [], bcrypt.checkpw
    monkeypatch.setattr(bcrypt, "checkpw", lambda *words: compared.append(1) or check(*words))

    for user_name in ("sari", "nobody", "sirpa", "sulo"):
        compared.clear()
        shown = fill(app().run(), user_name, "arvaus arvaus" if user_name == "sari" else PASSWORD)

        assert [WRONG] == [each.value for each in shown.error]
        assert not is_signed_in(shown)
        assert [1] == compared


@pytest.mark.parametrize("password", ["x" * 73, "ä" * 5000, "\x00", "' or 1=1 --"])
def test_a_strange_password_is_only_wrong(app, store, now, password):
    add_user(store, "sari", Role.STAFF, now)

    shown = fill(app().run(), "sari", password)

    assert [WRONG] == [each.value for each in shown.error]
    assert not shown.exception


def test_five_wrong_tries_pause_the_name_in_every_tab(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    tab = app().run()
    for _ in range(5):
        fill(tab, "sari", "arvaus arvaus")

    shown = fill(app().run(), "sari", PASSWORD)

    assert [WRONG] == [each.value for each in shown.error]


def test_signing_out_leads_back_to_the_form(app):
    shown = app(Role.STAFF).run()

    shown = button(shown, "Sign out").click().run()

    assert ["User name", "Password"] == [each.label for each in shown.text_input]
    assert not is_signed_in(shown.run())


def test_somebody_else_can_sign_in_in_the_same_tab(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    shown = button(app(Role.ADMIN).run(), "Sign out").click().run()

    shown = fill(shown, "sari", PASSWORD).switch_page("screens/users.py").run()

    assert "Your role does not allow this" in shown.error[0].value


def test_what_somebody_left_in_a_tab_is_gone_when_another_signs_in(app, store, now, monkeypatch):
    add_user(store, "sari", Role.STAFF, now + timedelta(hours=1))
    tab = app(Role.ADMIN)
    tab.session_state["typed"] = "Maija Mallikas"
    tab.run()
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(hours=1)).isoformat())

    shown = fill(tab.run(), "sari", PASSWORD)

    assert is_signed_in(shown)
    assert "typed" not in shown.session_state


def test_the_first_password_must_be_changed_before_anything_else(app, store, now):
    add_user(store, "sari", Role.STAFF, now, must_change=True)
    shown = fill(app().run(), "sari", PASSWORD)
    assert ["Choose a password"] == [each.value for each in shown.title]

    field(shown, "Current password").input(PASSWORD)
    field(shown, "New password").input(FRESH)
    field(shown, "New password again").input(FRESH)
    shown = button(shown, "Change password").click().run()

    assert ["Your password has been changed. Other sign-ins of yours have been ended."] == [
        each.value for each in shown.success
    ]
    assert is_signed_in(shown)
    with store.page(SYSTEM) as page:
        assert not find(page, "sari").must_change_password


def test_guessing_the_current_password_counts_as_guessing_on_the_sign_in_page(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    shown = fill(app().run(), "sari", PASSWORD).switch_page("screens/account.py").run()
    fail(store, "sari", 4, now, key=signing_key(store.settings))

    for current in ("arvaus arvaus", PASSWORD):
        for label, typed in (("Current", current), ("New", FRESH)):
            field(shown, f"{label} password").input(typed)
        field(shown, "New password again").input(FRESH)
        shown = button(shown, "Change password").click().run()
        assert ["The current password is wrong, or too many tries have failed. Try again in a while."] == [
            each.value for each in shown.error
        ]

    assert is_signed_in(shown)
    assert [WRONG] == [each.value for each in fill(app().run(), "sari", PASSWORD).error]


def test_two_different_new_passwords_are_refused(app, store, now):
    add_user(store, "sari", Role.STAFF, now, must_change=True)
    shown = fill(app().run(), "sari", PASSWORD)

    field(shown, "Current password").input(PASSWORD)
    field(shown, "New password").input(FRESH)
    shown = button(shown, "Change password").click().run()

    assert ["The new password is not the same in both fields."] == [each.value for each in shown.error]


def test_the_language_can_be_chosen_before_and_after_signing_in(app, store, now):
    add_user(store, "sari", Role.STAFF, now)
    shown = app(language="fi").run()

    shown.radio(key="language_choice").set_value("en").run()
    shown = fill(shown, "sari", PASSWORD)
    shown.radio(key="language_choice").set_value("fi").run()

    with store.page(SYSTEM) as page:
        assert "fi" == find(page, "sari").language


def test_a_name_cannot_bring_markdown_to_life(app, store, now):
    add_user(store, "sari", Role.STAFF, now, name="![x](http://evil.example/t.png)")

    shown = fill(app().run(), "sari", PASSWORD)

    names = [each.value for each in shown.sidebar.markdown if "evil" in each.value]
    assert 1 == len(names)
    assert "![" not in names[0]


@pytest.mark.parametrize("demo", [True, False])
def test_the_demo_says_that_it_is_one(app, store, demo, monkeypatch):
    monkeypatch.setattr(store, "settings", replace(store.settings, demo=demo))

    outside, inside = app().run(), app(Role.STAFF).run()

    for shown in (outside, inside):
        assert demo == any("demo" in each.value.lower() for each in (*shown.info, *shown.markdown))


def test_the_demo_export_in_a_folder_of_ones_own_is_still_called_a_demo(open_screen, settings, now):
    report = import_export(settings, [DEMO_EXPORT], now=now)
    publish(settings, report.snapshot_id)

    shown = open_screen("overview", Role.OFFICER)

    assert any("Every person and company here is made up" in each.value for each in shown.markdown)


def test_every_screen_stands_in_the_table():
    listed = {line.split('"')[1] for line in source() if line.startswith("    Screen(")}

    assert set(SCREENS) <= listed


def source():
    return (ROOT / "dashboard" / "app.py").read_text(encoding="utf-8").splitlines()
