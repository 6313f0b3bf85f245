"""Informing by mail: each person once, whatever breaks; who is refused, who waits, and nobody is named."""

import json
import smtplib
from dataclasses import replace
from datetime import date

import pytest

from dashboard.decisions.informing_deliveries import claim, decide_unclear
from dashboard.outputs import informing
from dashboard.outputs.informing import sending
from dashboard.vocabulary import SYSTEM, Audience, Denied, Refused, State
from dashboard.widgets.paper_labels import paper_labels
from tests.controls.finding import found
from tests.little_register import contact, key
from tests.outputs.informing import (
    begun,
    change_notice,
    figures,
    order_of,
    person,
    register,
    round_of,
    send,
    steps_of,
)
from tests.outputs.mailbox import body, mail_server
from tests.screens.acting import events


@pytest.fixture
def box():
    with mail_server() as box:
        yield box


@pytest.fixture
def changed(store, settings, officer, now):
    """Three persons, and a notice that has changed since they were added."""
    register(settings, person(1), person(2), person(3))
    change_notice(store, officer, now)
    return store


def test_each_person_gets_one_mail_and_the_round_is_closed(changed, officer, box, now):
    case_id = begun(changed, officer, now)

    running = send(changed, officer, box, case_id, now)

    assert ["p1@example.com", "p2@example.com", "p3@example.com"] == sorted(mail["To"] for mail in box.mails)
    assert {"sent": 3} == figures(changed, officer, case_id)
    assert (State.SENT, None) == (round_of(changed, officer, case_id).state, running.error)
    assert ["queued", "sending", "sent"] == steps_of(changed, 1)


def test_after_a_whole_round_both_controls_are_quiet(changed, officer, box, now):
    assert (3, 3) == (
        len(found(changed, "c13_1_not_told_of_change")),
        len(found(changed, "c07_not_informed")),
    )

    send(changed, officer, box, begun(changed, officer, now), now)

    assert ([], []) == (found(changed, "c13_1_not_told_of_change"), found(changed, "c07_not_informed"))


def test_a_mail_says_what_changed_where_the_data_come_from_and_the_whole_text(changed, officer, box, now):
    send(changed, officer, box, begun(changed, officer, now), now)

    (mail,) = box.to("p1@example.com")
    said = body(mail)
    assert "Tietosuojaselosteemme on muuttunut" == mail["Subject"]
    assert ("fi", "auto-generated") == (mail["Content-Language"], mail["Auto-Submitted"])
    assert "Muuttuneet kohdat:\n12. Tietojen elinkaari\n\n" in said
    assert "Tietoja säilytetään 24 kuukautta." in said
    assert "4. Henkilötietojen käsittelyn tarkoitus\nIndieplace oy on" in said
    assert "First1 Last1" in said
    assert "Mistä tietosi on saatu: Työntekijän lisäämä\n" in said
    assert "tietosuoja@om.fi" in said
    assert "Last2" not in said


def test_a_first_notice_tells_all_that_article_14_wants(changed, officer, box, now):
    case_id = begun(changed, officer, now, order_of(Audience.FIRST, language="both"))

    send(changed, officer, box, case_id, now)

    said = body(box.to("p1@example.com")[0])
    for heading in (
        "Why we process your data:",
        "Which data we hold:",
        "Where the data come from:",
        "Who receives the data:",
        "How long we keep the data:",
        "What rights you have:",
        "Automated decisions and profiling:",
        "Who is responsible:",
    ):
        assert heading in said
    assert said.index("olemme tallentaneet") < said.index("We have stored")
    assert "legitimate interest" in said


def test_who_has_opted_out_of_marketing_is_informed_all_the_same(store, settings, officer, box, now):
    register(settings, person(1, HasOptedOutOfEmail=True), person(2))
    change_notice(store, officer, now)

    send(store, officer, box, begun(store, officer, now), now)

    assert 2 == len(box.mails)


def test_two_persons_with_one_address_get_a_mail_each(store, settings, officer, box, now):
    same = {"Email": "info@company.example"}
    register(settings, person(1, **same), person(2, **same))
    change_notice(store, officer, now)

    send(store, officer, box, begun(store, officer, now), now)

    assert 2 == len(box.to("info@company.example"))
    assert 2 == len({mail["Message-ID"] for mail in box.mails})


