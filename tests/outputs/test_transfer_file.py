"""The transfer file: what the person provided and nothing else, by its published schema."""

import hashlib
import json
from datetime import date, datetime

import jsonschema
import pytest

from dashboard.decisions.left_out import take_out
from dashboard.outputs.transfer import SCHEMA, hand_out_transfer
from dashboard.vocabulary import Blocked, Denied, Refused, Right
from tests.decisions.drafts import look, step
from tests.little_register import contact, key, register_of
from tests.outputs.papers import ACTING, ANNA, asked, cells, identified, members, read_json, rules
from tests.outputs.test_access_report import both
from tests.screens.acting import events

NOT_PROVIDED = (
    "huomautus",
    "kategoria",
    "arvio",
    "soitto",
    "muistiinpano",
    "tapaaminen",
    "kauppa",
    "tukipyyntö",
)


@pytest.fixture
def transfer(store, settings, staff, now):
    """Return a function that makes the transfer file of case 1."""

    def make(*, actor=staff, one_person=True):
        return hand_out_transfer(store, actor, rules(settings), 1, one_person=one_person, now=now)

    return make


@pytest.fixture
def registered(settings):
    rows = both()
    anna = rows["CampaignMember"][0]
    rows["CampaignMember"] = [
        {**anna, "HasResponded": True, "FirstRespondedDate": date(2026, 3, 4), "Email": "anna@example.com"},
        {**anna, "Id": key("CampaignMember", 9), "City": "ANNA-ei vastattu", "HasResponded": False},
        rows["CampaignMember"][1],
    ]
    rows["ContactPointTypeConsent"][0]["CaptureDate"] = datetime(2026, 2, 3, 10, 15)
    return register_of(settings, rows)


def checked(content):
    """Return the file's data after its published schema has been asked."""
    data = read_json(content)
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(data)
    return data


def test_the_file_keeps_to_its_schema_and_carries_it(registered, transfer, store, now):
    identified(store, now, Right.PORTABILITY)
    files = members(transfer())

    data = checked(files["transfer.json"])

    assert SCHEMA.read_bytes() == files["transfer.schema.json"]
    assert ("Indieplace Oy", 1, "2026-11-23") == (data["controller"], data["case"], data["made_on"])
    assert {"Contact", "Lead"} == {each["object"] for each in data["contact_details"]}


def test_the_schema_refuses_what_it_does_not_know(registered, transfer, store, now):
    identified(store, now, Right.PORTABILITY)
    data = checked(members(transfer())["transfer.json"])
    data["contact_details"][0]["rating"] = "hot"

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json.loads(SCHEMA.read_bytes()))


def test_what_the_person_provided_is_there(registered, transfer, store, now):
    identified(store, now, Right.PORTABILITY)
    files = members(transfer())
    data = read_json(files["transfer.json"])
    csv_values = {cell for line in cells(files["transfer.csv"]) for cell in line}

    for value in ("ANNA-etunimi", "ANNA-katu", "ANNA-yhtiö", "ANNA-lupa", "ANNA-lomake", "ANNA-kampanja"):
        assert value in json.dumps(data, ensure_ascii=False)
        assert value in csv_values
    (form,) = data["forms"]
    assert "2026-03-04" == form["responded_on"]
    assert "2026-02-03T10:15:00Z" == data["consents"][0]["captured_at"]


@pytest.mark.parametrize("word", NOT_PROVIDED)
def test_what_the_staff_wrote_is_not(registered, transfer, store, now, word):
    identified(store, now, Right.PORTABILITY)
    files = members(transfer())

    everything = files["transfer.json"].decode() + files["transfer.csv"].decode()
    assert f"ANNA-{word}" not in everything
    assert "ANNA-ei vastattu" not in everything


def test_what_was_taken_out_as_somebody_elses_is_not_there(registered, transfer, store, staff, now):
    case_id = identified(store, now, Right.PORTABILITY)
    before = read_json(members(transfer())["transfer.json"])["consents"]
    take_out(
        store,
        staff,
        case_id,
        [("ContactPointTypeConsent", before[0]["id"])],
        reason="Toisen ihmisen",
        now=now,
    )
    look(store, staff, case_id, now)

    assert before[1:] == read_json(members(transfer())["transfer.json"])["consents"]


def test_nobody_else_is_in_the_file(registered, transfer, store, now):
    identified(store, now, Right.PORTABILITY)
    files = members(transfer())

    assert "BERT" not in files["transfer.json"].decode() + files["transfer.csv"].decode()


@pytest.mark.parametrize(
    ("source", "ground"),
    [("Uutiskirje", "article_20"), ("LinkedIn", "promise_of_the_notice"), (None, "promise_of_the_notice")],
)
def test_the_file_says_on_what_it_is_given(settings, transfer, store, now, source, ground):
    register_of(settings, {"Contact": [contact(1, LeadSource=source)]})
    identified(store, now, Right.PORTABILITY)

    assert ground == checked(members(transfer())["transfer.json"])["ground"]


@pytest.mark.parametrize("hostile", ACTING)
def test_nothing_in_the_register_acts_in_the_file(settings, transfer, store, now, hostile):
    register_of(settings, {"Contact": [contact(1, FirstName=hostile, MailingCity=hostile)]})
    identified(store, now, Right.PORTABILITY)
    files = members(transfer())

    assert hostile == checked(files["transfer.json"])["contact_details"][0]["first_name"]
    for line in cells(files["transfer.csv"]):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "|", "%")) for cell in line)
    for name in ("transfer.json", "transfer.csv"):
        assert not set(files[name].decode()[1:]) & set("\u202e\u2066\u2069\u200f\x07\x1b")


def test_deleted_records_are_not_given(settings, transfer, store, now):
    rows = [
        contact(1),
        contact(1, "Lead", Email="p1@example.com", LastName="Last1", FirstName="First1", IsDeleted=True),
    ]
    register_of(settings, {"Contact": rows[:1], "Lead": rows[1:]})
    identified(store, now, Right.PORTABILITY)

    assert ["Contact"] == [
        each["object"] for each in read_json(members(transfer())["transfer.json"])["contact_details"]
    ]


def test_the_file_waits_for_the_identity(registered, transfer, store, staff, now):
    step(store, staff, "start", asked(store, now, Right.PORTABILITY), now)

    with pytest.raises(Blocked, match="identity"):
        transfer()


def test_an_access_request_gets_no_transfer_file(registered, transfer, store, now):
    identified(store, now, Right.ACCESS)

    with pytest.raises(Refused, match="does not ask"):
        transfer()


def test_a_manager_gets_nothing(registered, transfer, store, manager, now):
    identified(store, now, Right.PORTABILITY)

    with pytest.raises(Denied):
        transfer(actor=manager)
    assert [] == events(store, "download")


def test_a_taken_file_is_in_the_history_without_a_person(registered, transfer, store, now):
    identified(store, now, Right.PORTABILITY, ANNA)

    paper = transfer()

    ((_, _, details),) = events(store, "download")
    kept = json.loads(details)
    assert ("transfer_file", 1, hashlib.sha256(paper.content).hexdigest()) == (
        kept["what"],
        kept["case"],
        kept["sha256"],
    )
    assert "ANNA" not in str(events(store))
