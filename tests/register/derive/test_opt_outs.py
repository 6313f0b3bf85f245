"""Objections to marketing: the least permissive of all that a person's records say (clause 13.7)."""

from datetime import date, datetime

import pytest

from tests.register.derive.raw import OBJECTS, contact, derived, individual, lead

CHANNELS = ("email", "phone", "fax", "individual", "consent")


def said(register, record_id="003A"):
    status = register.status(record_id)
    return {channel: status[f"{channel}_opt_out"] for channel in CHANNELS}


def outcome(register, record_id="003A"):
    status = register.status(record_id)
    return status["opted_out"], status["opt_out_conflict"]


def consent(key, status, moment, **columns):
    return {
        "object": "ContactPointTypeConsent",
        "Id": key,
        "PartyId": "0PKA",
        "ContactPointType": "Email",
        "PrivacyConsentStatus": status,
        "CaptureDate": moment,
        **columns,
    }


def with_individual(tmp_path, *consents, answers=None, **columns):
    return derived(
        tmp_path,
        contact=[contact("003A", IndividualId="0PKA", **columns)],
        individual=[individual("0PKA", **(answers or {}))],
        consent=list(consents),
    )


def test_who_declined_nothing_has_declined_nothing(tmp_path):
    register = derived(tmp_path, contact=[contact("003A")])

    assert dict.fromkeys(CHANNELS, False) == said(register)
    assert (False, False) == outcome(register)


@pytest.mark.parametrize(
    ("column", "channel"),
    [("HasOptedOutOfEmail", "email"), ("DoNotCall", "phone"), ("HasOptedOutOfFax", "fax")],
)
def test_each_column_is_its_channel(tmp_path, column, channel):
    register = derived(tmp_path, contact=[contact("003A", **{column: True})])

    assert {**dict.fromkeys(CHANNELS, False), channel: True} == said(register)
    assert (True, False) == outcome(register)


@pytest.mark.parametrize(
    "twin",
    [
        lead("00QA", IsConverted=True, ConvertedContactId="003A", HasOptedOutOfEmail=True),
        contact("003B", MasterRecordId="003A", IsDeleted=True, HasOptedOutOfEmail=True),
        lead("00QA", Email=" 003A@EXAMPLE.com", HasOptedOutOfEmail=True),
    ],
    ids=["converted lead", "merged loser", "same address"],
)
def test_an_objection_on_any_record_is_the_persons_and_the_other_record_a_conflict(tmp_path, twin):
    register = derived(tmp_path, contact=[contact("003A"), twin])

    assert said(register)["email"] is True
    assert (True, True) == outcome(register)


def test_two_records_that_agree_are_no_conflict(tmp_path):
    out = {"HasOptedOutOfEmail": True, "Email": "a@example.com"}

    register = derived(tmp_path, contact=[contact("003A", **out), contact("003B", **out)])

    assert (True, False) == outcome(register)


def test_what_a_record_does_not_say_is_unknown_and_not_no(tmp_path):
    unsaid = {"HasOptedOutOfEmail": None, "DoNotCall": None}
    files = {**dict.fromkeys(OBJECTS), "Contact": ["Id", "DoNotCall"]}

    register = derived(tmp_path, files=files, contact=[contact("003A", **unsaid)])

    assert said(register)["email"] is None
    assert said(register)["phone"] is None
    assert (False, False) == outcome(register)
    (fact,) = register.rows("from coverage where fact = 'opt_out_email'")
    assert (False, "Contact.HasOptedOutOfEmail") == (fact["known"], fact["missing"])


def test_no_and_unknown_together_are_unknown(tmp_path):
    register = derived(
        tmp_path, contact=[contact("003A"), lead("00QA", ConvertedContactId="003A", HasOptedOutOfEmail=None)]
    )

    assert said(register)["email"] is None


@pytest.mark.parametrize("column", ["HasOptedOutSolicit", "HasOptedOutProcessing"])
def test_an_individual_that_declines_conflicts_with_a_contact_that_does_not(tmp_path, column):
    register = with_individual(tmp_path, answers={column: True})

    assert said(register)["individual"] is True
    assert (True, True) == outcome(register)


def test_an_individual_and_a_contact_that_both_decline_agree(tmp_path):
    register = with_individual(tmp_path, answers={"HasOptedOutSolicit": True}, HasOptedOutOfEmail=True)

    assert (True, False) == outcome(register)


def test_without_individuals_in_the_export_theirs_is_unknown(tmp_path):
    files = {name: None for name in OBJECTS if name not in {"Individual", "ContactPointTypeConsent"}}

    register = derived(tmp_path, files=files, contact=[contact("003A")])

    assert (None, None) == (said(register)["individual"], said(register)["consent"])


def test_the_latest_consent_of_a_kind_counts(tmp_path):
    register = with_individual(
        tmp_path,
        consent("0ZY1", "OptOut", datetime(2024, 1, 1)),
        consent("0ZY2", "OptIn", datetime(2025, 1, 1)),
    )

    assert said(register)["consent"] is False
    assert (False, False) == outcome(register)


def test_a_later_objection_takes_a_consent_back_and_says_since_when(tmp_path):
    register = with_individual(
        tmp_path,
        consent("0ZY1", "OptIn", datetime(2024, 1, 1)),
        consent("0ZY2", "OptOut", datetime(2025, 1, 1, 23)),
        HasOptedOutOfEmail=True,
    )

    assert said(register)["consent"] is True
    assert (True, False) == outcome(register)
    assert date(2025, 1, 2) == register.status("003A")["consent_since"]


def test_of_consent_and_objection_on_the_same_moment_the_objection_counts(tmp_path):
    both = [consent(f"0ZY{n}", status, datetime(2025, 1, 1)) for n, status in enumerate(["OptOut", "OptIn"])]

    assert said(with_individual(tmp_path, *both))["consent"] is True


def test_a_consent_to_another_thing_takes_no_objection_back(tmp_path):
    register = with_individual(
        tmp_path,
        consent("0ZY1", "OptOut", datetime(2024, 1, 1)),
        consent("0ZY2", "OptIn", datetime(2025, 1, 1), ContactPointType="Phone"),
    )

    assert said(register)["consent"] is True


def test_an_objection_in_a_consent_conflicts_with_a_contact_that_may_be_mailed(tmp_path):
    register = with_individual(tmp_path, consent("0ZY1", "OptOut", datetime(2024, 1, 1)))

    assert (True, True) == outcome(register)


def test_copies_on_campaign_memberships_are_no_objection(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A")],
        campaign_member=[{"Id": "00vA", "ContactId": "003A", "HasOptedOutOfEmail": True}],
    )

    assert (False, False) == outcome(register)


def test_the_cube_counts_each_channel_of_a_person(tmp_path):
    register = derived(
        tmp_path,
        contact=[
            contact("003A", HasOptedOutOfEmail=True, DoNotCall=True, IndividualId="0PKA"),
            contact("003B", HasOptedOutOfEmail=True),
            contact("003C", IsDeleted=True, HasOptedOutOfEmail=True),
        ],
        individual=[individual("0PKA")],
        consent=[consent("0ZY1", "OptOut", datetime(2025, 1, 1))],
    )

    found = {(r["channel"], r["since"]): r["persons"] for r in register.table("opt_out_cube")}
    assert {("email", None): 2, ("phone", None): 1, ("consent", date(2025, 1, 1)): 1} == found
