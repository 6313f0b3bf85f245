"""Reminders: what is told on which day, to whom, once a day, and never whom a case is about."""

import json
import socket
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.ledger import Event, append
from dashboard.decisions.steps import Words
from dashboard.outputs.reminders import Failure, Why, plain_text, read_letters, reminding
from dashboard.outputs.reminders import remind as remind_everybody
from dashboard.settings import MailServer, Security
from dashboard.vocabulary import Action, Kind, Refused, Right, Role
from dashboard.widgets.reminder_words import WORDING
from tests.decisions.drafts import ANNA, opened, retention, right, standing, step
from tests.little_register import contact, key, register_of
from tests.outputs.mailbox import SENDER, body, mail_server
from tests.outputs.papers import asked
from tests.people import add_user
from tests.screens.acting import events

RECEIVED = date(2026, 11, 2)  # due on 2 December, our own target on 25 November
MAIJA, SARI = "maija@company.example", "sari@company.example"


def at(day, hour=8):
    return datetime(2026, 11, 1, hour) + timedelta(days=day - 1)


@pytest.fixture
def office(store):
    """A compliance officer and a case handler who get mail, and others who do not."""
    add_user(store, "maija", Role.OFFICER, at(1), email=MAIJA)
    add_user(store, "sari", Role.STAFF, at(1), email=SARI)
    add_user(store, "oskari", Role.OFFICER, at(1))
    add_user(store, "mauri", Role.MANAGER, at(1), email="mauri@company.example")
    with store.transaction() as transaction:
        for user_name in ("maija", "sari"):
            transaction.write("queue/account/set_language", user_name=user_name, language="en")
    return store


@pytest.fixture
def box():
    with mail_server() as box:
        yield box


def remind(store, box, now, **more):
    return remind_everybody(store, box.server, WORDING, lambda: now, address=more.get("address"))


def told(store, now):
    """Return what each would be told, as (why, first case number)."""
    return {
        letter.user_name: [(line.why, line.matter.first) for line in letter.lines]
        for letter in read_letters(store, now)
    }


def assign(store, case_id, user_name, now):
    """Write the event that says whose a case is."""
    row = standing(store, case_id)
    event = Event("assign", case_id, row["version"] + 1, row["state"], details={"assignee": user_name})
    with store.transaction() as transaction:
        append(transaction, actor_of("maija"), now, [event])


def actor_of(user_name, role=Role.OFFICER):
    return type(reminding.SYSTEM)(user_name, role)


