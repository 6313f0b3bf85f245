"""Who is signed in: asked afresh, believed only as long as the tables say so."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import policy, session
from dashboard.databases import Store
from dashboard.decisions import settings as decided_settings
from dashboard.decisions.keys import signing_key
from dashboard.decisions.sessions import session_id_of
from dashboard.decisions.settings import change_setting
from dashboard.vocabulary import Refused, Role
from tests.cookies import forged
from tests.people import add_user, sign_in

SCREEN = """
import streamlit

from dashboard import session
from dashboard.vocabulary import DashboardError, Permission


def click():
    try:
        actor = session.actor(Permission.SEE_QUEUE)
        streamlit.session_state["clicked"] = f"{actor.user} as {actor.role}"
    except DashboardError as error:
        streamlit.session_state["clicked"] = str(error)


account = session.signed_in()
streamlit.text(account.user_name if account else "nobody")
streamlit.button("click", on_click=click)
streamlit.text(streamlit.session_state.get("clicked", ""))
streamlit.text(session.text().language)
"""
DENIED = "Your role does not allow this. Ask an administrator if you need it."


@pytest.fixture
def shared(settings, now, monkeypatch):
    """The store that the session uses itself."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    monkeypatch.setattr(session.identity, "browsers_cookie", lambda *_name: None)
    yield session.store()
    session.close_stores()


@pytest.fixture
def cookie(shared, now):
    add_user(shared, "sari", Role.STAFF, now)
    return sign_in(shared, "sari", now)


@pytest.fixture
def screen(cookie):
    tab = AppTest.from_string(SCREEN)
    tab.session_state["session_id"] = session_id_of(cookie)
    return tab.run()


def shown(screen):
    return [each.value for each in screen.text]


def last_seen(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute("select last_seen_at from queue.session").fetchone()[0]


def click(screen):
    return shown(screen.button[0].click().run())[1]


def test_a_tab_belongs_to_its_session(screen):
    assert "sari" == shown(screen)[0]
    assert "sari as staff" == click(screen)


def test_a_tab_without_a_session_is_nobody_and_may_do_nothing(shared):
    screen = AppTest.from_string(SCREEN).run()

    assert "nobody" == shown(screen)[0]
    assert "You have been signed out. Sign in again." == click(screen)


def test_a_role_that_is_taken_away_counts_at_the_next_click(screen, shared):
    with shared.transaction() as transaction:
        transaction.write("queue/account/set_role", user_name="sari", role="manager")

    assert click(screen) == DENIED


def test_a_run_looks_up_once_who_is_there_and_the_next_one_again(shared, cookie):
    with session.one_run():
        assert session.is_live_cookie(cookie)
        with shared.transaction() as transaction:
            transaction.write("queue/account/set_active", user_name="sari", active=False)
        assert session.is_live_cookie(cookie)

    with session.one_run():
        assert not session.is_live_cookie(cookie)


def test_outside_of_a_run_of_the_whole_script_every_question_is_asked_anew(shared, cookie):
    with session.one_run():
        assert session.is_live_cookie(cookie)
    with shared.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sari", active=False)

    assert not session.is_live_cookie(cookie)


def test_a_disabled_user_is_out_at_the_next_click(screen, shared):
    with shared.transaction() as transaction:
        transaction.write("queue/account/set_active", user_name="sari", active=False)

    assert "You have been signed out. Sign in again." == click(screen)


def test_nothing_can_be_done_before_the_first_password_is_changed(screen, shared, now):
    with shared.transaction() as transaction:
        transaction._cursor.execute("update queue.user_account set must_change_password = true")

    assert "Change your password first." == click(screen)


def test_half_an_hour_without_a_click_signs_out(screen, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(minutes=30)).isoformat())

    assert "nobody" == shown(screen.run())[0]


def test_clicks_keep_the_session_alive_and_are_written_once_a_minute(screen, shared, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(seconds=59)).isoformat())
    screen.run()
    assert now == last_seen(shared)

    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(minutes=29)).isoformat())
    screen.run()
    assert now + timedelta(minutes=29) == last_seen(shared)

    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(minutes=58)).isoformat())
    assert "sari" == shown(screen.run())[0]


def test_a_live_cookie_is_told_from_others(cookie, shared, now, monkeypatch):
    assert session.is_live_cookie(cookie)
    assert not session.is_live_cookie(None)
    assert not session.is_live_cookie("")
    assert not session.is_live_cookie(session_id_of(cookie))


def test_what_somebody_makes_of_a_cookie_is_refused(cookie, shared):
    made = forged(cookie, session_id_of(cookie), signing_key(shared.settings))

    assert [] == [name for name, each in made.items() if session.is_live_cookie(each)]


def test_the_language_of_the_account_is_the_language_of_the_tab(screen, shared, cookie):
    with shared.transaction() as transaction:
        transaction.write("queue/account/set_language", user_name="sari", language="en")

    tab = AppTest.from_string(SCREEN)
    tab.session_state["session_id"] = session_id_of(cookie)

    assert "fi" == shown(screen)[2]
    assert "en" == shown(tab.run())[2]


def test_one_process_has_one_store_a_data_folder(shared, settings, tmp_path, monkeypatch):
    assert shared is session.store()

    (tmp_path / "other").mkdir()
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(tmp_path / "other"))
    assert shared is not session.store()


def test_a_queue_that_is_held_is_told_in_a_sentence(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    holder = Store(settings)

    with pytest.raises(Refused, match="stop it first"):
        session.store()

    holder.close()


@pytest.mark.parametrize(
    ("given", "day"),
    [("2026-11-23T21:59:59", 23), ("2026-11-23T22:00:00", 24), ("2026-11-23T23:30:00+02:00", 23)],
)
def test_today_is_the_day_in_helsinki(monkeypatch, given, day):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", given)

    assert date(2026, 11, day) == session.today()


def test_a_setting_whose_file_could_not_be_written_counts_from_the_next_start(
    shared, settings, officer, now, monkeypatch
):
    def fail(*_arguments):
        raise PermissionError

    with monkeypatch.context() as broken:
        broken.setattr(decided_settings, "_replace", fail)
        with pytest.raises(PermissionError):
            change_setting(shared, officer, "retention.prospect.months", 18, reason="Decided.", now=now)
    assert not settings.overrides.exists()

    session.close_stores()
    session.store()

    assert 18 == policy.load(settings.policy, settings.overrides).rule("RET-2").months


def test_nothing_can_be_done_before_a_second_factor_that_is_demanded(screen, shared, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SECOND_FACTOR", "all")
    assert "Set up two-step sign-in first." == click(screen)

    with shared.transaction() as transaction:
        transaction.write("queue/account/set_second_factor", user_name="sari", second_factor="sealed")

    assert "sari as staff" == click(screen)
