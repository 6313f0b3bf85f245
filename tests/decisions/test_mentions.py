"""An erasure is whole only when no free text of others has the person's address any more."""

from datetime import timedelta

import pytest

from dashboard.decisions.doubts import Doubt
from dashboard.decisions.looking import look
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Action
from tests.decisions.drafts import erasing, opened, right, state_of, told
from tests.little_register import contact, key, register_of, row

ANNA = (key("Contact", 1),)
BERT = key("Contact", 2)
PERSON = contact(1, FirstName="Anna", LastName="Ääpala", Email="Anna@Example.com")
NAMED = row("Task", 1, WhoId=BERT, Subject="Soitto", Description="Kysyi: anna@example.com, ei enää töissä.")
SILENT = row("Task", 1, WhoId=BERT, Subject="Soitto", Description="Kysyi toista osoitetta: x@example.com")


@pytest.fixture
def executed(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [PERSON, contact(2)], "Task": [NAMED]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    return case_id


def test_an_address_in_the_notes_of_others_keeps_the_proof_back_and_names_the_object(
    store, settings, now, executed
):
    register_of(settings, {"Contact": [contact(2)], "Task": [NAMED]}, hour=3)

    looked = look(store, now)

    assert {1: {"Task": Doubt.MENTIONED}} == looked.verification.doubtful
    assert "executed" == state_of(store, executed)


@pytest.mark.parametrize(
    "words",
    [
        "Osoite on 'anna@example.com'",
        "**anna@example.com**",
        "_anna@example.com_",
        "- viesti /anna@example.com",
        "https://example.com/peru?email=anna@example.com&kieli=fi",
        '<a href="mailto:anna@example.com">x</a>',
        "Osoite ANNA@EXAMPLE.COM.Soitetaan maanantaina.",
    ],
)
def test_an_address_is_found_in_whatever_marks_it_stands(store, settings, now, executed, words):
    register_of(settings, {"Contact": [contact(2)], "Task": [{**SILENT, "Description": words}]}, hour=3)

    assert {1: {"Task": Doubt.MENTIONED}} == look(store, now).verification.doubtful


def test_once_it_is_out_of_the_text_the_erasure_is_proved(store, settings, now, executed):
    register_of(settings, {"Contact": [contact(2)], "Task": [NAMED]}, hour=3)
    look(store, now)
    register_of(settings, {"Contact": [contact(2)], "Task": [SILENT]}, hour=6)

    look(store, now + timedelta(hours=6))

    assert "fulfilled" == state_of(store, executed)


def test_what_was_kept_on_a_ground_may_stay(store, settings, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [PERSON, contact(2)], "Task": [NAMED]})
    words = Words(ground="17(3)(e)", note="Riita")
    case_id = erasing(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE, words=words)
    told(store, staff, case_id, now)
    empty = {"FirstName": None, "LastName": "Poistettu 1", "Email": None}
    register_of(settings, {"Contact": [{**PERSON, **empty}, contact(2)], "Task": [NAMED]}, hour=3)

    look(store, now)

    assert "partially_fulfilled" == state_of(store, case_id)


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("Kysyi: anna@example.com", True),
        ("ANNA ÄÄPALA soitti", True),
        ("Ääpala Anna soitti", True),
        ("Anna soitti", False),
        ("joanna@example.com", True),  # a part of another address: better looked at once too often
    ],
)
def test_whoever_handles_the_case_finds_the_texts_before_anything_is_decided(
    store, settings, officer, now, note, named
):
    task = row("Task", 1, WhoId=BERT, Subject="Soitto", Description=note)
    register_of(settings, {"Contact": [PERSON, contact(2)], "Task": [task]})
    case_id = opened(store, officer, right(ANNA), now)

    with store.page(officer) as page:
        found = page.rows("case/mentions", case_id=case_id, rows=10)

    assert ([key("Task", 1)] if named else []) == [each["record_id"] for each in found]


def test_a_message_that_others_had_too_keeps_the_proof_back_while_it_names_the_person(
    store, settings, officer, second_officer, staff, now
):
    bert = contact(2, Email="bert@example.com")
    message = row(
        "EmailMessage", 1, Subject="Tarjous", ToAddress="Anna@Example.com; bert@example.com", Incoming=False
    )
    register_of(settings, {"Contact": [PERSON, bert], "EmailMessage": [message]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [bert], "EmailMessage": [message]}, hour=3)

    assert {1: {"EmailMessage": Doubt.MENTIONED}} == look(store, now).verification.doubtful


def test_without_the_key_of_the_day_the_texts_prove_nothing(store, settings, now, executed):
    register_of(settings, {"Contact": [contact(2)], "Task": [SILENT]}, hour=3)
    kept = (settings.keys / "suppression.key").read_bytes()
    (settings.keys / "suppression.key").write_bytes(kept[::-1])

    assert {1: {"Task": Doubt.NO_KEY}} == look(store, now).verification.doubtful

    (settings.keys / "suppression.key").write_bytes(kept)
    assert (1,) == look(store, now).verification.verified
