"""Where a person's data came from (clause 7)."""

from datetime import date, datetime, timedelta

import pytest

from tests.register.derive.raw import (
    OBJECTS,
    changed_policy,
    contact,
    derived,
    individual,
    lead,
    message,
)

MADE = datetime(2024, 5, 6, 9)
DAY = MADE.date()
SELLER = {"Id": "005A", "Name": "Myyjä", "UserType": "Standard"}
FORM = {"Id": "005F", "Name": "Site Guest", "UserType": "Guest"}


def source(register, record_id="003A"):
    status = register.status(record_id)
    return status["source"], status["source_reason"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Web", ("website_contact_form", "lead_source")),
        (" uutiskirje ", ("website_newsletter", "lead_source")),
        ("PURCHASED LIST", ("not_in_notice", "lead_source")),
        ("Other", ("staff", "lead_source")),
        ("Messut", ("unknown", "not_mapped")),
    ],
)
def test_the_lead_source_is_mapped_and_what_is_not_in_the_mapping_is_unknown(tmp_path, value, expected):
    register = derived(
        tmp_path,
        contact=[contact("003A", LeadSource=value, CreatedById="005A")],
        salesforce_user=[SELLER],
    )

    assert expected == source(register)
    assert value == register.status("003A")["source_value"]


def test_a_value_that_a_screen_added_is_mapped(tmp_path):
    overrides = tmp_path / "policy.overrides.json"
    overrides.write_text('{"source_mapping.Messut 2.0": "staff"}', encoding="utf-8")

    register = derived(tmp_path, overrides=overrides, contact=[contact("003A", LeadSource="Messut 2.0")])

    assert ("staff", "lead_source") == source(register)


def member(campaign, *, day=DAY, **columns):
    return {
        "Id": f"00v{campaign}",
        "CampaignId": campaign,
        "ContactId": "003A",
        "HasResponded": True,
        "FirstRespondedDate": day,
        "CreatedDate": MADE,
        **columns,
    }


def with_campaign(tmp_path, *members, **columns):
    return derived(
        tmp_path,
        contact=[contact("003A", CreatedDate=MADE, **columns)],
        campaign=[
            {"Id": "701C", "Type": "content"},
            {"Id": "701E", "Type": "Email"},
            {"Id": "701X", "Type": "Trip"},
        ],
        campaign_member=list(members),
    )


@pytest.mark.parametrize(
    ("campaign", "expected"), [("701C", "website_download"), ("701E", "website_newsletter")]
)
def test_without_a_lead_source_the_campaign_that_was_answered_tells(tmp_path, campaign, expected):
    assert (expected, "campaign") == source(with_campaign(tmp_path, member(campaign)))


def test_the_first_campaign_of_several_tells(tmp_path):
    register = with_campaign(tmp_path, member("701E"), member("701C", day=MADE.date() - timedelta(days=1)))

    assert ("website_download", "campaign") == source(register)


@pytest.mark.parametrize(
    "weak",
    [
        member("701C", HasResponded=False),
        member("701C", day=date(2024, 5, 8)),  # two days later
        member("701X"),
    ],
    ids=["no response", "later", "another type"],
)
def test_a_campaign_that_did_not_bring_the_person_tells_nothing(tmp_path, weak):
    assert ("unknown", "nothing") == source(with_campaign(tmp_path, weak))


def test_a_campaign_tells_more_exactly_what_web_means(tmp_path):
    register = with_campaign(tmp_path, member("701C"), LeadSource="Web")

    assert ("website_download", "campaign") == source(register)


def test_a_campaign_does_not_overrule_what_a_lead_source_says(tmp_path):
    register = with_campaign(tmp_path, member("701C"), LeadSource="Media")

    assert ("public_media", "lead_source") == source(register)


@pytest.mark.parametrize(
    "user", [FORM, {"Id": "005F", "Name": "verkkolomake", "UserType": "Standard"}], ids=["automatic", "named"]
)
def test_a_record_made_by_the_web_form_came_by_the_contact_form(tmp_path, user):
    register = derived(tmp_path, contact=[lead("003A", CreatedById="005F")], salesforce_user=[user])

    assert ("website_contact_form", "web_form") == source(register)


def test_a_consent_of_the_same_day_is_a_newsletter_sign_up(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", CreatedDate=MADE, IndividualId="0PKA")],
        individual=[individual("0PKA")],
        consent=[
            {
                "object": "ContactPointTypeConsent",
                "Id": "0ZYA",
                "PartyId": "0PKA",
                "PrivacyConsentStatus": "OptIn",
                "CaptureDate": MADE,
            }
        ],
    )

    assert ("website_newsletter", "consent") == source(register)


def test_a_message_from_the_person_before_the_record_is_interaction(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", CreatedDate=MADE, CreatedById="005A")],
        activity=[message("02sA", MADE - timedelta(hours=1), FromAddress="003a@example.com")],
        salesforce_user=[SELLER],
    )

    assert ("interaction", "message") == source(register)


def test_a_record_without_a_lead_source_made_by_a_person_is_staff_entry(tmp_path):
    register = derived(tmp_path, contact=[contact("003A", CreatedById="005A")], salesforce_user=[SELLER])

    assert ("staff", "staff_entry") == source(register)


def test_an_unknown_maker_tells_nothing(tmp_path):
    register = derived(tmp_path, contact=[contact("003A", CreatedById="005GONE")], salesforce_user=[SELLER])

    assert ("unknown", "nothing") == source(register)


def test_a_missing_column_is_no_empty_lead_source(tmp_path):
    files = {**dict.fromkeys(OBJECTS), "Contact": ["Id", "CreatedById"]}

    register = derived(
        tmp_path, files=files, contact=[contact("003A", CreatedById="005A")], salesforce_user=[SELLER]
    )

    assert ("unknown", "nothing") == source(register)


def test_staff_entry_can_be_switched_off(tmp_path):
    policy = changed_policy(tmp_path, ("staff_entry = true", "staff_entry = false"))

    register = derived(
        tmp_path,
        policy_file=policy,
        contact=[contact("003A", CreatedById="005A")],
        salesforce_user=[SELLER],
    )

    assert ("unknown", "nothing") == source(register)


def test_the_source_of_a_person_is_the_first_that_is_known(tmp_path):
    same = {"Email": "a@example.com"}
    register = derived(
        tmp_path,
        contact=[
            lead("00QA", **same, CreatedDate=datetime(2019, 1, 1), LeadSource="Messut"),
            contact("003B", **same, CreatedDate=datetime(2020, 1, 1), LeadSource="Media"),
            contact("003C", **same, CreatedDate=datetime(2021, 1, 1), LeadSource="Web"),
        ],
    )

    assert ("public_media", "lead_source") == source(register, "003C")
    assert date(2019, 1, 1) == register.status("003C")["created_on"]


def test_a_person_with_an_individual_only_has_an_unknown_source(tmp_path):
    register = derived(tmp_path, individual=[individual("0PKA")])

    assert ("unknown", "nothing") == source(register, "0PKA")
