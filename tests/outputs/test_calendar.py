"""The calendar of deadlines: what a calendar program reads out of it, and that it tells of nobody."""

import json
from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.decisions.acts import Act, write_act
from dashboard.decisions.case import read_all
from dashboard.decisions.cases import Draft, open_cases, open_found
from dashboard.decisions.steps import SYSTEM, Words
from dashboard.outputs.calendar import make_calendar
from dashboard.vocabulary import Action, Doubt, ExtensionReason, IdentityMethod, Kind, Right
from dashboard.widgets.reminder_words import WORDING
from tests.decisions.drafts import erasing, hold, opened, retention, step, told
from tests.little_register import contact, key, register_of
from tests.outputs.papers import OFFICER, STAFF, asked, identified
from tests.registers import person, snapshot_of
from tests.screens.acting import events

RECEIVED = date(2026, 11, 2)  # due on 2 December, our own target on 25 November


def days(store, now, **more):
    """Return what a calendar program reads: (day, summary) of each event."""
    return [(event.start, str(event["summary"])) for event in read(store, now, **more).events]


def read(store, now, *, language="en", address=None, reader=SYSTEM):
    with store.page(reader) as page:
        made = make_calendar(page, store, WORDING, now, language=language, address=address, reader=reader)
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


def attest(store, now, clause, until, version=1):
    fact = {"by": "officer", "on": "2026-11-01", "until": until, "evidence": "Sopimus"}
    row = {"name": f"attestation.{clause}", "version": version, "value": json.dumps(fact)}
    with store.transaction() as transaction:
        transaction.insert("setting", [{**row, "changed_at": now, "changed_by": "officer"}])


def test_a_hold_is_to_be_looked_at_months_after_the_last_time(store, now):
    case_ids = [opened(store, OFFICER, hold((key("Contact", n),)), now, key=str(n)) for n in (1, 2)]
    with store.transaction() as transaction:
        (case,) = read_all(transaction, case_ids[1:])
        write_act(transaction, OFFICER, case, Act("note"), datetime(2026, 12, 31, 22, 30))

    assert [
        (date(2027, 11, 23), "Case 1: Keep under a legal hold – to be looked at anew"),
        (date(2028, 1, 1), "Case 2: Keep under a legal hold – to be looked at anew"),
    ] == days(store, now)


def test_an_attestation_ends_on_its_last_day_and_a_passed_one_is_over(store, now):
    for clause, until in (("8", "2027-01-31"), ("9", "2026-11-22"), ("10", None)):
        attest(store, now, clause, until)
    attest(store, now, "8", "2027-02-28", version=2)

    assert [(date(2027, 2, 28), "Clause 8: the attestation ends")] == days(store, now)


def test_an_alarm_is_to_be_settled_on_the_next_working_day(store, now):
    drafts = {
        name: Draft(Kind.FINDING, Action.DELETE, (key("Contact", n),), RECEIVED, "came_back")
        for n, name in enumerate(("one", "two"), start=1)
    }
    friday = datetime(2026, 11, 27, 8)
    open_found(store, drafts, now=friday, snapshot_id=None)

    words = "Cases 1–2 (2): Delete from Salesforce – alarm to be confirmed or cancelled"
    assert [(date(2026, 11, 30), words)] == days(store, now)


def test_recipients_are_to_be_told_once_the_act_is_done_until_they_are(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [contact(1)]})
    case_id = erasing(store, officer, second_officer, staff, now, (key("Contact", 1),))

    told_by = "Case 1: Erasure – recipients to be told (Art. 19)"
    assert (date(2026, 11, 24), told_by) in days(store, now)
    told(store, staff, case_id, now)
    assert told_by not in [words for _, words in days(store, now)]


def test_who_is_to_be_informed_is_told_by_the_day_and_in_numbers(store, settings, now):
    known = {"LeadSource": "Other", "LastName": "Mäkelä", "CreatedDate": datetime(2026, 11, 10, 9)}
    people = [contact(n, **known | {"LastName": f"Mäkelä{n}"}) for n in (1, 2, 3)]
    register_of(settings, {"Contact": people})
    opened(store, OFFICER, retention((key("Contact", 3),)), now)

    informed = [each for each in days(store, now) if "Art. 14" in each[1]]

    assert [(date(2026, 12, 10), "2 persons to be informed today at the latest (Art. 14)")] == informed
    assert [] == [each for each in days(store, datetime(2026, 12, 11, 8)) if "Art. 14" in each[1]]


def test_what_expires_is_told_once_a_month(store, settings, now):
    expiring = (date(2026, 11, 25), date(2027, 2, 3), date(2027, 2, 20), date(2027, 2, 28), date(2030, 1, 1))
    people = [person(n, expires_on=day) for n, day in enumerate(expiring, start=1)]
    snapshot_of(settings, people=people)

    assert [
        (date(2027, 2, 1), "The retention periods of 2 persons end this month"),
        (date(2027, 3, 1), "The retention period of 1 person ends this month"),
    ] == days(store, now)


def test_a_case_handler_has_the_days_of_their_own_cases_and_of_nobodys(store, settings, now, staff):
    snapshot_of(settings, people=[person(1, expires_on=date(2027, 2, 3))])
    attest(store, now, "8", "2027-02-28")
    opened(store, OFFICER, hold((key("Contact", 9),)), now)
    case_ids = [asked(store, now, Right.ACCESS, received_on=RECEIVED, key=str(n)) for n in (1, 2, 3)]
    for case_id, owner in zip(case_ids, (staff.user, "somebody", None), strict=True):
        if owner:
            with store.transaction() as transaction:
                (case,) = read_all(transaction, [case_id])
                write_act(transaction, OFFICER, case, Act("assign", {"assignee": owner}), now)

    def found(reader):
        return {words.partition(" – ")[0] for _, words in days(store, now, reader=reader)}

    assert {"Case 2: Access to own data", "Case 4: Access to own data"} == found(staff)
    assert {"Case 3: Access to own data", "Clause 8: the attestation ends"} < found(OFFICER)
    assert 6 == len(found(OFFICER))


def test_no_two_events_of_any_kind_share_an_id(store, settings, now):
    snapshot_of(settings, people=[person(n, expires_on=date(2027, n, 3)) for n in (2, 3)])
    for clause in ("8", "9"):
        attest(store, now, clause, "2027-02-28")
    opened(store, OFFICER, hold(), now)

    assert 5 == len(uids(store, now))
