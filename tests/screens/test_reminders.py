"""Reminders on the requests screen: read before they are sent, sent once, and the calendar to take away."""

from datetime import date

import pytest
from icalendar import Calendar

from dashboard.decisions.steps import SYSTEM
from dashboard.decisions.subscriptions import subscriber
from dashboard.vocabulary import Denied, Refused, Right, Role
from dashboard.widgets import deadline_calendar, reminders
from tests.outputs.mailbox import body, mail_server
from tests.outputs.papers import asked
from tests.outputs.test_reminders import MAIJA, SARI
from tests.people import add_user
from tests.screens.acting import events, words

LONG_AGO = date(2026, 10, 1)


@pytest.fixture
def due(store, now):
    """A request that is late, and two officers to be told of it."""
    add_user(store, "maija", Role.OFFICER, now, name="Maija *M*", email=MAIJA)
    return asked(store, now, Right.ACCESS, received_on=LONG_AGO)


@pytest.fixture
def box(monkeypatch):
    with mail_server() as box:
        given = {"HOST": "127.0.0.1", "PORT": str(box.port), "SECURITY": "none", "FROM": box.server.sender}
        for name, value in given.items():
            monkeypatch.setenv(f"REKISTERIVAHTI_SMTP_{name}", value)
        yield box


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_SMTP_HOST", raising=False)
    monkeypatch.delenv("REKISTERIVAHTI_ADDRESS", raising=False)


def section(open_screen, role):
    screen = open_screen("requests", role)
    screen.segmented_control(key="section").set_value("reminders")
    return screen.run()


def button(screen, label):
    return next(each for each in screen.button if each.label == label)


def test_an_officer_reads_each_mail_before_sending_it(open_screen, due, box):
    screen = section(open_screen, Role.OFFICER)

    assert ["Maija \\*M\\*: 1 matter"] == [each.label for each in screen.expander]
    assert "Vastauksen määräaika oli 2.11.2026" in screen.code[0].value
    assert not screen.warning
    button(screen, "Send reminders now").click().run()

    assert ["1 person was reminded."] == [each.value for each in screen.success]
    assert "has been reminded today" in words(screen)
    assert button(screen, "Send reminders now").disabled
    (mail,) = box.mails
    assert "Vastauksen määräaika oli 2.11.2026" in body(mail)


def test_without_a_mail_server_the_screen_says_what_to_set(open_screen, due):
    screen = section(open_screen, Role.OFFICER)

    assert "REKISTERIVAHTI_SMTP_HOST" in screen.warning[0].value.replace("\\", "")
    assert button(screen, "Send reminders now").disabled


def test_a_wrong_setting_is_told_beside_the_button(open_screen, due, box, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ADDRESS", "register.example")

    screen = section(open_screen, Role.OFFICER)

    assert "no web address" in screen.warning[0].value
    assert not screen.exception


def test_a_case_handler_reads_only_their_own_and_sends_none(open_screen, due, store, now):
    add_user(store, "sari", Role.STAFF, now, email=SARI)

    screen = section(open_screen, Role.STAFF)

    assert not screen.expander
    assert "Send reminders now" not in [each.label for each in screen.button]


def test_nobody_to_tell_is_said(open_screen, store):
    assert "Nothing is to be told today" in words(section(open_screen, Role.OFFICER))


def test_sending_is_an_officers(acting, store, staff, due, box):
    acting(staff)

    with pytest.raises(Denied):
        reminders.send()
    assert [] == box.mails


def test_who_sent_them_stands_in_the_history(acting, store, officer, due, box):
    acting(officer)

    assert "1 person was reminded." == reminders.send()
    assert "Nobody is left to be reminded today." == reminders.send()
    assert [("remind", "officer"), ("reminded", "officer")] == [
        (step, actor) for step, actor, _ in events(store, "remind", "reminded")
    ]


def test_without_a_server_a_click_is_refused(acting, store, officer, due):
    acting(officer)

    with pytest.raises(Refused, match="No mail server is set"):
        reminders.send()


def test_the_calendar_is_made_on_demand_and_stands_in_the_history(open_screen, due, store):
    screen = section(open_screen, Role.STAFF)
    button(screen, "Take the calendar").click().run()

    assert ["Save deadlines.ics"] == [each.proto.label for each in screen.get("download_button")]

    assert [("export", "staff", '{"rows":2,"what":"calendar"}')] == events(store, "export")


def test_the_calendar_is_for_those_who_work_with_cases(acting, store, staff, manager, due):
    acting(staff)
    assert 2 == len(Calendar.from_ical(deadline_calendar.take().content).events)

    acting(manager)
    with pytest.raises(Denied):
        deadline_calendar.take()


def test_a_calendar_can_be_subscribed_to_and_the_address_is_shown_once(open_screen, due, store, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ADDRESS", "https://register.example")
    screen = section(open_screen, Role.STAFF)
    button(screen, "Subscribe").click().run()

    (address,) = [each.value for each in screen.code]
    path = address.removeprefix("https://register.example")
    assert subscriber_of(store, path) == "staff"
    assert not screen.run().code

    button(screen, "End the subscription").click().run()
    assert subscriber_of(store, path) is None
    assert ["subscribe_calendar", "end_calendar"] == [
        step for step, _, _ in events(store, "subscribe_calendar", "end_calendar")
    ]


def subscriber_of(store, path):
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    with store.page(SYSTEM) as page:
        found = subscriber(page, secret)
    return found.user_name if found else None


def test_without_an_address_there_is_nothing_to_subscribe_to(open_screen, due):
    assert "Subscribe" not in [each.label for each in section(open_screen, Role.STAFF).button]
