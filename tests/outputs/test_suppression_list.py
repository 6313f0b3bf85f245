"""The suppression list: every address of everybody who may not be mailed, plain or as SHA-256."""

import hashlib

import pytest

from dashboard.decisions.looking import look
from dashboard.outputs.suppression_list import Form, hand_out
from dashboard.vocabulary import Denied, Refused, Right
from tests.decisions.drafts import opened, right
from tests.little_register import contact, key
from tests.outputs.mailing import register
from tests.screens.acting import events

OUT = {"HasOptedOutOfEmail": True}


def lines(store, officer, now, form=Form.ADDRESSES):
    return hand_out(store, officer, form, now).content.decode().splitlines()


def test_every_address_of_whoever_objected_is_in_it_once_and_nobody_elses(store, settings, officer, now):
    anna = {"FirstName": "Anna", "LastName": "Aalto", "MobilePhone": "040 1234567"}
    converted = {"IsConverted": True, "ConvertedContactId": key("Contact", 1)}
    lead = contact(1, "Lead", **anna, Email="Old@Example.com ", **converted)
    register(settings, contact(1, **anna, **OUT), contact(2), contact(3, DoNotCall=True), Lead=[lead])
    opened(store, officer, right((key("Contact", 2),), Right.MARKETING_OBJECTION), now)

    assert ["email", "old@example.com", "p1@example.com", "p2@example.com"] == lines(store, officer, now)


def test_a_hash_is_the_plain_sha_256_of_the_trimmed_address_in_small_letters(store, settings, officer, now):
    register(settings, contact(1, Email=" Åke.Öst@Example.com", **OUT))

    expected = hashlib.sha256("åke.öst@example.com".encode()).hexdigest()
    assert ["email_sha256", expected] == lines(store, officer, now, Form.HASHES)


def test_who_is_only_remembered_is_in_neither_form(store, settings, officer, now):
    register(settings, contact(1, **OUT))
    look(store, now)
    register(settings, contact(2, **OUT), hour=3)
    with store.transaction() as transaction:
        hashes = transaction._cursor.execute("select hash from queue.suppression").fetchall()

    assert ["email", "p2@example.com"] == lines(store, officer, now)
    assert not {each for (each,) in hashes} & set(lines(store, officer, now, Form.HASHES))


def test_whoever_was_deleted_without_objecting_is_told_to_nobody_anew(store, settings, officer, now):
    register(settings, contact(1, IsDeleted=True), contact(2, IsDeleted=True, **OUT))

    assert ["email", "p2@example.com"] == lines(store, officer, now)


def test_an_address_that_looks_like_a_formula_runs_nowhere(store, settings, officer, now):
    register(settings, contact(1, Email="=cmd@example.com", **OUT))

    assert ["email", "'=cmd@example.com"] == lines(store, officer, now)
    assert hashlib.sha256(b"=cmd@example.com").hexdigest() in lines(store, officer, now, Form.HASHES)


def test_the_history_says_who_took_it_and_how_many_and_holds_no_address(store, settings, officer, now):
    register(settings, contact(1, **OUT))

    made = hand_out(store, officer, Form.ADDRESSES, now)

    ((_, actor, details),) = events(store, "download")
    assert ("officer", True) == (actor, '"rows":1' in details)
    assert hashlib.sha256(made.content).hexdigest() in details
    assert "example.com" not in details


def test_only_officers_take_it_and_only_of_a_register(store, settings, officer, staff, manager, now):
    with pytest.raises(Refused, match="no register yet"):
        hand_out(store, officer, Form.HASHES, now)
    register(settings, contact(1))
    for actor in (staff, manager):
        with pytest.raises(Denied):
            hand_out(store, actor, Form.HASHES, now)


@pytest.mark.parametrize(
    "written", ["p1@example.com\t", "<p1@example.com>", "Anna <p1@example.com>", "\u200bp1@example.com"]
)
def test_an_address_is_listed_however_it_stands_in_the_register(store, settings, officer, now, written):
    register(settings, contact(1, Email=written, **OUT))

    assert ["email", "p1@example.com"] == lines(store, officer, now)
