"""What has been told, looked at, attested or assessed is no longer open; what has only begun still is."""

from datetime import date, timedelta

import pytest

from dashboard.decisions.case_rows import case_id_of
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.opening import add_note
from dashboard.decisions.steps import Words, take_step
from dashboard.vocabulary import Action, Kind, State, Step
from tests.controls import faulty as faults
from tests.controls.finding import found
from tests.little_register import contact, key, register_of, row

NOW = faults.NOW


@pytest.mark.parametrize(
    ("state", "still_open"), [("queued", True), ("bounced", True), ("undeliverable", True), ("sent", False)]
)
def test_only_what_was_sent_has_informed_a_person(faulty, state, still_open):
    faults.deliver(faulty, 3, state, version="1")

    assert still_open == bool(found(faulty, "c07_not_informed"))


def test_a_notice_that_came_back_later_has_not_informed(faulty):
    faults.deliver(faulty, 3, "sent", version="1")
    faults.deliver(faulty, 3, "bounced", version="1", step=2)

    assert found(faulty, "c07_not_informed")


def test_who_is_exempt_with_a_ground_need_not_be_informed(faulty):
    draft = faults.draft(Kind.NOTICE, Action.HOLD, [3], "14(5)(b)")
    faults.open_case(faulty, "exempt", NOW, draft, State.EXEMPT)

    assert [] == found(faulty, "c07_not_informed")


@pytest.mark.parametrize(
    ("state", "still_open"), [("queued", False), ("sent", False), ("undeliverable", False), ("bounced", True)]
)
def test_a_bounced_notice_is_open_until_it_is_sent_again_or_given_up(faulty, state, still_open):
    faults.deliver(faulty, 1, state, version="1", step=2)

    assert still_open == bool(found(faulty, "c13_1_not_told_of_change"))


def test_a_change_of_the_notice_is_told_to_those_who_were_there(settings, faulty):
    text = settings.policy.read_text(encoding="utf-8")
    changed = text.replace('version = "1"', 'version = "2"').replace(
        "# date = 2027-01-01", "date = 2026-11-01"
    )
    settings.policy.write_text(changed, encoding="utf-8")
    faults.deliver(faulty, 2, "sent", version="2")
    faults.deliver(faulty, 3, "sent", version="1")

    open_now = {row[1]: row[3] for row in found(faulty, "c13_1_not_told_of_change")}

    # 6 waits for deletion: nobody is written to any more. Of 11 nobody knows since when they are here.
    told_of = {key("Contact", number) for number in (1, 3, 4, 5, 7, 8, 9, 10, 11, 12)}
    assert dict.fromkeys(told_of, "not_told_of_change") == open_now


@pytest.mark.parametrize(
    ("until", "reason"),
    [("2026-11-23", None), ("2026-11-22", "attestation_ran_out"), ("x", "attestation_ran_out")],
)
def test_an_attestation_holds_until_its_last_day(faulty, until, reason):
    faults.attest(faulty, until)

    assert [reason] * (reason is not None) == [row[3] for row in found(faulty, "c09_not_attested")]


def test_attesting_one_clause_attests_no_other(faulty):
    faults.attest(faulty, clauses=(9,))

    names = ("c08_not_attested", "c09_not_attested", "c10_not_attested")
    assert [1, 0, 1] == [len(found(faulty, name)) for name in names]


def test_a_note_is_a_review_of_a_hold(faulty, officer):
    add_note(faulty, officer, case_id_of("hold"), "Kanne on yhä vireillä.", NOW - timedelta(days=3))

    assert [] == found(faulty, "c12_hold_not_reviewed")


def test_a_keep_with_a_later_day_is_a_decision(faulty, officer):
    draft = Draft(
        Kind.KEEP_UNTIL,
        Action.KEEP,
        (key("Contact", 2),),
        date(2026, 11, 23),
        "sale",
        parameters={"until": "2027-03-01"},
    )
    open_cases(faulty, officer, [draft], key="form", now=NOW, snapshot_id=None)

    assert [] == found(faulty, "c12_keep_ran_out")


@pytest.mark.parametrize(
    ("name", "key_of_case"), [("c13_4_came_back", "back"), ("c13_7_opt_out_reset", "reset")]
)
def test_an_alarm_that_an_officer_has_cancelled_is_no_longer_open(faulty, officer, name, key_of_case):
    words = Words(reason_code="another_person")
    take_step(faulty, officer, Step.CANCEL, {case_id_of(key_of_case): 1}, now=NOW, words=words)

    assert [] == found(faulty, name)


def test_a_breach_is_in_time_up_to_the_last_moment_and_late_after_it(faulty):
    last_moment = NOW - timedelta(hours=1) + timedelta(hours=72)

    assert ["past_the_time_limit", "not_assessed"] == reasons(faulty, last_moment)
    assert ["past_the_time_limit"] * 3 == reasons(faulty, last_moment + timedelta(seconds=1))


def reasons(store, now):
    return [row[3] for row in found(store, "c13_8_breach_late", now)]


def test_a_breach_about_which_the_authority_was_told_or_need_not_be_is_no_longer_open(faulty):
    for state in (State.AUTHORITY_NOTIFIED, State.NOT_NOTIFIED_REASONED, State.CLOSED, State.SUSPECTED):
        draft = faults.draft(Kind.BREACH, Action.HOLD, [], "lost_device", aware_at="2026-01-01T00:00:00Z")
        faults.open_case(faulty, f"breach-{state}", faults.LATELY, draft, state)

    assert 2 == len(found(faulty, "c13_8_breach_late"))


def test_without_consents_in_the_export_nobody_lacks_one(settings, store):
    register_of(settings, {"Contact": [contact(1, LeadSource="Newsletter")]})

    assert [] == found(store, "c05_consent_does_not_hold")


def test_a_withdrawn_consent_carries_nothing(settings, store):
    register_of(settings, {"Contact": [contact(1, LeadSource="Newsletter", HasOptedOutOfEmail=True)]})

    assert ["consent_withdrawn"] == [row[3] for row in found(store, "c05_consent_does_not_hold")]


def test_an_export_without_the_column_of_sign_ins_says_nothing_of_them(settings, store):
    register_of(settings, {"User": [row("User", 1, Username="a@indieplace.fi", IsActive=True)]})

    assert [] == found(store, "c11_unused_access")


def test_one_address_of_two_users_is_shared(settings, store):
    users = [faults.user(1, "a@indieplace.fi"), faults.user(2, "b@indieplace.fi", Email="A@indieplace.fi")]
    register_of(settings, {"User": users})

    assert ["same_address"] * 2 == [row[3] for row in found(store, "c11_shared_account")]


def test_who_wrote_lately_under_an_inactive_name_is_found(settings, store):
    changed = {"LastModifiedById": key("User", 1), "LastModifiedDate": faults.RECENT}
    users = [faults.user(1, "a@indieplace.fi", IsActive=False)]
    register_of(settings, {"User": users, "Contact": [contact(1, **changed)]})

    assert ["inactive_user_writes"] == [row[3] for row in found(store, "c11_inactive_user_in_use")]


def test_a_user_who_has_chosen_a_password_but_never_comes_is_found(faulty):
    with faulty.transaction() as transaction:
        transaction.write(
            "queue/account/set_password",
            user_name="kesatyo",
            password_hash="x",
            must_change_password=False,
            password_changed_at=faults.LONG_AGO,
        )

    assert ["access_not_used"] == [row[3] for row in found(faulty, "c11_dashboard_user")]