def test_an_address_that_is_refused_is_bounced_and_the_others_are_told(changed, officer, box, now):
    box.refused = {"p2@example.com"}
    case_id = begun(changed, officer, now)

    send(changed, officer, box, case_id, now)

    assert {"sent": 2, "bounced": 1} == figures(changed, officer, case_id)
    (row,) = found(changed, "c13_1_not_told_of_change")
    assert (key("Contact", 2), "notice_bounced") == (row[1], row[3])


def test_a_server_that_is_not_there_is_one_sentence_and_everybody_waits(changed, officer, box, now):
    case_id = begun(changed, officer, now)
    closed = box.server
    with mail_server() as other:
        closed = other.server

    number = round_of(changed, officer, case_id).number
    running = informing.start(changed, officer, closed, number, paper_labels, now=lambda: now)
    running.join()

    assert "cannot be reached" in running.error.message
    assert {"queued": 3} == figures(changed, officer, case_id)
    send(changed, officer, box, case_id, now)
    assert 3 == len(box.mails)


def test_who_is_turned_away_for_now_waits_and_does_not_stop_the_others(changed, officer, box, now):
    box.later = {"p1@example.com"}
    case_id = begun(changed, officer, now)

    send(changed, officer, box, case_id, now)

    assert {"sent": 2, "queued": 1} == figures(changed, officer, case_id)
    box.later = set()
    send(changed, officer, box, case_id, now)
    assert [1, 1, 1] == [len(box.to(f"p{n}@example.com")) for n in (1, 2, 3)]


def test_a_server_that_turns_everybody_away_is_left_in_peace(store, settings, officer, box, now):
    register(settings, *(person(n) for n in range(1, 9)))
    change_notice(store, officer, now)
    box.later = {f"p{n}@example.com" for n in range(1, 9)}
    case_id = begun(store, officer, now)

    running = send(store, officer, box, case_id, now)

    assert ("turns mail away" in running.error.message, sending.IN_A_ROW) == (True, running.progress.later)
    assert {"queued": 8} == figures(store, officer, case_id)


def test_a_line_that_breaks_after_the_text_left_is_unclear_and_nobody_is_told_twice(
    changed, officer, box, now
):
    box.breaks = True
    case_id = begun(changed, officer, now)
    running = send(changed, officer, box, case_id, now)
    assert "nobody knows whether it left" in running.error.message
    assert {"queued": 2, "unclear": 1} == figures(changed, officer, case_id)

    box.breaks = False
    send(changed, officer, box, case_id, now)

    assert 3 == len(box.mails)
    assert {"sent": 2, "unclear": 1} == figures(changed, officer, case_id)
    assert State.QUEUED is round_of(changed, officer, case_id).state


def test_a_process_killed_between_sending_and_writing_it_down_sends_nothing_twice(
    changed, officer, box, now, monkeypatch
):
    case_id = begun(changed, officer, now)
    sent = []

    def killed(connection, mail, sender, to):
        sent.append(to)
        connection.send_message(mail)
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(sending, "hand_in", killed)
        with pytest.raises(SystemExit):
            sending.send_round(line(changed, officer, box, case_id, now), case_id, 1)
    assert 1 == len(box.mails) == len(sent)

    send(changed, officer, box, case_id, now)

    assert 3 == len(box.mails) == len({mail["To"] for mail in box.mails})
    assert {"sent": 2, "unclear": 1} == figures(changed, officer, case_id)


def line(store, officer, box, case_id, now):
    found_round, writer = informing.running._prepared(
        store, round_of(store, officer, case_id).number, paper_labels
    )
    assert found_round.case_id == case_id
    return sending.Line(store, officer, box.server, writer, lambda: now, lambda: False)


@pytest.mark.parametrize(("said", "mails"), [(True, 3), (False, 4)])
def test_an_officer_says_what_became_of_an_unclear_mail(changed, officer, box, now, said, mails):
    box.breaks = True
    case_id = begun(changed, officer, now)
    send(changed, officer, box, case_id, now)
    box.breaks = False
    send(changed, officer, box, case_id, now)
    with changed.page(officer) as page:
        ids = [row["delivery_id"] for row in page.rows("informing/unclear", case_id=case_id)]

    assert 1 == decide_unclear(changed, officer, case_id, ids, sent=said, running=False, now=now)
    if not said:
        send(changed, officer, box, case_id, now)

    assert mails == len(box.mails)
    assert {"sent": 3} == figures(changed, officer, case_id)
    assert State.SENT is round_of(changed, officer, case_id).state


