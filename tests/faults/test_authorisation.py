"""Role × screen × action: every address, every click and every writer as each role that may not.

What may be done by whom stands in tests/authorisation.py; the tests are made from it.
"""

import importlib
import inspect
import pkgutil
import shutil
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from unittest.mock import MagicMock

import pyarrow
import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from dashboard import decisions, outputs, session, sql
from dashboard.databases import Store
from dashboard.decisions.account import Account
from dashboard.decisions.cases import open_cases
from dashboard.decisions.sessions import session_id_of
from dashboard.settings import ROOT, Settings
from dashboard.text import text
from dashboard.vocabulary import (
    CASE_PERMISSIONS,
    PERMISSIONS,
    STEP_PERMISSIONS,
    Actor,
    Denied,
    Kind,
    Permission,
    Role,
    Step,
    require,
)
from dashboard.widgets.prepared_download import File
from tests.authorisation import (
    ANYBODY,
    BUTTONS,
    BY_STEP,
    CALLBACKS,
    MAY,
    OF_TAB,
    SCREENS,
    WRITERS,
)
from tests.callbacks import callbacks
from tests.decisions.drafts import right
from tests.people import sign_in
from tests.screens.acting import events

NOW = datetime(2026, 11, 23, 8)
BANNER = "Every person and company here is made up."
PARAMETERS = ("case", "clause", "section", "part", "status", "relationship", "rule", "decision", "source")
REFUSAL = "Your role does not allow this. Ask an administrator if you need it."
FILES = [path.stem for path in (ROOT / "dashboard" / "screens").glob("[a-z]*.py")]


def guarded(table):
    """Return (name, permission, step) of the functions of a table that ask for a permission."""
    asked = [(name, each, None) for each in Permission for name in sorted(table.get(each, ()))]
    return asked + [(name, STEP_PERMISSIONS[step], step) for name in sorted(table[BY_STEP]) for step in Step]


def without(permission):
    return [Actor("somebody", role) for role in sorted(ANYBODY - MAY[permission])]


