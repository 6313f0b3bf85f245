"""The calendar that programs fetch: its address is its key, and ends with its owner's part in the cases."""

from datetime import date

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard import session
from dashboard.decisions import subscriptions
from dashboard.decisions.account import get
from dashboard.server.calendar import send_calendar
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders
from dashboard.vocabulary import Denied, Right, Role
from tests.outputs.papers import asked
from tests.people import add_user
from tests.screens.acting import events
from tests.test_server import get as ask

APP = Starlette(
    routes=[Route(subscriptions.ROUTE, send_calendar)],
    middleware=[Middleware(SecurityHeaders), Middleware(Guard)],
)


@pytest.fixture
def office(settings, now, monkeypatch):
    """The store that the server uses, with a case handler and a request."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    monkeypatch.setenv("REKISTERIVAHTI_ADDRESS", "https://register.example")
    store = session.store()
    add_user(store, "sari", Role.STAFF, now)
    asked(store, now, Right.ACCESS, received_on=date(2026, 11, 2))
    yield store
    session.close_stores()


def subscribe(store, user_name, now):
    with store.transaction() as transaction:
        return subscriptions.subscribe(transaction, get(transaction, user_name), now)


def test_its_address_answers_with_the_deadlines_to_whoever_has_it(office, now):
    answer = ask(APP, subscribe(office, "sari", now))

    assert (200, "no-store") == (answer.status, answer.headers["cache-control"])
    assert answer.headers["content-type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.body).events
    assert [date(2026, 11, 25), date(2026, 12, 2)] == [event.start for event in found]
    assert "https://register.example/case?case=1" == str(found[0]["url"])


def test_an_address_that_nobody_has_answers_nothing(office, now):
    path = subscribe(office, "sari", now)

    assert 404 == ask(APP, "/calendar/made-up.ics").status
    assert 404 == ask(APP, "/calendar/.ics").status
    assert 404 == ask(APP, path[:-5] + "x.ics").status


def test_a_new_address_ends_the_older_and_the_owner_can_end_both(office, now):
    older, newer = subscribe(office, "sari", now), subscribe(office, "sari", now)
    assert (404, 200) == (ask(APP, older).status, ask(APP, newer).status)

    with office.transaction() as transaction:
        subscriptions.end(transaction, get(transaction, "sari"), now)
        subscriptions.end(transaction, get(transaction, "sari"), now)

    assert 404 == ask(APP, newer).status
    assert ["subscribe_calendar", "subscribe_calendar", "end_calendar"] == [
        step for step, _, _ in events(office, "subscribe_calendar", "end_calendar")
    ]


@pytest.mark.parametrize("lost", [("set_active", {"active": False}), ("set_role", {"role": "manager"})])
def test_whoever_loses_their_part_in_the_cases_loses_the_calendar(office, now, lost):
    path = subscribe(office, "sari", now)
    query, values = lost
    with office.transaction() as transaction:
        transaction.write(f"queue/account/{query}", user_name="sari", **values)

    assert 404 == ask(APP, path).status


def test_only_those_who_work_with_cases_may_subscribe(office, now):
    add_user(office, "mauri", Role.MANAGER, now)

    with pytest.raises(Denied):
        subscribe(office, "mauri", now)


def test_a_copy_of_the_queue_holds_no_address(office, now):
    secret = subscribe(office, "sari", now).removeprefix("/calendar/").removesuffix(".ics")
    session.close_stores()

    files = [path.read_bytes() for path in office.settings.queue.parent.iterdir()]
    assert [] == [content for content in files if secret.encode() in content]
    assert secret not in repr(events(session.store()))
