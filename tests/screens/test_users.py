"""The users screen: only for administrators, and every change is in the history."""

import pytest

from dashboard.decisions import passwords, sessions
from dashboard.decisions.account import find
from dashboard.vocabulary import Actor, Role
from tests.people import PASSWORD, add_user, sign_in

SYSTEM = Actor("system", Role.SYSTEM)


def steps(store):
    """Every step in the history with who took it, oldest first, but for sign-ins."""
    with store.transaction() as transaction:
        cursor = transaction._cursor.execute("select step, actor from queue.request_event order by seq")
        return [row for row in cursor.fetchall() if row[0] != "sign_in"]


def account(store, user_name):
    with store.page(SYSTEM) as page:
        return find(page, user_name)


def button(screen, label):
    return next(each for each in screen.button if each.label == label)


def choose(screen, user_name):
    screen.selectbox(key="chosen_user").select(user_name)
    return screen.run()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STAFF, Role.MANAGER])
def test_nobody_but_an_administrator_sees_it(open_screen, role):
    screen = open_screen("users", role)

    denied = "Your role does not allow this. Ask an administrator if you need it."
    assert [denied] == [each.value for each in screen.error]
    assert not screen.dataframe


def test_an_administrator_sees_every_account(open_screen, store, now):
    add_user(store, "maija", Role.OFFICER, now, name="Maija Mallikas")

    screen = open_screen("users", Role.ADMIN)

    table = screen.dataframe[0].value
    assert ["admin", "maija"] == list(table["User name"])
    assert ["Administrator", "Compliance officer"] == list(table["Role"])
    assert [1, 0] == list(table["Signed in now"])


def test_a_new_user_gets_a_one_time_password_that_is_shown_once(open_screen, store):
    screen = open_screen("users", Role.ADMIN)

    screen.text_input(key="new_user_name").input("Sari")
    screen.text_input(key="new_name").input("Sari Esimerkki")
    screen.selectbox(key="new_role").select("staff")
    button(screen, "Add").click().run()

    added = account(store, "sari")
    assert (Role.STAFF, True) == (added.role, added.must_change_password)
    assert passwords.matches(screen.code[0].value, added.password_hash)
    assert [("add_user", "admin")] == steps(store)
    assert not screen.run().code


def test_a_name_that_is_taken_is_refused_in_a_sentence(open_screen, store):
    screen = open_screen("users", Role.ADMIN)

    screen.text_input(key="new_user_name").input("officer")
    screen.text_input(key="new_name").input("Olli Esimerkki")
    button(screen, "Add").click().run()

    assert "belongs to the demo" in screen.error[0].value
    assert account(store, "officer") is None


def test_a_disabled_user_is_signed_out_and_can_be_enabled_again(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    cookie = sign_in(store, "sari", now)
    screen = choose(open_screen("users", Role.ADMIN), "sari")

    button(screen, "Disable").click().run()

    with store.page(SYSTEM) as page:
        assert sessions.find(page, sessions.session_id_of(cookie), now) is None
    assert not account(store, "sari").active

    button(screen, "Enable").click().run()

    assert account(store, "sari").active
    assert [("disable_user", "admin"), ("enable_user", "admin")] == steps(store)


def test_a_role_is_changed_and_counts_at_once(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    screen = choose(open_screen("users", Role.ADMIN), "sari")

    screen.selectbox(key="role_sari").select("manager")
    button(screen, "Change role").click().run()

    assert Role.MANAGER is account(store, "sari").role
    assert [("change_role", "admin")] == steps(store)


def test_a_reset_password_replaces_the_old_one(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    screen = choose(open_screen("users", Role.ADMIN), "sari")

    button(screen, "Give a one-time password").click().run()

    changed = account(store, "sari")
    assert passwords.matches(screen.code[0].value, changed.password_hash)
    assert not passwords.matches(PASSWORD, changed.password_hash)
    assert changed.must_change_password


def test_somebody_can_be_signed_out_everywhere(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    cookie = sign_in(store, "sari", now)
    screen = choose(open_screen("users", Role.ADMIN), "sari")

    button(screen, "Sign out everywhere").click().run()

    with store.page(SYSTEM) as page:
        assert sessions.find(page, sessions.session_id_of(cookie), now) is None
    assert [("end_sessions", "admin")] == steps(store)


def test_ones_own_account_is_not_among_those_to_change(open_screen):
    screen = open_screen("users", Role.ADMIN)

    assert [] == screen.selectbox(key="chosen_user").options


def test_a_click_after_the_role_is_gone_changes_nothing(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now)
    screen = choose(open_screen("users", Role.ADMIN), "sari")
    with store.transaction() as transaction:
        transaction.write("queue/account/set_role", user_name="admin", role="manager")

    button(screen, "Disable").click().run()

    assert account(store, "sari").active
    assert "Your role does not allow this" in screen.error[0].value


def test_a_user_without_a_name_is_asked_for_one(open_screen):
    screen = open_screen("users", Role.ADMIN)

    button(screen, "Add").click().run()

    assert ["Give the account a user name."] == [each.value for each in screen.error]


def test_a_new_user_begins_with_the_role_that_sees_least_of_the_register(open_screen):
    assert "staff" == open_screen("users", Role.ADMIN).selectbox(key="new_role").value


def test_an_address_for_reminders_is_seen_and_changed(open_screen, store, now):
    add_user(store, "sari", Role.STAFF, now, email="sari@company.example")
    screen = choose(open_screen("users", Role.ADMIN), "sari")
    assert ["", "sari@company.example"] == list(screen.dataframe[0].value["E-mail"])

    screen.text_input(key="email_sari").input("s@company.example")
    button(screen, "Change address").click().run()

    assert "s@company.example" == account(store, "sari").email
    assert [("change_email", "admin")] == steps(store)
