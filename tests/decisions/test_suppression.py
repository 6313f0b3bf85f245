"""Who was erased or has objected is recognised when they come back, by nothing but keyed hashes."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta

import pytest

from dashboard.decisions.alarms import watch
from dashboard.decisions.hashing import hasher
from dashboard.decisions.looking import look
from dashboard.decisions.plan import plan
from dashboard.decisions.steps import Words
from dashboard.decisions.whole_history import check_history
from dashboard.vocabulary import Action, Denied, Refused, Right
from tests.decisions.drafts import erasing, opened, retention, right, state_of, step, told
from tests.little_register import contact, key, register_of, row
from tests.outputs.hands import claimed

ANNA = (key("Contact", 1),)
BERT = (key("Contact", 2),)
MOBILE = "040 123 4567"


def anna(number=1, object_name="Contact", **more):
    known = {"FirstName": "Anna", "LastName": "Aalto", "Email": "anna@example.com", "MobilePhone": MOBILE}
    return contact(number, object_name, **{**known, **more})


def rows_of(store, table="suppression"):
    with store.transaction() as transaction:
        cursor = transaction._cursor.execute(f"select * from queue.{table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def alarms(store):
    return [
        case
        for case in rows_of(store, "request_queue")
        if case["reason_code"] in {"came_back", "opt_out_reset"}
    ]


@pytest.fixture
def erased(store, settings, officer, second_officer, staff, now):
    """Anna asked to be erased, and the copy of hour 3 proves it."""
    register_of(settings, {"Contact": [anna(), contact(2)]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)
    assert "fulfilled" == state_of(store, case_id)
    return case_id


def came(settings, store, now, *people, hour=6, **objects):
    register_of(settings, {"Contact": [contact(2), *people], **objects}, hour=hour)
    return look(store, now + timedelta(hours=hour)).alarms


def test_a_hash_is_the_hmac_of_what_was_hashed_and_tells_nothing_else(store, settings, erased):
    keys = (settings.keys / "suppression.key").read_bytes()
    expected = hmac.new(keys, b"email anna@example.com", hashlib.sha256).hexdigest()

    assert expected in {each["hash"] for each in rows_of(store) if each["identifier"] == "email"}
    told_of_her = json.dumps(rows_of(store), default=str).lower()
    assert not any(word in told_of_her for word in ("anna", "aalto", "1234567", ANNA[0].lower()))


@pytest.mark.embedded
def test_the_key_is_outside_the_database_and_readable_by_nobody_else(settings, erased):
    key_file = settings.keys / "suppression.key"

    assert "600" == f"{key_file.stat().st_mode & 0o777:o}"
    assert key_file.read_bytes() not in settings.queue.read_bytes()


def test_nobody_is_missed_while_they_stay_away(settings, store, now, erased):
    assert 0 == came(settings, store, now)


@pytest.mark.parametrize(
    ("back", "recognised_by"),
    [
        (anna(9, "Lead", FirstName="A.", MobilePhone=None, Email=" ANNA@Example.com"), ["email"]),
        (anna(9, "Lead", Email="muu@example.com", MobilePhone="+358 (40) 123-4567"), ["phone"]),
        (anna(9, Email=None, MobilePhone=None, Phone="00358401234567"), ["phone"]),
        (anna(1, Email="muu@example.com", MobilePhone=None), ["salesforce_id"]),
        (anna(9), ["email", "phone"]),
    ],
)
def test_an_erased_person_is_recognised_by_each_identifier_for_itself(
    settings, store, now, erased, back, recognised_by
):
    assert 1 == came(settings, store, now, back)

    (alarm,) = alarms(store)
    assert recognised_by == json.loads(alarm["parameters"])["recognised_by"]
    assert ("finding", "delete", erased) == (alarm["kind"], alarm["action"], alarm["previous_case_id"])


def test_a_number_that_only_ends_alike_is_somebody_elses(settings, store, now, erased):
    stranger = contact(9, MobilePhone="050 123 4567", Email="x@example.com")

    assert 0 == came(settings, store, now, stranger)


def test_the_alarm_names_the_source_and_the_day_and_waits_for_an_officer(settings, store, now, erased):
    back = anna(9, LeadSource="Web", CreatedDate=datetime(2026, 11, 23, 9))
    came(settings, store, now, back)

    (alarm,) = alarms(store)
    parameters = json.loads(alarm["parameters"])
    assert parameters["day"] == "2026-11-23"
    assert parameters["source"]
    assert "awaiting_second_approval" == state_of(store, alarm["case_id"])


def test_the_same_copy_and_the_next_raise_no_second_alarm(settings, store, now, erased):
    came(settings, store, now, anna(9))

    assert 0 == watch(store, now)
    assert 0 == came(settings, store, now, anna(9), hour=8)
    assert 1 == len(alarms(store))


def test_an_officer_confirms_the_match_and_another_approves_before_anything_is_done(
    settings, store, officer, second_officer, staff, now, erased
):
    came(settings, store, now, anna(9))
    case_id = alarms(store)[0]["case_id"]
    with pytest.raises(Refused, match="Confirm first"):
        step(store, officer, "approve", case_id, now)
    with pytest.raises(Denied):
        step(store, staff, "confirm_match", case_id, now)

    step(store, officer, "confirm_match", case_id, now)
    with pytest.raises(Denied, match="another person"):
        step(store, officer, "approve", case_id, now)
    step(store, second_officer, "approve", case_id, now)

    assert "approved" == state_of(store, case_id)


def test_who_is_not_the_person_is_not_found_again(settings, store, officer, now, erased):
    came(settings, store, now, anna(9))
    case_id = alarms(store)[0]["case_id"]

    step(store, officer, "cancel", case_id, now, words=Words(note="Kaima"))

    assert 0 == came(settings, store, now, anna(9), hour=8)


def test_who_comes_back_once_more_after_being_erased_again_raises_a_new_alarm(
    settings, store, officer, second_officer, staff, now, erased
):
    came(settings, store, now, anna(9))
    case_id = alarms(store)[0]["case_id"]
    step(store, officer, "confirm_match", case_id, now)
    with store.page(officer) as page:
        made = plan(
            page, Action.DELETE, [row["person_no"] for row in page.rows("case/persons", case_id=case_id)]
        )
    step(store, second_officer, "approve", case_id, now, plan=made)
    for name in ("claim", "execute"):
        step(store, staff, name, case_id, now + timedelta(hours=6))
    assert 0 == came(settings, store, now, hour=9)
    assert "verified" == state_of(store, case_id)

    assert 1 == came(settings, store, now, anna(9), hour=12)


def test_a_shared_mailbox_counts_only_together_with_the_name(
    settings, store, officer, second_officer, staff, now
):
    shared = {"Email": "info@example.com", "MobilePhone": None}
    register_of(settings, {"Contact": [anna(**shared), contact(2, Email="info@example.com")]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    colleague = contact(3, Email="info@example.com")
    register_of(settings, {"Contact": [contact(2, Email="info@example.com"), colleague]}, hour=3)

    assert 0 == look(store, now).alarms
    back = anna(9, FirstName="Aalto", LastName="Anna", **shared)
    register_of(settings, {"Contact": [contact(2, Email="info@example.com"), back]}, hour=6)
    assert 1 == look(store, now + timedelta(hours=6)).alarms


def test_a_switchboard_that_two_use_counts_only_together_with_the_name(
    settings, store, officer, second_officer, staff, now
):
    number = {"Phone": "09 1234 5678", "MobilePhone": None}
    register_of(settings, {"Contact": [anna(**number), contact(2, Phone="+358912345678")]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    told(store, staff, case_id, now)
    colleague = contact(3, Phone="(09) 12345678", Email="c@example.com")
    register_of(settings, {"Contact": [contact(2, Phone="09 12345678"), colleague]}, hour=3)

    assert 0 == look(store, now).alarms
    back = anna(9, Email="muu@example.com", **number)
    register_of(settings, {"Contact": [contact(2), back]}, hour=6)
    assert 1 == look(store, now + timedelta(hours=6)).alarms


def test_who_was_deleted_because_a_time_was_up_may_become_a_client_again_but_no_record_may_return(
    settings, store, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    (case_id,) = claimed(store, officer, second_officer, staff, now, *ANNA)
    step(store, staff, "execute", case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)

    assert 0 == came(settings, store, now, anna(9))
    assert 1 == came(settings, store, now, anna(), hour=8)


def test_nobody_is_recognised_before_an_erasure_is_proved(
    settings, store, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    erasing(store, officer, second_officer, staff, now, ANNA)

    assert 0 == look(store, now).alarms


def test_an_anonymised_person_is_no_alarm_but_their_return_is(
    settings, store, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    words = Words(ground="17(3)(e)", note="Riita")
    case_id = erasing(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE, words=words)
    told(store, staff, case_id, now)
    emptied = anna(FirstName=None, LastName="Poistettu 1", Email=None, MobilePhone=None)
    register_of(settings, {"Contact": [emptied, contact(2)]}, hour=3)
    assert 0 == look(store, now).alarms
    assert "partially_fulfilled" == state_of(store, case_id)

    assert 1 == came(settings, store, now, emptied, anna(9))


@pytest.fixture
def objected(store, settings, officer, second_officer, staff, now):
    """Anna has objected to marketing, and the copy of hour 3 shows it."""
    register_of(settings, {"Contact": [anna(), contact(2)]})
    (case_id,) = claimed(store, officer, second_officer, staff, now, *ANNA, action=Action.OPT_OUT)
    step(store, staff, "execute", case_id, now)
    out = {"HasOptedOutOfEmail": True, "HasOptedOutOfFax": True, "DoNotCall": True}
    register_of(settings, {"Contact": [anna(**out), contact(2)]}, hour=3)
    look(store, now)
    assert "verified" == state_of(store, case_id)


def test_an_opt_out_that_was_turned_off_again_raises_an_alarm(settings, store, officer, now, objected):
    assert 1 == came(settings, store, now, anna(LastModifiedDate=datetime(2026, 11, 23, 10)))

    (alarm,) = alarms(store)
    assert ("opt_out_reset", "opt_out") == (alarm["reason_code"], alarm["action"])
    assert "2026-11-23" == json.loads(alarm["parameters"])["day"]
    step(store, officer, "confirm_match", alarm["case_id"], now)
    step(store, officer, "approve", alarm["case_id"], now)
    assert "approved" == state_of(store, alarm["case_id"])


def test_a_newer_consent_allows_marketing_again(settings, store, now, objected):
    moment = now + timedelta(hours=5)
    consent = row(
        "ContactPointTypeConsent", 1, PartyId=None, PrivacyConsentStatus="OptIn", CaptureDate=moment
    )
    individual = row("Individual", 1, LastName="Aalto", FirstName="Anna")
    consent["PartyId"] = individual["Id"]
    person = anna(IndividualId=individual["Id"])

    assert 0 == came(settings, store, now, person, Individual=[individual], ContactPointTypeConsent=[consent])


def test_an_objection_that_was_only_seen_in_salesforce_is_remembered_too(settings, store, now):
    register_of(settings, {"Contact": [anna(HasOptedOutOfEmail=True), contact(2)]})
    look(store, now)

    assert 1 == came(settings, store, now, anna(HasOptedOutOfEmail=False))
    assert 0 == watch(store, now)


def test_whether_marketing_is_open_has_to_be_known(settings, store, now, objected):
    register_of(settings, {"Contact": [anna(), contact(2)]}, hour=6, lacks=["HasOptedOutOfEmail"])

    assert 0 == look(store, now + timedelta(hours=6)).alarms


def test_an_opted_out_person_who_is_entered_anew_raises_an_alarm(settings, store, now, objected):
    assert 1 == came(settings, store, now, anna(9, "Lead"))


def test_cases_that_change_nothing_leave_no_hash(settings, store, officer, staff, now):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)
    for name in ("start", "confirm_identity", "fulfil"):
        step(store, staff if name != "fulfil" else officer, name, case_id, now)

    assert [] == rows_of(store)


def test_an_approval_that_is_given_twice_leaves_each_hash_once(
    settings, store, officer, second_officer, staff, now
):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    case_id = opened(store, officer, retention(ANNA), now)
    step(store, second_officer, "approve", case_id, now)
    before = len(rows_of(store))
    step(store, second_officer, "send_back", case_id, now, words=Words(note="Vielä kerran"))
    step(store, second_officer, "approve", case_id, now)

    assert before == len(rows_of(store)) > 0


@pytest.mark.parametrize("address", ["perhe@example.com", "info@example.com"])
def test_an_objection_forbids_nothing_to_others_who_read_the_same_mailbox(settings, store, now, address):
    objector = anna(Email=address, MobilePhone=None, HasOptedOutOfEmail=True)
    colleague = contact(3, FirstName="Bert", LastName="Berg", Email=address, HasOptedOutOfEmail=False)
    register_of(settings, {"Contact": [objector, colleague]})
    look(store, now)

    assert 0 == watch(store, now)


def test_a_role_address_is_nobodys_own_though_only_an_objector_has_it(settings, store, now):
    objector = anna(Email="info@example.com", MobilePhone=None, HasOptedOutOfEmail=True)
    register_of(settings, {"Contact": [objector, contact(2)]})
    look(store, now)

    successor = contact(3, FirstName="Bert", LastName="Berg", Email="info@example.com")
    assert 0 == came(settings, store, now, objector, successor)


def test_a_consent_to_another_channel_allows_no_email(settings, store, now, objected):
    individual = row("Individual", 1, LastName="Aalto", FirstName="Anna")
    consent = row(
        "ContactPointTypeConsent",
        1,
        PartyId=individual["Id"],
        PrivacyConsentStatus="OptIn",
        ContactPointType="Phone",
        CaptureDate=now + timedelta(hours=5),
    )
    person = anna(IndividualId=individual["Id"])

    assert 1 == came(settings, store, now, person, Individual=[individual], ContactPointTypeConsent=[consent])


def test_who_consents_and_objects_once_more_is_remembered_anew(settings, store, now):
    individual = row("Individual", 1, LastName="Aalto", FirstName="Anna")
    consent = row(
        "ContactPointTypeConsent",
        1,
        PartyId=individual["Id"],
        PrivacyConsentStatus="OptIn",
        CaptureDate=now + timedelta(hours=2),
    )

    def copied(hour, *consents, out):
        person = anna(IndividualId=individual["Id"], HasOptedOutOfEmail=out)
        objects = {"Individual": [individual], "ContactPointTypeConsent": list(consents)}
        return came(settings, store, now, person, hour=hour, **objects)

    assert 0 == copied(1, out=True)
    assert 0 == copied(3, consent, out=False)
    assert 0 == copied(5, consent, out=True)
    assert 0 == watch(store, now)

    assert 1 == copied(7, consent, out=False)
    # What the engine has sealed by itself is sealed as the program does it.
    assert check_history(store, []).fault is None


def test_an_address_that_only_the_erased_records_share_is_the_persons_own(
    settings, store, officer, second_officer, staff, now
):
    married = contact(3, FirstName="Annukka", LastName="Berg", Email="anna@example.com")
    register_of(settings, {"Contact": [anna(), married, contact(2)]})
    case_id = erasing(store, officer, second_officer, staff, now, (*ANNA, key("Contact", 3)))
    told(store, staff, case_id, now)
    register_of(settings, {"Contact": [contact(2)]}, hour=3)
    look(store, now)

    assert 1 == came(
        settings, store, now, contact(9, FirstName="A.", LastName="A.", Email="anna@example.com")
    )


def test_a_lead_that_becomes_a_contact_while_its_alarm_waits_raises_no_second_one(
    settings, store, now, erased
):
    came(settings, store, now, anna(9, "Lead"))
    converted = anna(9, "Lead", IsConverted=True, ConvertedContactId=key("Contact", 5))

    assert 0 == came(settings, store, now, converted, anna(5), hour=8)


def test_an_erasure_that_a_copy_disproves_is_no_return(settings, store, officer, second_officer, staff, now):
    register_of(settings, {"Contact": [anna(), contact(2)]})
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    assert 0 == came(settings, store, now, hour=3)

    assert 0 == came(settings, store, now, anna())
    assert "approved" == state_of(store, case_id)


def test_a_lost_key_is_told(settings, store, now, erased, officer):
    (settings.keys / "suppression.key").unlink()
    with store.page(officer) as page:
        names = {row["key_name"] for row in page.rows("suppression/keys")}

    assert hasher(settings).name not in names
