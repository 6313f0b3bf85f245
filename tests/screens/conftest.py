"""Screens run by Streamlit's own test harness, signed in through a real session row.

def test_the_list_is_there(open_screen):
    screen = open_screen("users", Role.ADMIN)

    assert not screen.exception
"""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.decisions.sessions import session_id_of
from dashboard.settings import ROOT
from dashboard.vocabulary import Role
from tests.people import add_user, sign_in
from tests.screens.acting import acting  # noqa: F401 - a fixture for all screens


@pytest.fixture
def store(settings, empty_queue, now, monkeypatch):
    """The store that the screens use themselves: a second one could not open the queue."""
    shutil.copytree(empty_queue, settings.queue.parent, dirs_exist_ok=True)
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    # Streamlit's harness can set no cookies; those are tested with a browser.
    monkeypatch.setattr(session.identity, "browsers_cookie", lambda *_name: None)
    yield session.store()
    session.close_stores()


@pytest.fixture
def app(store, now):
    """Return a function that opens the app, signed in with a role (or not, with None): user name = role."""

    def open_app(role=None, *, language="en"):
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
        app.session_state["language"] = language
        if role:
            add_user(store, role.value, role, now)
            app.session_state["session_id"] = session_id_of(sign_in(store, role.value, now))
        return app

    return open_app


@pytest.fixture
def open_screen(app):
    """Return a function that opens a screen by its name, signed in with a role."""

    def open_(name, role, *, language="en"):
        return app(role, language=language).switch_page(f"screens/{name}.py").run()

    return open_


@pytest.fixture
def open_number(app):
    """Return a function that opens the screen of a case by its number, signed in with a role."""

    def open_(number=1, role=Role.OFFICER):
        screen = app(role)
        screen.query_params["case"] = str(number)
        return screen.switch_page("screens/case.py").run()

    return open_