def test_a_round_that_was_stopped_goes_on_with_the_rest(changed, officer, box, now):
    case_id = begun(changed, officer, now)
    sender = line(changed, officer, box, case_id, now)
    sender.stopped = lambda: len(box.mails) >= 1

    sending.send_round(sender, case_id, 1)

    assert {"sent": 1, "queued": 2} == figures(changed, officer, case_id)
    send(changed, officer, box, case_id, now)
    assert 3 == len(box.mails) == len({mail["To"] for mail in box.mails})


def test_who_leaves_the_register_while_the_round_waits_is_not_written_to(
    changed, settings, officer, box, now
):
    case_id = begun(changed, officer, now)
    register(settings, person(1), person(2, Email=None), hour=1)

    send(changed, officer, box, case_id, now)

    assert ["p1@example.com"] == [mail["To"] for mail in box.mails]
    assert {"sent": 1, "taken_back": 2} == figures(changed, officer, case_id)


def merged(settings, hour=1):
    """Contact 2 has been merged into contact 1 in Salesforce."""
    loser = person(2, IsDeleted=True, MasterRecordId=key("Contact", 1))
    register(settings, person(1), loser, person(3), hour=hour)


def test_two_who_turn_out_to_be_one_person_are_told_once(changed, settings, officer, box, now):
    case_id = begun(changed, officer, now)
    merged(settings)

    send(changed, officer, box, case_id, now)

    assert ["p1@example.com", "p3@example.com"] == sorted(mail["To"] for mail in box.mails)
    assert {"sent": 2, "taken_back": 1} == figures(changed, officer, case_id)


def test_who_was_told_under_another_record_is_not_told_again(changed, settings, officer, box, now):
    case_id = begun(changed, officer, now)
    sender = line(changed, officer, box, case_id, now)
    sender.stopped = lambda: len(box.mails) >= 1
    sending.send_round(sender, case_id, 1)
    merged(settings)

    send(changed, officer, box, case_id, now)

    assert ["p1@example.com", "p3@example.com"] == sorted(mail["To"] for mail in box.mails)


def test_a_version_that_is_in_force_no_more_is_sent_to_nobody(changed, officer, box, now):
    case_id = begun(changed, officer, now)
    sender = line(changed, officer, box, case_id, now)
    change_notice(changed, officer, now, "3", date(2026, 12, 1), "36 kuukautta.")

    with pytest.raises(Refused, match="Version 2"):
        sending.send_round(sender, case_id, 1)
    with pytest.raises(Refused, match="Version 2"):
        send(changed, officer, box, case_id, now)

    assert [] == box.mails
    assert {"queued": 3} == figures(changed, officer, case_id)


def test_nothing_is_said_of_a_mail_that_is_being_handed_in(changed, officer, now):
    case_id = begun(changed, officer, now)
    with changed.page(SYSTEM) as page:
        row = page.rows("informing/pending", case_id=case_id, after="", rows=1)[0]
    claim(changed, officer, row, now)

    with pytest.raises(Refused, match="just now"):
        decide_unclear(changed, officer, case_id, [row["delivery_id"]], sent=False, running=True, now=now)


def test_two_senders_of_one_round_do_not_send_twice(changed, officer, box, now):
    case_id = begun(changed, officer, now)
    first, second = (line(changed, officer, box, case_id, now) for _ in range(2))
    rows = sending._waiting(first, case_id, "")

    with sending.connected(box.server) as connection:
        for row in rows:
            sending._send(first, connection, row)
            sending._send(second, connection, row)

    assert 3 == len(box.mails)


def test_a_second_start_is_refused_while_one_runs(changed, officer, box, now, monkeypatch):
    case_id = begun(changed, officer, now)
    number = round_of(changed, officer, case_id).number
    again = []

    def busy(*_more):
        with pytest.raises(Refused, match="just now"):
            informing.start(changed, officer, box.server, number, paper_labels, now=lambda: now)
        again.append(True)
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(sending, "hand_in", busy)
    running = informing.start(changed, officer, box.server, number, paper_labels, now=lambda: now)
    running.join()

    assert [True] == again


