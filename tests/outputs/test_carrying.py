"""What was taken from an account since a backup was made is not given back by restoring it."""

import json
from contextlib import closing
from datetime import timedelta

import bcrypt
import pytest

from dashboard.databases import Store
from dashboard.decisions import accounts, second_factor
from dashboard.decisions.account import everybody, get
from dashboard.decisions.accounts import NewUser
from dashboard.decisions.keys import signing_key
from dashboard.decisions.one_time_codes import unseal
from dashboard.decisions.whole_history import check_history
from dashboard.outputs.backup import back_up, restore
from dashboard.vocabulary import Actor, Role
from tests.decisions.test_second_factor import SECRET, code_at
from tests.screens.acting import events

pytestmark = pytest.mark.embedded
ADMIN = Actor("root", Role.ADMIN)
CLERK = Actor("command_line", Role.SYSTEM)
LATER = timedelta(days=1)
USERS = {
    "aino": Role.OFFICER,
    "maija": Role.STAFF,
    "pekka": Role.ADMIN,
    "root": Role.ADMIN,
    "sari": Role.STAFF,
}


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch):
    salt = bcrypt.gensalt
    monkeypatch.setattr(bcrypt, "gensalt", lambda *_: salt(4))


@pytest.fixture
def office(store, now):
    with store.transaction() as transaction:
        for name, role in USERS.items():
            accounts.add(transaction, ADMIN, NewUser(name, name.title(), role), now)
    return store


@pytest.fixture
def file(office, officer, now, tmp_path):
    return back_up(office, tmp_path / "older.zip", officer, now).file


def restored(settings, file, tmp_path, now):
    """Restore; return the accounts by name, and what the history tells of each change."""
    done = restore(settings, file, CLERK, tmp_path / "anchor.txt", now + LATER)
    with closing(Store(settings)) as store:
        told = [json.loads(details) for _, _, details in events(store, "carry_account")]
        assert done.replayed.carried == len(told)
        assert check_history(store, []).fault is None
        with store.transaction() as transaction:
            found = {account.user_name: account for account in everybody(transaction)}
    return found, {(each["user"], each["what"]) for each in told}


def test_what_was_taken_away_stays_away(office, settings, file, tmp_path, now):
    later = now + LATER / 2
    key = signing_key(settings)
    with office.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "maija", later)
        accounts.change_role(transaction, ADMIN, "pekka", Role.MANAGER, later)
        accounts.reset_password(transaction, ADMIN, "sari", later)
        second_factor.turn_on(transaction, key, "aino", SECRET, code_at(later), later)
        fresh = get(transaction, "sari").password_hash
    office.close()

    found, told = restored(settings, file, tmp_path, now)

    assert not found["maija"].active
    assert Role.MANAGER is found["pekka"].role
    assert (fresh, True, later) == (
        found["sari"].password_hash,
        found["sari"].must_change_password,
        found["sari"].password_changed_at,
    )
    assert SECRET == unseal(key, "aino", found["aino"].second_factor).secret
    assert told == {
        ("maija", "disabled"),
        ("pekka", "role"),
        ("sari", "password"),
        ("aino", "second_factor"),
    }


def test_what_was_given_is_given_again_by_whoever_may(office, settings, file, tmp_path, now):
    with office.transaction() as transaction:
        accounts.change_role(transaction, ADMIN, "maija", Role.OFFICER, now + LATER / 2)
        accounts.add(transaction, ADMIN, NewUser("uusi", "Uusi", Role.ADMIN), now + LATER / 2)
    office.close()

    found, told = restored(settings, file, tmp_path, now)

    assert (Role.STAFF, USERS.keys(), set()) == (found["maija"].role, found.keys(), told)


def test_a_second_factor_is_read_with_the_replaced_key_and_sealed_with_the_restored(
    office, settings, file, tmp_path, now
):
    restored_key, key = signing_key(settings), b"k" * 32
    with office.transaction() as transaction:
        second_factor.turn_on(transaction, key, "aino", SECRET, code_at(now), now)
    office.close()
    (settings.keys / "signing.key").write_bytes(key)

    found, _ = restored(settings, file, tmp_path, now)

    assert SECRET == unseal(restored_key, "aino", found["aino"].second_factor).secret


def test_an_older_queue_does_not_turn_off_a_second_factor_but_disables(
    office, settings, file, tmp_path, officer, now
):
    with office.transaction() as transaction:
        second_factor.turn_on(transaction, signing_key(settings), "aino", SECRET, code_at(now), now)
    newer = back_up(office, tmp_path / "newer.zip", officer, now).file
    office.close()
    restored(settings, file, tmp_path, now)
    with closing(Store(settings)) as store, store.transaction() as transaction:
        accounts.disable(transaction, ADMIN, "maija", now + LATER)
        second_factor.turn_off(transaction, get(transaction, "aino"), now + LATER)

    found, told = restored(settings, newer, tmp_path, now + LATER)

    assert found["aino"].second_factor is not None
    assert {("maija", "disabled")} == told
