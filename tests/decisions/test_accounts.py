"""Accounts: who may be added, by whom, and that nobody locks everybody out."""

import bcrypt
import pytest

from dashboard.decisions import accounts, passwords, sessions
from dashboard.decisions.account import find, get
from dashboard.decisions.accounts import NewUser
from dashboard.vocabulary import Actor, Blocked, Denied, NotFound, Refused, Role
from tests.people import PASSWORD, add_user, sign_in
from tests.unsealed import unsealed

ADMIN = Actor("pekka", Role.ADMIN)
FRESH = "tuuli käy yli järven"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    cheap = bcrypt.gensalt(4)
    monkeypatch.setattr(bcrypt, "gensalt", lambda: cheap)


@pytest.fixture
def crew(store, now):
    """One officer, one administrator, one handler."""
    add_user(store, "maija", Role.OFFICER, now)
    add_user(store, "pekka", Role.ADMIN, now)
    add_user(store, "sari", Role.STAFF, now)
    return store


def events(store):
    with store.transaction() as transaction:
        cursor = transaction._cursor.execute(
            "select step, actor, role, details from queue.request_event where step <> 'sign_in' order by seq"
        )
        return [(step, actor, role, unsealed(details)) for step, actor, role, details in cursor.fetchall()]


def account(store, user_name):
    with store.transaction() as transaction:
        return get(transaction, user_name)


def is_live(store, cookie, now):
    with store.transaction() as transaction:
        return sessions.find(transaction, sessions.session_id_of(cookie), now) is not None


def test_a_new_account_has_a_one_time_password_and_stands_in_the_history(store, now):
    new = NewUser("sari", "Sari Esimerkki", Role.STAFF)

    with store.transaction() as transaction:
        password = accounts.add(transaction, ADMIN, new, now)

    added = account(store, "sari")
    assert (added.role, added.active, added.must_change_password) == (Role.STAFF, True, True)
    assert passwords.matches(password, added.password_hash)
    assert [("add_user", "pekka", "admin", {"role": "staff", "user": "sari"})] == events(store)


@pytest.mark.embedded
def test_no_password_is_in_the_database_as_it_is_typed(store, now):
    with store.transaction() as transaction:
        password = accounts.add(transaction, ADMIN, NewUser("sari", "Sari Esimerkki", Role.STAFF), now)
    store.close()

    kept = store.settings.queue.read_bytes()
    assert b"Sari Esimerkki" in kept
    assert password.encode() not in kept


@pytest.mark.parametrize("role", [Role.OFFICER, Role.STAFF, Role.MANAGER, Role.SYSTEM])
def test_only_an_administrator_manages_accounts(crew, role, now):
    actor = Actor("maija", role)
    change = [
        lambda each: accounts.add(each, actor, NewUser("uusi", "Uusi", Role.STAFF), now),
        lambda each: accounts.change_role(each, actor, "sari", Role.OFFICER, now),
        lambda each: accounts.disable(each, actor, "sari", now),
        lambda each: accounts.enable(each, actor, "sari", now),
        lambda each: accounts.reset_password(each, actor, "sari", now),
        lambda each: accounts.end_sessions(each, actor, "sari", now),
    ]

    for do in change:
        with pytest.raises(Denied), crew.transaction() as transaction:
            do(transaction)

    assert [] == events(crew)


@pytest.mark.parametrize(
    "user_name",
    [
        *("officer", "officer2", "staff", "manager", "admin", "system", "unknown", "command_line"),
        *("Sari", "s", "s ari", "sari\n", "-sari", "![](http://x)", "a" * 65, ""),
    ],
)
def test_names_that_are_reserved_or_cannot_be_typed_are_refused(store, user_name, now):
    with pytest.raises(Refused), store.transaction() as transaction:
        accounts.add(transaction, ADMIN, NewUser(user_name, "Sari", Role.STAFF), now)


@pytest.mark.parametrize(
    "user_name", ["sari", "s2", "sari.esimerkki", "sari@example.fi", "åke_öst", "a" * 64]
)
def test_names_that_people_use_are_taken(store, user_name, now):
    with store.transaction() as transaction:
        accounts.add(transaction, ADMIN, NewUser(user_name, "Sari", Role.STAFF), now)

    assert user_name == account(store, user_name).user_name


def test_a_user_name_is_given_once(crew, now):
    with pytest.raises(Refused, match="There is a user sari already"), crew.transaction() as transaction:
        accounts.add(transaction, ADMIN, NewUser("sari", "Toinen", Role.STAFF), now)


def test_a_demo_account_has_a_demo_name_and_keeps_its_password(store, now):
    with store.transaction() as transaction:
        accounts.add_demo(transaction, NewUser("officer", "Oona", Role.OFFICER), PASSWORD, now)
    with pytest.raises(Refused), store.transaction() as transaction:
        accounts.add_demo(transaction, NewUser("maija", "Maija", Role.OFFICER), PASSWORD, now)

    assert not account(store, "officer").must_change_password


@pytest.mark.parametrize(
    ("user_name", "words"), [("maija", "only active compliance officer"), ("pekka", "only active admin")]
)
def test_the_last_officer_and_the_last_administrator_stay(crew, user_name, words, now):
    other = Actor("command_line", Role.ADMIN)

    with pytest.raises(Blocked, match=words), crew.transaction() as transaction:
        accounts.disable(transaction, other, user_name, now)
    with pytest.raises(Blocked, match=words), crew.transaction() as transaction:
        accounts.change_role(transaction, other, user_name, Role.STAFF, now)

    assert account(crew, user_name).active


def test_a_disabled_officer_does_not_count_as_another_one(crew, now):
    add_user(crew, "mikko", Role.OFFICER, now)
    with crew.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "mikko", now)

    with pytest.raises(Blocked), crew.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "maija", now)


