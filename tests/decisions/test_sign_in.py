"""Signing in: the same for every name, slower after failures, silent about who exists."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import bcrypt
import pytest

from dashboard.decisions import accounts, keys, passwords, sign_in
from dashboard.decisions.sign_in import DUMMY_HASH, pause_after
from dashboard.vocabulary import Actor, Refused, Role
from tests.people import PASSWORD, add_user

MINUTE = timedelta(minutes=1)
KEY = b"k" * 32
ADMIN = Actor("admin1", Role.ADMIN)


@pytest.fixture
def crew(store, now):
    add_user(store, "sari", Role.STAFF, now)
    return store


def attempt(store, name, password, now, *, demo=False):
    """Try once, as the form does; return the cookie or None."""
    with store.transaction() as transaction:
        begun = sign_in.begin(transaction, KEY, name, now, demo=demo)
    right = bcrypt.checkpw(password.encode(), begun.password_hash.encode())
    with store.transaction() as transaction:
        return sign_in.finish(transaction, begun, now, right=right)


def fail(store, name, times, now, *, key=KEY):
    """Fail so often without the cost of comparing."""
    for _ in range(times):
        with store.transaction() as transaction:
            begun = sign_in.begin(transaction, key, name, now, demo=False)
            sign_in.finish(transaction, begun, now, right=False)


def paused(store):
    with store.transaction() as transaction:
        rows = transaction._cursor.execute(
            "select details from queue.request_event where step = 'pause_sign_in' order by seq"
        )
        return [row[0] for row in rows.fetchall()]


def test_the_right_password_signs_in_and_a_wrong_one_does_not(crew, now):
    assert attempt(crew, "sari", PASSWORD, now)
    assert attempt(crew, "sari", "väärä", now) is None


def test_four_failures_are_forgiven(crew, now):
    fail(crew, "sari", 4, now)

    assert attempt(crew, "sari", PASSWORD, now)


def test_after_five_failures_even_the_right_password_waits_a_minute(crew, now):
    fail(crew, "sari", 5, now)

    assert attempt(crew, "sari", PASSWORD, now + MINUTE - timedelta(seconds=1)) is None
    assert attempt(crew, "sari", PASSWORD, now + MINUTE)


def test_the_pause_grows_up_to_an_hour():
    pauses = [pause_after(failures) // MINUTE for failures in range(1, 14)]

    assert [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60] == pauses
    assert timedelta(hours=1) == pause_after(10_000)


def test_trying_while_paused_does_not_make_the_pause_longer(crew, now):
    fail(crew, "sari", 5, now)
    fail(crew, "sari", 50, now + timedelta(seconds=30))

    assert attempt(crew, "sari", PASSWORD, now + MINUTE)


def test_success_forgets_the_failures(crew, now):
    fail(crew, "sari", 4, now)
    attempt(crew, "sari", PASSWORD, now)
    fail(crew, "sari", 4, now)

    assert attempt(crew, "sari", PASSWORD, now)


def test_failures_are_forgotten_after_a_day(crew, now):
    fail(crew, "sari", 4, now)
    fail(crew, "sari", 1, now + timedelta(days=1, seconds=1))

    assert attempt(crew, "sari", PASSWORD, now + timedelta(days=1, seconds=2))


def test_guessing_in_parallel_gains_nothing(crew, now):
    with crew.transaction() as transaction:
        begun = [sign_in.begin(transaction, KEY, "sari", now, demo=False) for _ in range(20)]

    assert [True] * 5 + [False] * 15 == [each.account is not None for each in begun]


def test_the_pause_survives_a_restart(crew, settings, now):
    fail(crew, "sari", 5, now)
    crew.close()
    reopened = type(crew)(settings)

    assert attempt(reopened, "sari", PASSWORD, now) is None
    reopened.close()


def test_tries_before_a_restart_count_after_it(crew, settings, now):
    fail(crew, "sari", 4, now)
    crew.close()
    reopened = type(crew)(settings)
    fail(reopened, "sari", 1, now)

    assert attempt(reopened, "sari", PASSWORD, now) is None
    assert attempt(reopened, "sari", PASSWORD, now + MINUTE)
    reopened.close()


@pytest.mark.parametrize("failures_before", [0, 1, 5])
def test_whether_an_account_exists_shows_neither_in_queries_nor_in_comparisons(
    crew, now, failures_before, monkeypatch
):
    """Wrong, unknown, disabled: with as many tries before, the same work is done, pause or no pause."""
    add_user(crew, "sirpa", Role.STAFF, now)
    with crew.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sirpa", active=False)
    names = ("sari", "nobody", "sirpa", "officer")
    for name in names:
        fail(crew, name, failures_before, now)
    work = work_of(crew, monkeypatch)

    done = []
    for name in names:
        work.clear()
        assert attempt(crew, name, "arvaus arvaus", now) is None
        done.append(list(work))

    assert [done[0]] * len(names) == done
    assert 1 == done[0].count("compare")


def test_a_paused_name_costs_what_a_wrong_password_costs(crew, now, monkeypatch):
    fail(crew, "sari", 5, now)
    fail(crew, "nobody", 1, now)
    work = work_of(crew, monkeypatch)
    attempt(crew, "sari", PASSWORD, now)
    paused_name = list(work)
    work.clear()
    attempt(crew, "nobody", PASSWORD, now)

    assert work == paused_name
    assert ["queue/account/set_failure", "compare"] == work[-2:]


def work_of(store, monkeypatch):
    """Return the list that fills with the queries and comparisons that a try makes."""
    done = []
    with store.transaction() as transaction:
        kind = type(transaction)
    for name in ("rows", "write", "insert"):
        own = getattr(kind, name)

        def told(self, what, /, *values, _own=own, **more):
            done.append(what)
            return _own(self, what, *values, **more)

        monkeypatch.setattr(kind, name, told)
    check = bcrypt.checkpw

    def compare(*words):
        done.append("compare")
        return check(*words)

    monkeypatch.setattr(bcrypt, "checkpw", compare)
    return done


def test_an_unknown_name_is_paused_alike_and_costs_the_same_comparison(crew, now):
    fail(crew, "nobody", 5, now)
    fail(crew, "sari", 5, now)

    assert ['{"failures":5,"user":"unknown"}', '{"failures":5,"user":"sari"}'] == paused(crew)
    own = bcrypt.hashpw(b"x", bcrypt.gensalt())
    assert own.split(b"$")[:3] == DUMMY_HASH.encode().split(b"$")[:3]


@pytest.mark.embedded
def test_what_was_typed_as_a_name_is_not_kept(crew, settings, now):
    fail(crew, "kirjoitin salasanani tähän", 6, now)
    crew.close()

    kept = settings.queue.read_bytes()
    assert b"pause_sign_in" in kept
    assert b"kirjoitin" not in kept


def test_a_disabled_account_cannot_sign_in(crew, now):
    with crew.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sari", active=False)

    assert attempt(crew, "sari", PASSWORD, now) is None


def reset(transaction, now):
    accounts.reset_password(transaction, ADMIN, "sari", now)


def disable(transaction, now):
    accounts.disable(transaction, ADMIN, "sari", now)


@pytest.mark.parametrize("meanwhile", [reset, disable])
def test_what_happens_to_an_account_while_its_password_is_compared_counts(crew, now, meanwhile):
    with crew.transaction() as transaction:
        begun = sign_in.begin(transaction, KEY, "sari", now, demo=False)
        meanwhile(transaction, now)

        assert sign_in.finish(transaction, begun, now, right=True) is None


@pytest.mark.parametrize(("demo", "signs_in"), [(True, True), (False, False)])
def test_the_demos_names_sign_in_to_the_demo_only(crew, now, demo, signs_in):
    add_user(crew, "officer", Role.OFFICER, now)

    assert signs_in == bool(attempt(crew, "officer", PASSWORD, now, demo=demo))


def test_a_password_that_is_too_long_for_bcrypt_is_wrong_and_no_fault(crew):
    hashed = passwords.hash_password("x" * 72)

    assert passwords.matches("x" * 72, hashed)
    assert not passwords.matches("x" * 73, hashed)


def test_many_that_need_a_key_at_the_first_start_get_the_same_one(settings):
    for _ in range(20):
        shutil.rmtree(settings.keys, ignore_errors=True)
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda _: keys.suppression_key(settings), range(8)))

        assert 1 == len(set(made))


def test_the_key_is_made_once_and_only_its_owner_may_read_it(settings):
    key = keys.signing_key(settings)

    assert key == keys.signing_key(settings)
    assert 32 == len(key)
    file = next(settings.keys.iterdir())
    assert (0o600, 0o700) == (file.stat().st_mode & 0o777, settings.keys.stat().st_mode & 0o777)


def test_a_key_that_was_cut_short_is_refused(settings):
    keys.signing_key(settings)
    next(settings.keys.iterdir()).write_bytes(b"short")

    with pytest.raises(Refused, match="restore it from a backup"):
        keys.signing_key(settings)
