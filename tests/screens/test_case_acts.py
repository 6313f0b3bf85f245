"""Acts of the case screen that are no steps: whose case it is, what was found, files, letters sent."""

import json
from datetime import date

import pytest

from dashboard.decisions.assigning import assign
from dashboard.decisions.attachments import Attachment
from dashboard.decisions.attachments import attach as keep
from dashboard.decisions.hits import hits_hash, read_hits
from dashboard.decisions.intake import Intake, register
from dashboard.decisions.opening import add_note
from dashboard.decisions.steps import Words
from dashboard.outputs.case_file import read_case_file
from dashboard.outputs.letters import LetterKind, Sending, SentBy, send_letter
from dashboard.vocabulary import Channel, Denied, Refused, Right, Role
from dashboard.widgets import case_assignee, case_attachments, case_hits_confirmed, case_letters_sent
from dashboard.widgets.case_view import read_case
from dashboard.widgets.paper_labels import paper_labels
from tests.decisions.drafts import look, standing, step
from tests.little_register import contact, key, register_of, row
from tests.outputs.papers import ANNA, RECEIVED, asked, identified, rules
from tests.people import add_user
from tests.screens.acting import events, words
from tests.screens.uploads import Upload


@pytest.fixture(autouse=True)
def registered(settings):
    tasks = [row("Task", 1, WhoId=key("Contact", 1), Subject="Soitto", Status="Completed")]
    return register_of(settings, {"Contact": [contact(1)], "Task": tasks})


def refused(store, officer, now):
    case_id = asked(store, now, Right.ERASURE)
    step(store, officer, "reject", case_id, now, words=Words(ground="17(3)(b)", note="Lasku"))
    return case_id


def test_somebody_takes_a_case(acting, store, staff, now):
    case_id = asked(store, now, Right.ACCESS)
    add_user(store, "staff", Role.STAFF, now)
    acting(staff)

    case_assignee.give(case_id, "staff")

    with store.page(staff) as page:
        assert "staff" == read_case(page, 1).row["assigned_to"]


def test_the_page_says_whose_case_it_is(open_number, store, officer, now):
    add_user(store, "saga", Role.STAFF, now, name="Saga Hoitaja")
    assign(store, officer, [asked(store, now, Right.ACCESS)], "saga", now)

    screen = open_number()
    assert "Assigned** · Saga Hoitaja" in words(screen)
    assert "saga" == next(each.value for each in screen.selectbox if each.label == "Assignee")


def test_requests_are_shown_by_who_has_them(open_screen, store, officer, now):
    mine, other = asked(store, now, Right.ACCESS), asked(store, now, Right.OBJECTION)
    add_user(store, "saga", Role.STAFF, now)
    assign(store, officer, [other], "saga", now)
    screen = open_screen("requests", Role.OFFICER)
    assign(store, officer, [mine], "officer", now)

    screen.session_state["assignee"] = "mine"
    (table,) = screen.run().dataframe
    assert [1] == list(table.value["number"])


def test_what_was_found_is_asked_about_until_it_is_confirmed(open_number, store, officer, now):
    case_id = asked(store, now, Right.ACCESS)
    screen = open_number()
    assert "Is all of this the person's?" in [each.value for each in screen.header]

    look(store, officer, case_id, now)

    screen.run()
    assert "Is all of this the person's?" not in [each.value for each in screen.header]
    assert "Records found confirmed to be of the person** · 2 records" in words(screen)


def test_confirming_counts_what_was_seen(acting, store, staff, now):
    case_id = asked(store, now, Right.ACCESS)
    acting(staff)
    with store.page(staff) as page:
        seen = hits_hash(read_hits(page, case_id))

    assert "2 records are confirmed." == case_hits_confirmed.confirm(case_id, seen)


def test_a_record_that_came_since_is_asked_about_again(open_number, store, settings, officer, now):
    look(store, officer, asked(store, now, Right.ACCESS), now)
    tasks = [row("Task", n, WhoId=key("Contact", 1), Subject="Soitto") for n in (1, 2)]
    register_of(settings, {"Contact": [contact(1)], "Task": tasks}, hour=1)

    assert "has changed since it was confirmed" in words(open_number())


def test_a_file_is_attached_taken_out_and_deleted(acting, store, staff, officer, now):
    case_id = asked(store, now, Right.ACCESS)
    state = acting(staff)
    state["file"] = Upload("Aino.txt", b"hei")
    with pytest.raises(Refused, match="identity document"):
        case_attachments.attach(case_id, "file")
    state["file_no_identity"], state["file_about"] = True, "Saate"
    case_attachments.attach(case_id, "file")

    with store.page(staff) as page:
        (kept,) = page.rows("case/attachments", case_id=case_id)
    assert b"hei" == case_attachments.take(case_id, kept["material_id"]).content
    with pytest.raises(Denied):
        case_attachments.delete(case_id, kept["material_id"], "why")
    acting(officer)["why"] = "Väärä"
    case_attachments.delete(case_id, kept["material_id"], "why")
    with store.page(staff) as page:
        assert [] == page.rows("case/attachments", case_id=case_id)


def test_an_attachment_is_listed_and_only_officers_may_delete_it(open_number, store, officer, now):
    file = Attachment(
        file_name="Aino.txt", content=b"x", about="Saate", until_closed=True, no_identity_document=True
    )
    keep(store, officer, asked(store, now, Right.ACCESS), file, now)

    screen = open_number(role=Role.STAFF)
    assert "Aino.txt\nSaate" in words(screen)
    assert "kept until the case is closed" in words(screen)
    assert "Delete the file" not in [each.label for each in screen.button]