def test_nobody_disables_or_promotes_oneself(crew, now):
    add_user(crew, "paavo", Role.ADMIN, now)

    with pytest.raises(Blocked, match="one's own"), crew.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "pekka", now)
    with pytest.raises(Blocked, match="one's own"), crew.transaction() as transaction:
        accounts.change_role(transaction, ADMIN, "pekka", Role.OFFICER, now)


def test_disabling_ends_every_session_and_happens_once(crew, now):
    cookies = [sign_in(crew, "sari", now), sign_in(crew, "sari", now)]
    other = sign_in(crew, "maija", now)

    for _ in range(2):
        with crew.transaction() as transaction:
            accounts.disable(transaction, ADMIN, "sari", now)

    assert [False, False, True] == [is_live(crew, cookie, now) for cookie in [*cookies, other]]
    assert ["disable_user"] == [step for step, *_ in events(crew)]


def test_an_enabled_account_does_not_get_its_old_sessions_back(crew, now):
    cookie = sign_in(crew, "sari", now)
    with crew.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "sari", now)
        accounts.enable(transaction, ADMIN, "sari", now)

    assert not is_live(crew, cookie, now)


def test_a_reset_password_ends_sessions_and_asks_for_another(crew, now):
    cookie = sign_in(crew, "sari", now)

    with crew.transaction() as transaction:
        password = accounts.reset_password(transaction, ADMIN, "sari", now)

    changed = account(crew, "sari")
    assert changed.must_change_password
    assert passwords.matches(password, changed.password_hash)
    assert not is_live(crew, cookie, now)


def test_ones_own_new_password_ends_all_sessions(crew, now):
    cookie = sign_in(crew, "sari", now)

    with crew.transaction() as transaction:
        accounts.change_own_password(transaction, get(transaction, "sari"), PASSWORD, FRESH, now)

    assert passwords.matches(FRESH, account(crew, "sari").password_hash)
    assert not is_live(crew, cookie, now)
    assert [("change_password", "sari", "staff", {"user": "sari"})] == events(crew)


@pytest.mark.parametrize(
    ("current", "fresh", "words"),
    [
        ("arvaus arvaus", FRESH, "current password is wrong"),
        (PASSWORD, PASSWORD, "is the old one"),
        (PASSWORD, "lyhyt1 2345", "at least 12 characters"),
        (PASSWORD, "ä" * 20 + "abcde" + "ö" * 20, "too long"),
        (PASSWORD, "aaaaaaaaaaaaaaa", "easy to guess"),
        (PASSWORD, "sari sari sari!", "easy to guess"),
        (PASSWORD, "Rekisterivahti", "easy to guess"),
    ],
)
def test_a_new_password_that_will_not_do_is_refused(crew, current, fresh, words, now):
    with pytest.raises(Refused, match=words), crew.transaction() as transaction:
        accounts.change_own_password(transaction, get(transaction, "sari"), current, fresh, now)

    assert passwords.matches(PASSWORD, account(crew, "sari").password_hash)


@pytest.mark.parametrize(
    "fresh", ["äiti näki yön valot", "пароль длинный", "🐟 kala 🐟 kala 🐟", "x" * 60 + "abcdefghijkl"]
)
def test_any_characters_will_do_up_to_72_bytes(fresh):
    passwords.check_new(fresh, "sari")


def test_a_password_is_the_same_from_every_keyboard():
    composed, decomposed = "päivä paistaa", "pa\u0308iva\u0308 paistaa"

    assert passwords.matches(f" {decomposed} ", passwords.hash_password(composed))


def test_one_time_passwords_pass_our_own_rule_and_differ():
    made = {passwords.one_time_password() for _ in range(50)}

    assert 50 == len(made)
    for each in made:
        passwords.check_new(each, "sari")


def test_a_language_is_remembered_and_must_exist(crew):
    with crew.transaction() as transaction:
        accounts.set_language(transaction, get(transaction, "sari"), "en")
    with pytest.raises(Refused), crew.transaction() as transaction:
        accounts.set_language(transaction, get(transaction, "sari"), "sv")

    assert "en" == account(crew, "sari").language


def test_somebody_who_does_not_exist_is_not_found(store, now):
    with pytest.raises(NotFound, match="There is no user nobody"), store.transaction() as transaction:
        accounts.reset_password(transaction, ADMIN, "nobody", now)
    with store.transaction() as transaction:
        assert find(transaction, "nobody") is None


def test_an_address_for_reminders_can_be_given_changed_and_taken_away(store, now):
    new = NewUser("sari", "Sari Esimerkki", Role.STAFF, " sari@company.example ")
    with store.transaction() as transaction:
        accounts.add(transaction, ADMIN, new, now)
    assert "sari@company.example" == account(store, "sari").email

    for address in ("sari.e@company.example", "sari.e@company.example", ""):
        with store.transaction() as transaction:
            accounts.change_email(transaction, ADMIN, "sari", address, now)

    assert account(store, "sari").email is None
    changes = [details for step, _, _, details in events(store) if step == "change_email"]
    assert [{"email": "set", "user": "sari"}, {"email": "removed", "user": "sari"}] == changes
    assert "company.example" not in repr(events(store))


@pytest.mark.parametrize(
    "address",
    ["sari", "sari@", "a b@c.example", "sari@x.example\nBcc: all@x.example", "a@b.example,c@d.example", "@"],
)
def test_what_is_no_single_address_is_refused(crew, now, address):
    with pytest.raises(Refused, match="no e-mail address"), crew.transaction() as transaction:
        accounts.change_email(transaction, ADMIN, "sari", address, now)
    with pytest.raises(Refused, match="no e-mail address"):
        accounts.check_names(NewUser("uusi", "Uusi", Role.STAFF, address))
