"""One-time codes: each good once, sealed where they are kept, and no way round the lock-out."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from dashboard.decisions import one_time_codes, second_factor, sessions, sign_in
from dashboard.decisions.account import get
from dashboard.decisions.one_time_codes import SecondFactor, seal, unseal, use
from dashboard.decisions.sign_in import CODE_WITHIN, HalfWay
from dashboard.vocabulary import Actor, Blocked, Denied, NotFound, Refused, Role
from tests.decisions.test_sign_in import KEY, attempt, fail, paused
from tests.people import PASSWORD, add_user
from tests.people import sign_in as begin_session
from tests.screens.acting import events
from tests.unsealed import unsealed

STEP = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)
ADMIN = Actor("pekka", Role.ADMIN)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", the secret of RFC 6238, appendix B
WRONG = "000000"


def code_at(moment, secret=SECRET):
    return pyotp.TOTP(secret).at(moment.replace(tzinfo=UTC))


@pytest.fixture
def recovery(store, now):
    """Sari with two-step sign-in, turned on an hour ago; return her recovery codes."""
    add_user(store, "sari", Role.STAFF, now)
    with store.transaction() as transaction:
        earlier = now - timedelta(hours=1)
        return second_factor.turn_on(transaction, KEY, "sari", SECRET, code_at(earlier), earlier)


def give(store, half, code, now):
    """Give a code, as the second form does; return the cookie or None."""
    with store.transaction() as transaction:
        begun = sign_in.begin(transaction, KEY, half.user_name, now, demo=False)
    with store.transaction() as transaction:
        return sign_in.finish_with_code(transaction, KEY, begun, half, code, now)


def account(store):
    with store.transaction() as transaction:
        return get(transaction, "sari")


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds, code):
    assert use(KEY, SecondFactor(SECRET), code, datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None))


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_the_step_before_and_the_one_after_count_and_no_other(now, steps, right):
    assert right == bool(use(KEY, SecondFactor(SECRET), code_at(now + steps * STEP), now))


def test_a_code_is_good_once_and_an_older_one_never_after_it(now):
    left = use(KEY, SecondFactor(SECRET), code_at(now), now)

    assert use(KEY, left, code_at(now), now) is None
    assert use(KEY, left, code_at(now - STEP), now) is None
    assert use(KEY, left, code_at(now + STEP), now)


def test_a_recovery_code_is_good_once_however_it_is_typed(now):
    codes = one_time_codes.new_recovery_codes()
    factor = one_time_codes.with_recovery(KEY, SecondFactor(SECRET), codes)

    left = use(KEY, factor, f" {codes[3].upper().replace('-', ' ')} ", now)

    assert (10, 9) == (len(set(codes)), len(left.recovery))
    assert use(KEY, left, codes[3], now) is None
    assert use(KEY, left, codes[4], now)


@pytest.mark.parametrize("code", ["", " ", "１２３４５６", "ä" * 6, "x" * 10_000, "\x00", "0" * 64])
def test_a_strange_code_is_only_wrong(now, code):
    assert use(KEY, SecondFactor(SECRET), code, now) is None
    assert use(KEY, None, code, now) is None


def test_what_is_sealed_opens_with_the_same_key_for_the_same_user_only():
    factor = SecondFactor(SECRET, 7, ("a", "b"))
    sealed = seal(KEY, "sari", factor)

    assert factor == unseal(KEY, "sari", sealed)
    assert unseal(b"o" * 32, "sari", sealed) is None
    assert unseal(KEY, "pekka", sealed) is None
    assert [None, None, None] == [unseal(KEY, "sari", bad) for bad in ("", "sealed", sealed[:20])]
    assert seal(KEY, "sari", factor) != sealed


@pytest.mark.embedded
def test_neither_secret_nor_recovery_code_is_in_the_database_or_the_history(store, recovery):
    assert "turn_on_second_factor" in repr(events(store))
    store.close()

    kept = store.settings.queue.read_bytes()
    assert b"turn_on_second_factor" in kept
    for each in (SECRET, "12345678901234567890", *recovery, *(code.replace("-", "") for code in recovery)):
        assert each.encode() not in kept
    assert SECRET not in repr(SecondFactor(SECRET))


def test_the_password_alone_signs_nobody_in_and_the_code_after_it_does(store, recovery, now):
    half = attempt(store, "sari", PASSWORD, now)
    assert isinstance(half, HalfWay)
    assert [] == events(store, "sign_in")

    cookie = give(store, half, code_at(now), now)

    with store.transaction() as transaction:
        assert sessions.find(transaction, sessions.session_id_of(cookie), now)


def test_a_wrong_password_never_comes_to_the_code(store, recovery, now):
    assert attempt(store, "sari", "arvaus arvaus", now) is None


def test_a_used_code_is_refused_after_a_restart_too(store, settings, recovery, now):
    assert give(store, attempt(store, "sari", PASSWORD, now), code_at(now), now)
    store.close()
    reopened = type(store)(settings)

    assert give(reopened, attempt(reopened, "sari", PASSWORD, now), code_at(now), now) is None
    assert give(reopened, attempt(reopened, "sari", PASSWORD, now), code_at(now + STEP), now)
    reopened.close()


def test_guessing_codes_pauses_the_name_although_the_password_is_right_each_time(store, recovery, now):
    half = attempt(store, "sari", PASSWORD, now)
    for _ in range(5):
        half = attempt(store, "sari", PASSWORD, now)
        assert give(store, half, WRONG, now) is None

    assert ['{"failures":5,"user":"sari"}'] == paused(store)
    assert attempt(store, "sari", PASSWORD, now) is None
    assert give(store, half, code_at(now), now) is None
    assert give(store, half, code_at(now + MINUTE), now + MINUTE)


def test_wrong_passwords_before_it_are_not_forgotten_by_half_the_way(store, recovery, now):
    fail(store, "sari", 4, now)
    half = attempt(store, "sari", PASSWORD, now)

    assert give(store, half, WRONG, now) is None
    assert attempt(store, "sari", PASSWORD, now) is None


def test_a_pause_that_others_have_caused_meanwhile_stays(store, recovery, now):
    with store.transaction() as transaction:
        begun = sign_in.begin(transaction, KEY, "sari", now, demo=False)
    fail(store, "sari", 4, now)
    with store.transaction() as transaction:
        half = sign_in.finish(transaction, begun, now, right=True)

    assert give(store, half, code_at(now), now) is None


def test_the_whole_way_forgets_failures(store, recovery, now):
    fail(store, "sari", 3, now)
    assert give(store, attempt(store, "sari", PASSWORD, now), code_at(now), now)

    fail(store, "sari", 4, now)
    assert isinstance(attempt(store, "sari", PASSWORD, now), HalfWay)


def reset(transaction, now):
    second_factor.reset(transaction, ADMIN, "sari", now)


def disable(transaction, _now):
    transaction.write("queue/account/set_active", user_name="sari", active=False)


def new_password(transaction, now):
    values = {"password_hash": "$2b$other", "must_change_password": True, "password_changed_at": now}
    transaction.write("queue/account/set_password", user_name="sari", **values)


@pytest.mark.parametrize("meanwhile", [reset, disable, new_password])
def test_what_happens_to_the_account_on_the_way_ends_the_way(store, recovery, now, meanwhile):
    half = attempt(store, "sari", PASSWORD, now)
    with store.transaction() as transaction:
        meanwhile(transaction, now)

    assert give(store, half, code_at(now), now) is None


def test_the_way_is_open_for_five_minutes(store, recovery, now):
    half = attempt(store, "sari", PASSWORD, now)
    late = now + CODE_WITHIN

    assert give(store, half, code_at(late), late) is None
    assert give(store, half, code_at(late), late - timedelta(seconds=1))


def test_a_lost_key_lets_nobody_in_and_is_no_fault(store, recovery, now):
    half = attempt(store, "sari", PASSWORD, now)
    with store.transaction() as transaction:
        begun = sign_in.begin(transaction, KEY, "sari", now, demo=False)
        other = b"o" * 32

        assert sign_in.finish_with_code(transaction, other, begun, half, code_at(now), now) is None
        with pytest.raises(Refused, match=r"restores keys/signing\.key from a backup, or resets"):
            second_factor.recovery_codes_left(other, get(transaction, "sari"))


def test_turning_on_needs_the_apps_own_code_and_ends_other_sessions(store, now):
    add_user(store, "sari", Role.STAFF, now)
    cookie = begin_session(store, "sari", now)
    with pytest.raises(Refused, match="not the code"), store.transaction() as transaction:
        second_factor.turn_on(transaction, KEY, "sari", SECRET, WRONG, now)
    assert account(store).second_factor is None

    with store.transaction() as transaction:
        codes = second_factor.turn_on(transaction, KEY, "sari", SECRET, code_at(now), now)
        assert sessions.find(transaction, sessions.session_id_of(cookie), now) is None

    assert 10 == len(codes) == second_factor.recovery_codes_left(KEY, account(store))
    with pytest.raises(Refused, match="on already"), store.transaction() as transaction:
        second_factor.turn_on(transaction, KEY, "sari", SECRET, code_at(now), now)


def test_the_code_that_turned_it_on_signs_nobody_in(store, now):
    add_user(store, "sari", Role.STAFF, now)
    with store.transaction() as transaction:
        second_factor.turn_on(transaction, KEY, "sari", SECRET, code_at(now), now)

    assert give(store, attempt(store, "sari", PASSWORD, now), code_at(now), now) is None


def test_an_administrator_resets_it_for_somebody_else(store, recovery, now):
    cookie = begin_session(store, "sari", now)
    with store.transaction() as transaction:
        second_factor.reset(transaction, ADMIN, "sari", now)
        assert sessions.find(transaction, sessions.session_id_of(cookie), now) is None

    assert isinstance(attempt(store, "sari", PASSWORD, now), str)
    ((_, actor, details),) = events(store, "reset_second_factor")
    assert ("pekka", {"user": "sari"}) == (actor, unsealed(details))


@pytest.mark.parametrize(
    ("actor", "user_name", "error"),
    [
        (Actor("maija", Role.OFFICER), "sari", Denied),
        (Actor("sari", Role.ADMIN), "sari", Blocked),
        (ADMIN, "nobody", NotFound),
        (ADMIN, "sirpa", Refused),
    ],
)
def test_who_may_not_or_cannot_reset_it(store, recovery, now, actor, user_name, error):
    add_user(store, "sirpa", Role.STAFF, now)

    with pytest.raises(error), store.transaction() as transaction:
        second_factor.reset(transaction, actor, user_name, now)

    assert account(store).second_factor


@pytest.mark.parametrize("state", ["right", "wrong", "paused", "without"])
def test_a_code_is_compared_as_often_whoever_gives_it(store, recovery, now, state, monkeypatch):
    add_user(store, "sirpa", Role.STAFF, now)
    half = HalfWay("sirpa" if state == "without" else "sari", account(store).password_hash, now)
    if state == "paused":
        fail(store, "sari", 5, now)
    compared, compare = [], one_time_codes.hmac.compare_digest
    monkeypatch.setattr(
        one_time_codes.hmac, "compare_digest", lambda *words: compared.append(1) or compare(*words)
    )

    assert (state == "right") == bool(give(store, half, code_at(now) if state == "right" else WRONG, now))
    assert 13 == len(compared)