def test_after_a_restart_a_round_that_was_being_sent_goes_on_and_a_stopped_one_waits(
    changed, officer, box, now
):
    case_id = begun(changed, officer, now)
    assert informing.resume(changed, SYSTEM, box.server, paper_labels, now=lambda: now) is None

    box.later = {"p1@example.com"}
    send(changed, officer, box, case_id, now)
    box.later = set()
    informing.resume(changed, SYSTEM, box.server, paper_labels, now=lambda: now).join()

    assert {"sent": 3} == figures(changed, officer, case_id)
    assert informing.resume(changed, SYSTEM, box.server, paper_labels, now=lambda: now) is None


def test_a_stopped_round_does_not_go_on_by_itself(changed, officer, box, now):
    case_id = begun(changed, officer, now)
    box.later = {"p1@example.com"}
    send(changed, officer, box, case_id, now)

    informing.stop(changed, officer, case_id, now)

    assert informing.resume(changed, SYSTEM, box.server, paper_labels, now=lambda: now) is None


def test_the_history_and_the_queue_name_nobody(changed, officer, box, now):
    send(changed, officer, box, begun(changed, officer, now), now)

    written = repr(events(changed))
    with changed.transaction() as transaction:
        written += repr(transaction._cursor.execute("from queue.notice_delivery").fetchall())
        written += repr(transaction._cursor.execute("from queue.request_queue").fetchall())
    assert [] == [
        secret
        for secret in ("@example", "First1", "Last1", key("Contact", 1)[:15] + "@")
        if secret in written
    ]
    (told,) = events(changed, "informed")
    assert {"case": 1, "sent": 3, "bounced": 0, "later": 0, "gone": 0} == json.loads(told[2])


def test_a_name_cannot_write_a_header_or_another_letter(store, settings, officer, box, now):
    register(settings, person(1, FirstName="Eve\nBcc: a@evil.example", LastName="${text}"))
    change_notice(store, officer, now)

    send(store, officer, box, begun(store, officer, now), now)

    (mail,) = box.mails
    assert mail["Bcc"] is None
    assert "${text}" in body(mail)


@pytest.mark.parametrize("channel", ["a form @ our site", "@SUM(A1)", "a@x.fi, b@x.fi", "mailto:a@x.fi"])
def test_a_contact_channel_that_is_no_address_is_not_written_to(changed, officer, box, now, channel):
    path = changed.settings.policy
    path.write_text(path.read_text("utf-8").replace("support@indieplace.fi", channel), "utf-8")

    send(changed, officer, box, begun(changed, officer, now), now)

    assert {None} == {mail["Reply-To"] for mail in box.mails}


def test_the_list_for_elsewhere_is_guarded_and_logged(store, settings, officer, staff, now):
    register(settings, person(1, FirstName="=cmd"), person(2, Email=None))
    change_notice(store, officer, now)
    case_id = begun(store, officer, now)
    number = round_of(store, officer, case_id).number

    paper = informing.hand_out_list(store, officer, number, paper_labels("fi"), language="fi", now=now)

    said = paper.content.decode("utf-8-sig")
    assert 2 == len(said.splitlines())
    assert "\"'=cmd" in said
    assert "informing_list" in events(store, "download")[0][2]
    with pytest.raises(Denied):
        informing.hand_out_list(store, staff, number, paper_labels("fi"), language="fi", now=now)


def test_who_has_left_is_not_on_the_list(changed, settings, officer, now):
    case_id = begun(changed, officer, now)
    register(settings, person(1), contact(9), hour=1)

    paper = informing.hand_out_list(
        changed,
        officer,
        round_of(changed, officer, case_id).number,
        paper_labels("fi"),
        language="fi",
        now=now,
    )

    assert 2 == len(paper.content.decode().splitlines())
    assert {"queued": 1, "taken_back": 2} == figures(changed, officer, case_id)


def test_from_the_demo_no_mail_leaves(changed, officer, box, now, monkeypatch):
    begun(changed, officer, now)
    monkeypatch.setattr(changed, "settings", replace(changed.settings, demo=True))

    with pytest.raises(Refused, match="no mail leaves"):
        informing.start(changed, officer, box.server, 1, paper_labels, now=lambda: now)
    assert [] == box.mails


def test_only_officers_send(changed, officer, staff, box, now):
    case_id = begun(changed, officer, now)

    with pytest.raises(Denied):
        informing.start(changed, staff, box.server, 1, paper_labels, now=lambda: now)
    with pytest.raises(Denied):
        informing.stop(changed, staff, case_id, now)