@cache
def writers():
    """Return the public functions of decisions and outputs that are given an actor or an account."""
    found = {}
    for package in (decisions, outputs):
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(each.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == each.name and not name.startswith("_") and _acts(function):
                    found[f"{each.name.removeprefix('dashboard.')}.{name}"] = function
    return found


def _acts(function):
    return {Actor, Account} & {each.annotation for each in inspect.signature(function).parameters.values()}


def call(function, actor, store, step):
    """Call a function with whatever it takes; the gate must come before it looks at any of it."""
    signature = inspect.signature(function)
    return function(**{name: _given(each, actor, store, step) for name, each in signature.parameters.items()})


def _given(parameter, actor, store, step):
    kind, known = parameter.annotation, {Store: store, Actor: actor, str: "x", int: 1}
    if kind in known:
        return known[kind]
    if kind is Step:
        return step
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    given = {datetime: NOW, date: NOW.date()}.get(kind) or MagicMock()
    return _of_step(given, actor, step) if isinstance(given, MagicMock) else given


def _of_step(given, actor, step):
    given.step, given.actor = step, actor
    return given


def test_every_screen_click_and_writer_stands_in_the_table():
    assert set(FILES) == set(SCREENS)
    for table, found in ((CALLBACKS, callbacks()), (WRITERS, writers())):
        listed = [name for names in table.values() for name in names]
        assert sorted(listed) == sorted(found)


def test_permissions_are_those_of_the_table():
    assert MAY == PERMISSIONS


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store of nobody's: what is refused leaves nothing in it."""
    opened = Store(Settings(data=tmp_path_factory.mktemp("empty"), demo=False))
    yield opened
    opened.close()


@pytest.fixture
def clicking(store, monkeypatch):
    """Return a function that makes somebody the one whose click is run."""
    monkeypatch.setattr(session, "store", lambda: store)
    monkeypatch.setattr(session, "text", lambda: text("en"))

    def click_as(actor):
        monkeypatch.setattr(streamlit, "session_state", MagicMock())
        monkeypatch.setattr(session, "actor", lambda permission: require(actor, permission) or actor)

    return click_as


@pytest.mark.parametrize(("name", "permission", "step"), guarded(CALLBACKS))
def test_a_click_of_who_may_not_is_refused_and_writes_nothing(clicking, store, name, permission, step):
    for actor in without(permission):
        clicking(actor)
        with pytest.raises(Denied):
            call(callbacks()[name], actor, store, step)

    assert [] == events(store)


@pytest.mark.parametrize("name", sorted(CALLBACKS[OF_TAB]))
def test_a_click_that_asks_for_no_permission_touches_no_data(clicking, monkeypatch, name):
    clicking(None)
    monkeypatch.setattr(session, "store", lambda: pytest.fail("reads or writes"))

    call(callbacks()[name], None, None, None)


@pytest.mark.parametrize(("name", "permission", "step"), guarded(WRITERS))
def test_a_writer_refuses_who_may_not_before_it_looks_at_anything(store, name, permission, step):
    for actor in without(permission):
        with pytest.raises(Denied):
            call(writers()[name], actor, store, step)

    assert [] == events(store)


@pytest.mark.parametrize("kind", Kind)
def test_a_case_of_a_kind_is_opened_by_nobody_who_may_not(store, kind):
    draft = replace(right(), kind=kind)
    for actor in without(CASE_PERMISSIONS[kind]):
        with pytest.raises(Denied):
            open_cases(store, actor, [draft], key="k", now=NOW, snapshot_id=None)

    assert [] == events(store)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, demo_folder):
    """The demo, with cases in every stage; its screens use it themselves."""
    settings = Settings(data=tmp_path_factory.mktemp("demo") / "data", demo=True)
    shutil.copytree(demo_folder, settings.data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
        patch.setenv("REKISTERIVAHTI_NOW", NOW.isoformat())
        patch.setattr(session.identity, "browsers_cookie", lambda *_name: None)
        yield session.store()
        session.close_stores()


def tab_of(store, role):
    """Open a tab, signed in with a role."""
    tab = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    tab.session_state["language"] = "en"
    tab.session_state["session_id"] = session_id_of(sign_in(store, role.value, NOW))
    return tab.run()


def link(tab, screen, section=None):
    """Follow a deep link."""
    if section:
        tab.query_params["section"] = section
    if screen == "case":
        tab.query_params["case"] = "1"
    return tab.switch_page(f"screens/{screen}.py").run()


def said(block):
    """Return the values of all elements under a block, but for the banner of the demo."""
    found = []
    for child in block.children.values():
        found += said(child) if hasattr(child, "children") else [child.value]
    return [value for value in found if BANNER not in str(value)]


@pytest.mark.parametrize("role", sorted(ANYBODY))
def test_a_deep_link_shows_the_refusal_and_nothing_else_to_who_may_not(demo, role):
    tab = tab_of(demo, role)
    refused = set()
    for screen in SCREENS:
        if said(link(tab, screen).main) == [REFUSAL]:
            refused.add(screen)
        assert not tab.exception

    assert {screen for screen in SCREENS if role not in SCREENS[screen]} == refused


@pytest.mark.parametrize(("screen", "section"), BUTTONS)
def test_what_a_tab_still_has_bound_does_nothing_once_the_role_is_taken_away(demo, screen, section):
    """What the tab sends is what a script would replay: every button at once, with all that was chosen."""
    before, after = min(SCREENS[screen]), min(ANYBODY - SCREENS[screen])
    tab = link(tab_of(demo, before), screen, section)
    bound = [button.click() for button in tab.main.button if not button.disabled]
    written = events(demo)
    set_role(demo, before.value, after)

    tab.run()

    set_role(demo, before.value, before)
    assert not tab.exception
    assert {REFUSAL} == set(said(tab.main))
    assert 1 < len(said(tab.main)) <= 1 + len(bound)  # the screen's, and one of each action
    assert written == events(demo)
    assert not [each for each in kept(tab) if isinstance(each, File)]


def set_role(store, user_name, role):
    with store.transaction() as transaction:
        transaction.write("queue/account/set_role", user_name=user_name, role=role.value)


def kept(tab):
    return tab.session_state._state.filtered_state.values()


@pytest.mark.parametrize("role", Role)
def test_a_page_answers_no_query_whose_head_does_not_name_the_role(store, role):
    closed = [name for name in sql.names("") if role.value not in sql.load(name).roles]
    nothing = pyarrow.table({})
    with store.page(Actor("somebody", role)) as page:
        for name in closed:
            for ask in (page.rows, page.table, page.frame, lambda name: page.against(name, nothing)):
                with pytest.raises(Denied):
                    ask(name)

    assert closed


@pytest.mark.parametrize("said", ["²", "9" * 400])
def test_whatever_an_address_says_no_screen_fails(demo, said):
    tab = tab_of(demo, Role.OFFICER)
    for screen in sorted(SCREENS):
        for name in PARAMETERS:
            tab.query_params[name] = said
        tab = tab.switch_page(f"screens/{screen}.py").run()
        assert not tab.exception, screen
