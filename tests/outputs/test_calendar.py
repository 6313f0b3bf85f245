"""The calendar of deadlines: what a calendar program reads out of it, and that it tells of nobody."""

from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import SYSTEM, Words
from dashboard.outputs.calendar import make_calendar
from dashboard.vocabulary import Action, Doubt, ExtensionReason, IdentityMethod, Kind, Right
from dashboard.widgets.reminder_words import WORDING
from tests.decisions.drafts import step
from tests.little_register import contact, key, register_of
from tests.outputs.papers import OFFICER, STAFF, asked, identified
from tests.screens.acting import events

RECEIVED = date(2026, 11, 2)  # due on 2 December, our own target on 25 November


def days(store, now, **more):
    """Return what a calendar program reads: (day, summary) of each event."""
    return [(event.start, str(event["summary"])) for event in read(store, now, **more).events]


def read(store, now, *, language="en", address=None):
    with store.page(SYSTEM) as page:
        made = make_calendar(page, store, WORDING, now, language=language, address=address)
    calendar = Calendar.from_ical(made.content)
    assert made.days == len(calendar.events)
    return calendar


def uids(store, now):
    return {str(event["uid"]): event.start for event in read(store, now).events}


def keep(store, now, *numbers, until="2026-12-20"):
    drafts = [
        Draft(
            Kind.KEEP_UNTIL, Action.KEEP, (key("Contact", n),), RECEIVED, "sale", parameters={"until": until}
        )
        for n in numbers
    ]
    return open_cases(store, OFFICER, drafts, key=f"keep{numbers}", now=now, snapshot_id=None)


def test_every_deadline_is_a_whole_day_with_the_case_and_what_is_due(store, now):
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    keep(store, now, 1, 2, 3)

    assert [
        (date(2026, 11, 25), "Case 1: Access to own data – our own target"),
        (date(2026, 12, 2), "Case 1: Access to own data – reply due, or telling of an extension"),
        (date(2026, 12, 20), "Cases 2–4 (3): Keep for now – last day of keeping"),
    ] == days(store, now)
    event = read(store, now).events[0]
    assert (timedelta(days=1), "TRANSPARENT", "CONFIDENTIAL") == (
        event.duration,
        event["transp"],
        event["class"],
    )


def test_an_extended_request_has_its_new_day_and_no_day_to_tell_of_it(store, now):
    case_id = identified(store, now, Right.ACCESS, received_on=RECEIVED)
    before = uids(store, now)
    told = {"channel": "email"}
    words = Words(reason_code=ExtensionReason.COMPLEXITY, note="Aineisto on laaja.", details=told)
    step(store, OFFICER, "extend", case_id, now, words=words)

    found = days(store, now)

    assert [(date(2027, 2, 2), "Case 1: Access to own data – reply due")] == found[-1:]
    assert [] == [words for _, words in found if "extension" in words]
    after = uids(store, now)
    moved = {uid for uid in before if before[uid] == date(2026, 12, 2)}
    assert {date(2027, 2, 2)} == {after[uid] for uid in moved}


def test_days_credited_move_the_reply_and_not_the_day_to_tell_of_an_extension(store):
    def at(day):
        return datetime(2026, 11, day, 8)

    case_id = asked(store, at(3), Right.ACCESS, received_on=RECEIVED)
    step(store, STAFF, "ask_identity", case_id, at(3), words=Words(reason_code=Doubt.UNKNOWN_ADDRESS))
    step(store, STAFF, "confirm_identity", case_id, at(12), words=Words(IdentityMethod.QUESTIONS))

    found = {words.rpartition("– ")[2]: day for day, words in days(store, at(12))}

    assert date(2026, 12, 2) == found["last day to tell of an extension"]
    assert date(2026, 12, 2) < found["reply due"]
    after = {words.rpartition("– ")[2] for _, words in days(store, datetime(2026, 12, 3, 8))}
    assert {"reply due", "our own target"} == after


def test_a_calendar_reminds_on_the_days_of_the_policy_in_the_morning(store, now):
    asked(store, now, Right.ACCESS, received_on=RECEIVED)

    target, reply = read(store, now).events

    assert [timedelta(days=-days, hours=9) for days in (10, 5, 1)] == [
        alarm.TRIGGER for alarm in reply.walk("VALARM")
    ]
    assert [] == target.walk("VALARM")


def test_an_event_keeps_its_id_and_two_never_share_one(store, now):
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    asked(store, now, Right.ERASURE, received_on=RECEIVED)
    keep(store, now, 1)
    keep(store, now, 2, until="2026-12-21")

    first, second = uids(store, now), uids(store, now + timedelta(days=1))

    assert first == second
    assert 6 == len(first)


def test_it_links_to_the_case_where_the_address_is_known(store, now):
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    keep(store, now, 1, 2)

    linked = read(store, now, address="https://register.example").events

    assert {"https://register.example/case?case=1", "https://register.example/queue"} == {
        str(event["url"]) for event in linked
    }
    assert all("url" not in event for event in read(store, now).events)


def test_it_is_in_the_language_of_whoever_takes_it(store, now):
    asked(store, now, Right.ACCESS, received_on=RECEIVED)

    assert "Asia 1: Pääsy omiin tietoihin – oma tavoite" == days(store, now, language="fi")[0][1]


def test_closed_cases_are_not_in_it(store, now):
    case_id = asked(store, now, Right.ACCESS, received_on=RECEIVED)
    step(store, OFFICER, "withdraw", case_id, now, words=Words("asked"))
    keep(store, now, 1, until="2026-11-24")

    assert [] == days(store, now + timedelta(days=2))


def test_it_tells_of_nobody(store, settings, now):
    register_of(settings, {"Contact": [contact(n, LastName=f"Mäkelä{n}") for n in (1, 2)]})
    for number in (1, 2):
        asked(
            store,
            now,
            Right.ACCESS,
            (key("Contact", number),),
            key=str(number),
            received_on=RECEIVED,
            requester="Tuntematon Pyytäjä",
            contact="pyytaja@private.example",
        )
    text = read(store, now, address="https://register.example").to_ical().decode().replace("\r\n ", "")

    secret = ["Mäkelä", "First1", "example.com", "Pyytäjä", "private.example", key("Contact", 1), "officer"]
    assert [] == [each for each in secret if each in text]


@pytest.fixture
def run(settings, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    return lambda *words: CliRunner().invoke(main, ["calendar", *map(str, words)])


def test_the_command_writes_a_file_and_the_history_says_so(run, settings, now, tmp_path):
    store = Store(settings)
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    store.close()
    file = tmp_path / "deadlines.ics"
    file.write_text("old")

    result = run(file, "--language", "en")

    assert (0, f"{file}: 2 days\n") == (result.exit_code, result.output)
    assert 2 == len(Calendar.from_ical(file.read_bytes()).events)
    assert [file] == list(tmp_path.glob("*ics*"))
    store = Store(settings)
    assert [("export", "command_line", '{"rows":2,"what":"calendar"}')] == events(store, "export")
    store.close()


def test_the_command_says_in_a_line_what_is_wrong(run, settings, tmp_path):
    assert "There are no cases yet." in run(tmp_path / "x.ics").output
    assert not settings.queue.parent.exists()
    running = Store(settings)
    assert "Do this in the dashboard, or stop it first." in run(tmp_path / "x.ics").output
    running.close()
    assert "x.ics cannot be written there." in run(tmp_path / "nowhere" / "x.ics").output
