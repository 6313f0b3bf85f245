"""A session lives for as long as its row says: not ended, not idle, not too old."""

from datetime import timedelta

import pytest

from dashboard.decisions import sessions
from dashboard.decisions.sessions import session_id_of
from dashboard.vocabulary import Role
from tests.people import add_user, sign_in

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def cookie(store, now):
    add_user(store, "sari", Role.STAFF, now)
    return sign_in(store, "sari", now)


def found(store, cookie, moment):
    with store.transaction() as transaction:
        return sessions.find(transaction, session_id_of(cookie), moment)


def test_a_session_knows_its_account(store, cookie, now):
    session = found(store, cookie, now)

    assert ("sari", Role.STAFF) == (session.account.user_name, session.account.role)


@pytest.mark.embedded
def test_the_cookie_itself_is_not_in_the_database(store, cookie):
    store.close()

    kept = store.settings.queue.read_bytes()
    assert session_id_of(cookie).encode() in kept
    assert cookie.encode() not in kept


@pytest.mark.parametrize("cookie_of_a_stranger", ["", "x", "a" * 43])
def test_a_made_up_cookie_names_no_session(store, cookie, cookie_of_a_stranger, now):
    assert found(store, cookie_of_a_stranger, now) is None


def test_a_session_runs_out_after_half_an_hour_without_a_click(store, cookie, now):
    assert found(store, cookie, now + 30 * MINUTE - SECOND)
    assert found(store, cookie, now + 30 * MINUTE) is None


def test_a_session_runs_out_after_ten_hours_however_busy(store, cookie, now):
    moment = now
    while moment < now + timedelta(hours=10) - 20 * MINUTE:
        moment += 20 * MINUTE
        with store.transaction() as transaction:
            sessions.touch(transaction, sessions.find(transaction, session_id_of(cookie), moment), moment)

    assert found(store, cookie, now + timedelta(hours=10) - SECOND)
    assert found(store, cookie, now + timedelta(hours=10)) is None


def test_being_at_work_is_written_at_most_once_a_minute(store, cookie, now):
    session = found(store, cookie, now)

    assert not sessions.needs_touch(session, now + MINUTE - SECOND)
    assert sessions.needs_touch(session, now + MINUTE)


def test_signing_out_ends_the_session_for_good(store, cookie, now):
    with store.transaction() as transaction:
        sessions.sign_out(transaction, sessions.find(transaction, session_id_of(cookie), now), now)

    assert found(store, cookie, now) is None
    with store.transaction() as transaction:
        steps = transaction._cursor.execute(
            "select step, actor from queue.request_event order by seq"
        ).fetchall()
    assert [("sign_in", "sari"), ("sign_out", "sari")] == steps


def test_an_ended_session_is_not_brought_back_by_a_late_touch(store, cookie, now):
    session = found(store, cookie, now)
    with store.transaction() as transaction:
        sessions.sign_out(transaction, session, now)
        sessions.touch(transaction, session, now + MINUTE)

    assert found(store, cookie, now + MINUTE) is None


def test_a_session_survives_a_restart(store, settings, cookie, now):
    store.close()
    reopened = type(store)(settings)

    assert found(reopened, cookie, now)
    reopened.close()


def test_old_sessions_are_forgotten_and_young_ones_kept(store, cookie, now):
    young = sign_in(store, "sari", now + timedelta(days=80))

    with store.transaction() as transaction:
        assert 1 == sessions.forget_old(transaction, now + timedelta(days=90, seconds=1))

    assert found(store, young, now + timedelta(days=80))


def test_a_session_counts_while_it_is_live(store, cookie, now):
    def counted(moment):
        with store.transaction() as transaction:
            return sessions.count_open(transaction, moment)

    moments = (
        now,
        now + sessions.IDLE - SECOND,
        now + sessions.IDLE,
        now - sessions.SET_BACK,
        now - 60 * MINUTE,
    )
    assert [1, 1, 0, 1, 0] == [counted(moment) for moment in moments]
    assert [True, True, False, True, False] == [bool(found(store, cookie, moment)) for moment in moments]
