"""The last contact of a person, and when nobody can know it."""

from datetime import date, datetime

import pytest

from tests.register.derive.raw import (
    OBJECTS,
    POLICY,
    changed_policy,
    contact,
    derived,
    event,
    lead,
    message,
    task,
)

HER = {"WhoId": "003A"}


def last(register, record_id="003A"):
    status = register.status(record_id)
    return status["last_contact_on"], status["last_contact_object"]


def test_the_latest_of_all_kinds_of_contact_counts(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A")],
        activity=[
            task("00TA", date(2024, 1, 10), **HER),
            event("00UA", datetime(2024, 3, 5, 9), **HER),
            message("02sA", datetime(2024, 2, 1, 9), FromAddress="003A@example.com"),
        ],
    )

    assert (date(2024, 3, 5), "Event") == last(register)


def test_without_any_contact_the_day_of_the_record_counts(tmp_path):
    register = derived(tmp_path, contact=[contact("003A", CreatedDate=datetime(2021, 5, 31, 22, 30))])

    # 22.30 UTC is past midnight in Helsinki.
    assert (date(2021, 6, 1), "Contact") == last(register)


def test_a_contact_older_than_the_record_does_not_make_it_older(tmp_path):
    register = derived(tmp_path, contact=[contact("003A")], activity=[task("00TA", date(2018, 1, 10), **HER)])

    assert (date(2020, 1, 1), "Contact") == last(register)


def test_what_lies_ahead_is_no_contact_yet(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", LastActivityDate=date(2027, 1, 1))],
        activity=[
            task("00TA", date(2026, 11, 24), **HER),
            event("00UA", datetime(2027, 1, 1, 9), **HER),
            task("00TB", date(2026, 11, 23), **HER),
        ],
    )

    assert (date(2026, 11, 23), "Task") == last(register)


def test_the_last_activity_date_of_salesforce_is_not_trusted(tmp_path):
    register = derived(tmp_path, contact=[contact("003A", LastActivityDate=date(2025, 1, 1))])

    assert (date(2020, 1, 1), "Contact") == last(register)


@pytest.mark.parametrize(
    "row",
    [
        task("00TA", date(2024, 1, 10), **HER, IsClosed=False),
        task("00TA", date(2024, 1, 10), **HER, IsDeleted=True),
        task("00TA", date(2024, 1, 10), **HER, TaskSubtype="ListEmail"),
        task("00TA", date(2024, 1, 10), **{**HER, "IsClosed": None}, Status="Not Started"),
        message("02sA", datetime(2024, 1, 10), ToAddress="003A@example.com", IsBounced=True),
    ],
    ids=["open", "deleted", "mass mailing", "not started", "bounced"],
)
def test_what_reached_nobody_is_no_contact(tmp_path, row):
    row = {name: value for name, value in row.items() if value is not None}

    register = derived(tmp_path, contact=[contact("003A")], activity=[row])

    assert (date(2020, 1, 1), "Contact") == last(register)


@pytest.mark.parametrize("status", ["Completed", " valmis "])
def test_where_the_export_does_not_say_closed_the_status_does(tmp_path, status):
    row = {**task("00TA", date(2024, 1, 10), **HER, Status=status), "IsClosed": None}

    register = derived(tmp_path, contact=[contact("003A")], activity=[row])

    assert (date(2024, 1, 10), "Task") == last(register)


def test_a_response_to_a_campaign_is_contact(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), lead("00QA")],
        campaign_member=[
            {"Id": "00vA", "ContactId": "003A", "FirstRespondedDate": date(2025, 2, 3)},
            {"Id": "00vB", "LeadId": "00QA", "FirstRespondedDate": date(2027, 2, 3)},
        ],
    )

    assert (date(2025, 2, 3), "CampaignMember") == last(register)
    assert (date(2020, 1, 1), "Lead") == last(register, "00QA")


def test_a_converted_leads_contact_is_the_persons(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A"), lead("00QA", ConvertedContactId="003A")],
        activity=[task("00TA", date(2024, 1, 10), WhoId="00QA")],
    )

    assert (date(2024, 1, 10), "Task") == last(register)


@pytest.mark.parametrize("missing", ["Task", "Event", "EmailMessage"])
def test_without_one_of_the_three_files_nobodys_last_contact_is_known(tmp_path, missing):
    files = {name: None for name in OBJECTS if name != missing}
    register = derived(
        tmp_path,
        files=files,
        contact=[contact("003A", CreatedDate=datetime(2010, 1, 1))],
    )

    (fact,) = register.rows("from coverage where fact = 'last_contact'")
    assert (None, None) == last(register)
    assert None is register.status("003A")["expires_on"]
    assert (False, missing) == (fact["known"], fact["missing"])
    assert f"Missing from the export: {missing}." == fact["reason"]


def test_a_file_that_could_not_be_read_is_a_missing_file(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A")],
        import_file=[
            {
                "file_no": 50,
                "name": "x",
                "object": "ContactPointConsent",
                "error": "x",
                "read": 0,
                "loaded": 0,
            }
            | {"rejected": 0, "duplicates": 0}
        ],
        files={name: None for name in OBJECTS if name != "ContactPointTypeConsent"},
    )

    (fact,) = register.rows("from coverage where fact = 'opt_out_consent'")
    assert (False, "ContactPointTypeConsent") == (fact["known"], fact["missing"])


def test_a_file_without_the_column_is_missing_the_column(tmp_path):
    files = {**dict.fromkeys(OBJECTS), "Task": ["Id", "ActivityDate"]}

    register = derived(tmp_path, files=files, contact=[contact("003A")])

    (fact,) = register.rows("from coverage where fact = 'last_contact'")
    assert (False, "Task.WhoId") == (fact["known"], fact["missing"])


def test_an_object_attested_as_not_used_is_not_missed(tmp_path):
    policy = changed_policy(tmp_path, ("attested_absent = []", 'attested_absent = ["Event"]'))
    files = {name: None for name in OBJECTS if name != "Event"}

    register = derived(tmp_path, policy_file=policy, files=files, contact=[contact("003A")])

    assert (date(2020, 1, 1), "Contact") == last(register)


def test_the_office_may_count_incoming_messages_only(tmp_path):
    policy = changed_policy(tmp_path, ("outgoing_email = true", "outgoing_email = false"))
    sent = message("02sA", datetime(2025, 1, 1), ToAddress="003A@example.com", Incoming=False)
    got = message("02sB", datetime(2024, 1, 1), FromAddress="003A@example.com")
    rows = {"contact": [contact("003A")], "activity": [sent, got]}

    both = derived(tmp_path, **rows, snapshot_id="both", policy_file=POLICY)
    incoming = derived(tmp_path, **rows, snapshot_id="incoming", policy_file=policy)

    assert date(2025, 1, 1) == last(both)[0]
    assert date(2024, 1, 1) == last(incoming)[0]


def test_nobody_is_in_contact_with_a_shared_mailbox(tmp_path):
    register = derived(
        tmp_path,
        contact=[contact("003A", Email="info@example.fi"), contact("003B", Email="info@example.fi")],
        activity=[message("02sA", datetime(2025, 1, 1), FromAddress="info@example.fi")],
    )

    assert [] == register.table("person_activity")
    assert date(2020, 1, 1) == last(register)[0]