def test_a_file_kept_until_a_day_needs_the_day(acting, store, staff, now):
    case_id = asked(store, now, Right.ACCESS)
    state = acting(staff)
    state.update(file=Upload("a.txt", b"x"), file_no_identity=True, file_kept="day")

    with pytest.raises(Refused, match="last day"):
        case_attachments.attach(case_id, "file")


def test_a_refusal_says_until_its_letter_is_marked_as_sent(open_number, store, settings, officer, now):
    refused(store, officer, now)
    screen = open_number()
    assert "Not marked as sent yet: Letter of refusal." in words(screen)

    sending = Sending(LetterKind.REFUSAL, "fi", SentBy.LETTER, date(2026, 11, 23))
    send_letter(store, officer, rules(settings), 1, paper_labels("fi"), sending, now=now)

    screen.run()
    assert "Not marked as sent yet" not in words(screen)
    assert "Letter sent** · Letter of refusal · By post" in words(screen)
    assert "tuomioistuimen" in words(screen)


def test_a_letter_sent_later_does_not_move_the_day_of_closing(acting, store, officer, now):
    refused(store, officer, now)
    with store.page(officer) as page:
        before = read_case(page, 1).row["closed_on"]

    state = acting(officer)
    state.update(sent_on=date(2026, 11, 22))
    case_letters_sent.send(1, LetterKind.REFUSAL, "fi", "sent")

    with store.page(officer) as page:
        assert before == read_case(page, 1).row["closed_on"] == date(2026, 11, 23)


def test_one_letter_answers_the_cases_of_its_message_and_no_other(acting, store, officer, now):
    rights = [Right.OBJECTION, Right.PROFILING_QUESTION]
    intake = Intake(rights=rights, channel=Channel.EMAIL, received_on=RECEIVED, salesforce_ids=ANNA)
    ids = register(store, officer, intake, key="both", now=now, snapshot_id=None)
    asked(store, now, Right.ACCESS)
    state = acting(officer)
    state.update(sent_on=date(2026, 11, 23), sent_also=[3])

    with pytest.raises(Refused, match="letter of its own"):
        case_letters_sent.send(1, LetterKind.ACKNOWLEDGEMENT, "fi", "sent")
    state.update(sent_also=[2])
    case_letters_sent.send(1, LetterKind.ACKNOWLEDGEMENT, "fi", "sent")

    told = [json.loads(details) for *_, details in events(store, "send_letter")]
    assert [told[0]] * 2 == told
    assert {"letter": "acknowledgement", "language": "fi", "sent_by": "email"}.items() <= told[0].items()
    assert [2, 2] == [standing(store, case_id)["version"] for case_id in ids]
    with store.page(officer) as page:
        assert all("letter" in str(read_case(page, number).papers) for number in (1, 2))


def test_no_letter_was_sent_before_the_request_or_tomorrow(acting, store, officer, now):
    asked(store, now, Right.ACCESS)
    state = acting(officer)

    for on in (date(2026, 11, 19), date(2026, 11, 24), None):
        state["sent_on"] = on
        with pytest.raises(Refused):
            case_letters_sent.send(1, LetterKind.ACKNOWLEDGEMENT, "fi", "sent")


def test_an_extension_waits_for_its_notice_or_an_answer(store, officer, now):
    words = Words("complexity", note="x", details={"channel": "email"})
    step(store, officer, "extend", asked(store, now, Right.ACCESS), now, words=words)

    with store.page(officer) as page:
        assert LetterKind.EXTENSION is case_letters_sent.missing_letter(read_case_file(page, 1))


def test_a_refusal_is_taken_with_its_tick_and_a_duplicate_with_its_case(open_number, store, now):
    identified(store, now, Right.ACCESS, key="first")
    asked(store, now, Right.ACCESS, key="second")

    screen = open_number(2)
    radio = next(each for each in screen.radio if each.label == "What do you want to do?")
    radio.set_value(next(each for each in radio.options if each == "Mark as a duplicate"))
    screen.run()
    assert 1 == next(each.value for each in screen.number_input if each.label == "Which case it repeats")


def test_cases_that_belong_together_are_linked_both_ways(store, officer, now):
    identified(store, now, Right.ACCESS, key="first")
    second = asked(store, now, Right.ACCESS, key="second")
    step(store, officer, "mark_duplicate", second, now, words=Words(details={"of_case": 1}))
    asked(store, now, Right.ACCESS, key="third", previous_case_id=second)

    with store.page(officer) as page:
        tied = [
            {tie: [case.case_number for case in cases] for tie, cases in read_case(page, n).tied.items()}
            for n in (1, 2, 3)
        ]
    assert [{"duplicate": [2]}, {"original": [1], "next": [3]}, {"previous": [2]}] == tied


def test_a_kept_file_is_named_nowhere_in_the_history(store, officer, now):
    file = Attachment(file_name="Aino.txt", content=b"x", no_identity_document=True)
    keep(store, officer, asked(store, now, Right.ACCESS), file, now)

    assert "Aino" not in str(events(store))


def test_a_note_by_another_does_not_make_the_proposal_theirs(store, officer, second_officer, now):
    case_id = identified(store, now, Right.ERASURE)
    step(store, officer, "propose", case_id, now)
    add_note(store, second_officer, case_id, "Katsoin läpi", now)

    with store.page(second_officer) as page:
        found = page.row("overview/queue", user_name=second_officer.user)
    assert (1, 0) == (found["to_approve"], found["own_proposals"])
