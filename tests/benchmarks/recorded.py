"""Queries caught as the screens ask them: names and values are real, and nothing can be left out."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

import pyarrow
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.sessions import session_id_of
from dashboard.settings import ROOT, Settings
from dashboard.vocabulary import Role
from tests.benchmarks.registers import NOW
from tests.benchmarks.visits import Visit
from tests.people import sign_in

_METHODS: Final = ("rows", "table", "against")


@dataclass(frozen=True)
class Asked:
    """One query of a visit: the `Page` method it went through, its values, how many rows came back."""

    visit: str
    role: Role
    method: str
    name: str
    values: Mapping[str, object]
    incoming: pyarrow.Table | None
    rows: int

    def ask(self, page: Page) -> object:
        """Ask it again."""
        given = [self.name] if self.incoming is None else [self.name, self.incoming]
        return getattr(page, self.method)(*given, **self.values)


@contextmanager
def serving(settings: Settings, now: datetime = NOW) -> Iterator[None]:
    """Make a data folder that of the app, with the clock standing at `now`, the moment of its import."""
    before = dict(os.environ)
    os.environ |= {"REKISTERIVAHTI_DATA": str(settings.data), "REKISTERIVAHTI_NOW": now.isoformat()}
    cookie, session.identity.browsers_cookie = session.identity.browsers_cookie, lambda *_name: None
    try:
        yield
    finally:
        session.close_stores()
        session.identity.browsers_cookie = cookie
        os.environ.clear()
        os.environ |= before


@contextmanager
def recording(visit: str) -> Iterator[list[Asked]]:
    """Catch every query of every page while this lasts."""
    caught: list[Asked] = []
    originals = {name: getattr(Page, name) for name in _METHODS}

    def catching(method: str) -> object:
        def caught_method(page: Page, name: str, /, *given: pyarrow.Table, **values: object) -> object:
            answer = originals[method](page, name, *given, **values)
            incoming = given[0] if given else None
            caught.append(
                Asked(
                    visit, page.actor.role, method, name, values, incoming, len(cast("list[object]", answer))
                )
            )
            return answer

        return caught_method

    for name in _METHODS:
        setattr(Page, name, catching(name))
    try:
        yield caught
    finally:
        for name, original in originals.items():
            setattr(Page, name, original)


def screen_of(visit: Visit) -> AppTest:
    """Run the screen of a visit, signed in with its role; raise what the screen raises."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=300)
    app.session_state["language"] = "fi"
    app.session_state["session_id"] = session_id_of(sign_in(session.store(), visit.user, NOW))
    app.run()
    for name, value in visit.address.items():
        app.query_params[name] = value
    for key, value in visit.state.items():
        app.session_state[key] = value
    app.switch_page(f"screens/{visit.screen}.py").run()
    for key in visit.clicks:
        app.button(key=key).click().run()
    if app.exception:
        raise AssertionError(f"{visit.name}: {[each.value for each in app.exception]}")
    return app


def asked_by(visit: Visit) -> list[Asked]:
    """Return every query that a visit asks, the opening of its screen and each click."""
    with recording(visit.name) as caught:
        screen_of(visit)
    return caught