@contextmanager
def nothing_listens():
    """Yield a server at a port that is taken and answers nobody."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield MailServer("127.0.0.1", taken.getsockname()[1], Security.NONE, SENDER)


def test_a_request_is_told_on_its_days_before_and_on_no_other(office, store):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    reminded, days = at(3), []
    settle(store, "maija", reminded)

    for day in range(4, 35):
        lines = told(store, at(day)).get("maija", [])
        dated = [why for why, _ in lines if why is not Why.WAITING]
        if dated:
            days.append((day, dated[0]))
        if lines:
            settle(store, "maija", at(day))

    # Ten days before is Sunday 22 November, so it is told on Friday; from 3 December every working day.
    assert [
        (20, Why.REPLY_OR_EXTEND),
        (25, Why.TARGET),
        (27, Why.REPLY_OR_EXTEND),
        (31, Why.REPLY_OR_EXTEND),
        (32, Why.REPLY_OR_EXTEND),
        (33, Why.OVERDUE),
        (34, Why.OVERDUE),
    ] == days


def early(draft):
    return replace(draft, received_on=RECEIVED)


def settle(store, user_name, now):
    """Write that somebody was reminded on a day."""
    details = {"day": now.date().isoformat(), "user": user_name}
    with store.transaction() as transaction:
        append(
            transaction,
            reminding.SYSTEM,
            now,
            [Event("remind", details=details), Event("reminded", details=details)],
        )


def test_what_was_missed_while_the_program_stood_is_told_at_the_next_run(office, store):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    settle(store, "maija", at(19))

    assert [(Why.REPLY_OR_EXTEND, 1)] == told(store, at(24))["maija"]


def test_what_is_late_is_told_every_working_day_and_not_at_the_weekend(office, store):
    asked(store, at(2), Right.ACCESS, received_on=date(2026, 10, 1))
    days = []
    for day in range(5, 15):
        if told(store, at(day)).get("maija"):
            days.append(day)
            settle(store, "maija", at(day))

    assert [5, 6, 9, 10, 11, 12, 13] == days


def test_a_case_that_nobody_touches_is_told_after_a_week_and_after_two(office, store):
    case_id = opened(store, actor_of("maija"), early(retention()), at(3))
    settle(store, "maija", at(3))
    days = []
    for day in range(4, 20):
        if told(store, at(day)).get("maija"):
            days.append(day)
            settle(store, "maija", at(day))
    assert [10, 17] == days

    step(store, actor_of("oskari"), "approve", case_id, at(23))
    assert {} == told(store, at(24))


def test_an_objection_to_marketing_is_told_until_it_has_been_carried_out(office, store):
    register_of(store.settings, {"Contact": [contact(1)]})
    asked(store, at(2), Right.MARKETING_OBJECTION, received_on=RECEIVED)
    lines = told(store, at(3))["maija"]

    assert (Why.MARKETING, 2) in lines


def test_a_keep_until_is_told_before_it_ends_and_one_decision_is_one_line(office, store):
    ids = (key("Contact", 1), key("Contact", 2))
    drafts = [
        Draft(Kind.KEEP_UNTIL, Action.KEEP, (each,), RECEIVED, "sale", parameters={"until": "2026-12-11"})
        for each in ids
    ]
    reminding_day = at(31)
    open_cases(store, actor_of("maija"), drafts, key="keep", now=at(2), snapshot_id=None)

    (letter,) = read_letters(store, reminding_day)
    assert ["maija"] == [letter.user_name]
    assert [(Why.KEEP, 1, 2)] == [(line.why, line.matter.first, line.matter.cases) for line in letter.lines]
    assert 2 == letter.cases
    assert "Cases 1–2 (2): Keep for now\n  Kept until 11 Dec 2026 (10 days left)" in plain_text(
        letter, WORDING, date(2026, 12, 1), None
    )


def test_officers_are_told_everything_and_others_what_is_assigned_to_them(office, store):
    first = asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    asked(store, at(2), Right.ERASURE, received_on=RECEIVED)
    assign(store, first, "sari", at(3))

    lines = told(store, at(25))

    assert {"maija", "sari"} == set(lines)
    assert {1, 2} == {number for _, number in lines["maija"]}
    assert {1} == {number for _, number in lines["sari"]}


@pytest.mark.parametrize("lost", [("set_active", {"active": False}), ("set_role", {"role": "manager"})])
def test_who_has_no_part_in_the_queue_any_more_is_told_nothing(office, store, lost):
    case_id = asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    assign(store, case_id, "sari", at(3))
    query, values = lost
    with store.transaction() as transaction:
        transaction.write(f"queue/account/{query}", user_name="sari", **values)

    assert {"maija"} == set(told(store, at(25)))


def test_what_somebody_has_taken_on_is_theirs_until_it_is_put_back(office, store):
    source_check = Draft(Kind.FINDING, Action.SOURCE_CHECK, ANNA, RECEIVED, "unknown")
    case_id = opened(store, actor_of("maija"), source_check, at(3))
    step(store, actor_of("sari", Role.STAFF), "claim", case_id, at(4))
    assert {"maija", "sari"} == set(told(store, at(11)))

    step(store, actor_of("sari", Role.STAFF), "release_claim", case_id, at(11))
    assert {"maija"} == set(told(store, at(18)))


def test_a_mail_names_the_case_the_right_the_day_and_the_place(office, store, box):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)

    remind(store, box, at(25), address="https://register.company.example")

    (mail,) = box.to(MAIJA)
    assert "Rekisterivahti: 1 matter needs attention" == mail["Subject"]
    assert "auto-generated" == mail["Auto-Submitted"]
    assert (
        "Case 1: Access to own data\n"
        "  The reply is due on 2 Dec 2026 (7 days left). If more time is needed, tell the person by the same "
        "day.\n  Our own target for the reply is 25 Nov 2026.\n  https://register.company.example/case?case=1\n"
    ) in body(mail)


def test_a_mail_is_in_the_language_of_its_receiver_finnish_at_first(office, store, box):
    add_user(store, "outi", Role.OFFICER, at(1), email="outi@company.example")
    asked(store, at(2), Right.ACCESS, received_on=date(2026, 10, 1))

    remind(store, box, at(25))

    (mail,) = box.to("outi@company.example")
    assert "fi" == mail["Content-Language"]
    assert "Rekisterivahti: 1 asia odottaa toimenpiteitä" == mail["Subject"]
    assert "Vastauksen määräaika oli 2.11.2026 (23 päivää myöhässä)." in body(mail)


def test_a_mail_holds_nothing_of_the_register_the_requester_or_the_staff(office, store, box):
    people = [contact(n, FirstName=f"Aino{n}", LastName=f"Mäkelä{n}") for n in range(1, 4)]
    register_of(store.settings, {"Contact": people})
    for number, demand in enumerate((Right.ACCESS, Right.ERASURE, Right.MARKETING_OBJECTION), start=1):
        asked(
            store,
            at(2),
            demand,
            (key("Contact", number),),
            received_on=date(2026, 10, 1),
            requester="Tuntematon Pyytäjä",
            contact="pyytaja@private.example",
            note="Salainen asia",
        )
    remind(store, box, at(25), address="https://register.company.example")

    written = [mail.as_string() + body(mail) + str(mail["Subject"]) for mail in box.mails]
    with store.page(reminding.SYSTEM) as page:
        persons = page._cursor.execute("select first_name, last_name, name, email from person").fetchall()
        users = page._cursor.execute("select user_name, name from queue.user_account").fetchall()
    secret = {cell for row in persons for cell in row if cell}
    secret |= {each["Id"] for each in people} | {name for _, name in users}
    secret |= {"Pyytäjä", "pyytaja@", "private.example", "Salainen"}
    assert 3 == len({cell for cell in secret if str(cell).startswith("Mäkelä")})
    assert written
    assert [] == [cell for cell in secret for text in written if cell in text]


def test_run_twice_a_day_it_sends_once_and_the_history_says_so_without_addresses(office, store, box):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)

    first, second = remind(store, box, at(25)), remind(store, box, at(25, hour=15))

    assert (["maija"], []) == (first.sent, first.already)
    assert ([], ["maija"]) == (second.sent, second.already)
    assert 1 == len(box.mails)
    written = events(store, "remind", "reminded", "remind_failed")
    details = {"cases": 1, "day": "2026-11-25", "lines": 2, "user": "maija"}
    assert [("remind", "system", details), ("reminded", "system", details)] == [
        (name, actor, json.loads(each)) for name, actor, each in written
    ]
    assert "@" not in repr(events(store))


def test_a_day_ends_at_midnight_in_helsinki(office, store, box):
    asked(store, at(2), Right.ACCESS, received_on=date(2026, 10, 1))

    remind(store, box, at(24, hour=21))
    remind(store, box, at(24, hour=22))

    assert ["Tue, 24 Nov 2026 21:00:00 +0000", "Tue, 24 Nov 2026 22:00:00 +0000"] == [
        mail["Date"] for mail in box.to(MAIJA)
    ]


def test_who_is_refused_is_tried_again_and_the_others_are_not_told_twice(office, store, box):
    case_id = asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    assign(store, case_id, "sari", at(3))
    box.refused = {MAIJA}

    first = remind(store, box, at(25))
    box.refused = set()
    second = remind(store, box, at(25, hour=9))

    assert ({"maija": Failure.REFUSED}, ["sari"]) == (first.failed, first.sent)
    assert (["maija"], ["sari"]) == (second.sent, second.already)
    assert (1, 1) == (len(box.to(MAIJA)), len(box.to(SARI)))
    assert "second time" not in body(box.to(MAIJA)[0])


def test_a_line_that_breaks_after_the_mail_was_taken_is_told_honestly(office, store, box):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)
    box.breaks = True
    assert {"maija": Failure.UNSURE} == remind(store, box, at(25)).failed

    box.breaks = False
    assert ["maija"] == remind(store, box, at(25, hour=9)).sent

    first, second = box.to(MAIJA)
    assert first["Message-ID"] == second["Message-ID"]
    assert "This may reach you for the second time today" in body(second)
    assert "second time" not in body(first)
    assert ["unsure", None] == [
        json.loads(each).get("why") for _, _, each in events(store, "remind_failed", "reminded")
    ]


def test_after_a_crash_between_sending_and_writing_it_down_it_is_sent_again_and_says_so(
    office, store, box, monkeypatch
):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)

    def crash(connection, mail):
        connection.send_message(mail)
        raise KeyboardInterrupt

    with monkeypatch.context() as crashing:
        crashing.setattr(reminding, "send", crash)
        with pytest.raises(KeyboardInterrupt):
            remind(store, box, at(25))
    assert ["remind"] == [name for name, _, _ in events(store, "remind", "reminded", "remind_failed")]

    assert ["maija"] == remind(store, box, at(25, hour=9)).sent
    assert "This may reach you for the second time today" in body(box.to(MAIJA)[1])
    assert [] == remind(store, box, at(25, hour=10)).sent


def test_a_server_that_does_not_answer_is_one_sentence_and_nothing_is_lost(office, store, box):
    asked(store, at(2), Right.ACCESS, received_on=RECEIVED)

    with nothing_listens() as server, pytest.raises(Refused, match="cannot be reached at port"):
        remind_everybody(store, server, WORDING, lambda: at(25), address=None)

    assert [{"day": "2026-11-25", "why": "no_connection"}] == [
        json.loads(each) for _, _, each in events(store, "remind", "remind_failed")
    ]
    assert ["maija"] == remind(store, box, at(25, hour=9)).sent
    assert "second time" not in body(box.mails[0])


def test_a_closed_case_is_told_no_more(office, store):
    case_id = opened(store, actor_of("maija"), right(action=Right.ACCESS), at(23))
    step(store, actor_of("maija"), "withdraw", case_id, at(24), words=Words("asked"))

    assert {} == told(store, at(60))
