"""Recipients (Art. 19): a request ends when each has been told, or it is said why not."""

import json

import pytest

from dashboard.decisions.steps import Words
from dashboard.decisions.verification import verify
from dashboard.vocabulary import Action, Blocked, Denied, Excuse, Ground, Refused, Right
from tests.decisions.drafts import KALEVA, erasing, opened, right, standing, state_of, step, told
from tests.little_register import contact, key, register_of

ANNA = (key("Contact", 1),)
REGISTER = {"Contact": [contact(1), contact(2)]}
ERASED = {"Contact": [contact(2)]}


@pytest.fixture
def executed(store, settings, officer, second_officer, staff, now):
    """An erasure request that was carried out; the next export shows it done."""
    register_of(settings, REGISTER)
    case_id = erasing(store, officer, second_officer, staff, now, ANNA)
    register_of(settings, ERASED, hour=3)
    return case_id


def events(store, case_id):
    with store.transaction() as transaction:
        return transaction.rows("queue/case_events", case_ids=[case_id])


def under_way(store, staff, now, action):
    case_id = opened(store, staff, right(ANNA, action), now)
    step(store, staff, "start", case_id, now)
    if action is Right.RECTIFICATION:
        step(store, staff, "confirm_identity", case_id, now)
    return case_id


def test_a_proved_erasure_stays_until_its_recipient_knows_and_then_closes_by_itself(
    store, executed, staff, now
):
    assert (1,) == verify(store, now).verified
    assert "executed" == state_of(store, executed)

    told(store, staff, executed, now)

    *_, proof, telling, closing = events(store, executed)
    assert ("verify", "proved_by_export") == (proof["step"], proof["reason_code"])
    assert "Kaleva-konserni" == json.loads(telling["details"])["recipient"]
    assert ("fulfilled", "system", "recipients_told") == (
        closing["state"],
        closing["role"],
        closing["reason_code"],
    )


def test_an_erasure_whose_recipient_knows_already_closes_with_the_proof(store, executed, staff, now):
    told(store, staff, executed, now)

    verify(store, now)

    assert "fulfilled" == state_of(store, executed)


def test_a_part_that_is_kept_keeps_its_ground_until_the_recipient_knows(
    store, settings, officer, second_officer, staff, now
):
    register_of(settings, REGISTER)
    words = Words(ground=Ground.LEGAL_CLAIMS.value, note="Velka on riitainen.")
    case_id = erasing(store, officer, second_officer, staff, now, ANNA, action=Action.ANONYMISE, words=words)
    empty = {"FirstName": None, "LastName": "Poistettu 1", "Email": None}
    register_of(settings, {"Contact": [contact(1, **empty), contact(2)]}, hour=3)
    verify(store, now)

    told(store, staff, case_id, now)

    closing = events(store, case_id)[-1]
    assert ("partially_fulfilled", "17(3)(e)") == (closing["state"], closing["ground"])


def test_looking_again_writes_no_second_proof_while_the_recipient_waits(store, executed, now):
    verify(store, now)
    before = standing(store, executed)["version"]

    verify(store, now)

    assert before == standing(store, executed)["version"]


def test_what_stands_again_in_a_later_export_fails_though_it_was_proved(store, settings, executed, now):
    verify(store, now)
    register_of(settings, REGISTER, hour=6)

    verify(store, now)

    assert "approved" == state_of(store, executed)


def test_proof_of_an_earlier_round_closes_nothing(store, settings, executed, staff, second_officer, now):
    verify(store, now)
    register_of(settings, REGISTER, hour=6)
    verify(store, now)
    for name in ("claim", "execute"):
        step(store, staff, name, executed, now)

    told(store, staff, executed, now)

    assert "executed" == state_of(store, executed)


@pytest.mark.parametrize(
    "asked", [Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION, Right.MARKETING_OBJECTION]
)
def test_such_a_request_is_not_fulfilled_before_its_recipients_know(store, staff, officer, now, asked):
    case_id = under_way(store, staff, now, asked)
    with pytest.raises(Blocked, match="Tell Kaleva-konserni first"):
        step(store, officer, "fulfil", case_id, now)

    told(store, staff, case_id, now)

    step(store, officer, "fulfil", case_id, now)
    assert "fulfilled" == state_of(store, case_id)


def test_a_refused_request_tells_nobody(store, staff, officer, now):
    case_id = under_way(store, staff, now, Right.RESTRICTION)

    step(store, officer, "reject", case_id, now, words=Words(ground="18(1)", note="Ei perustetta."))

    assert "rejected" == state_of(store, case_id)


def test_access_is_nothing_that_a_recipient_is_told_of(store, staff, now):
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)
    for name in ("start", "confirm_identity"):
        step(store, staff, name, case_id, now)

    with pytest.raises(Refused, match="need not be"):
        told(store, staff, case_id, now)


def test_an_officer_says_with_a_reason_why_a_recipient_is_not_told(store, staff, officer, now):
    case_id = under_way(store, staff, now, Right.RESTRICTION)
    details = {"recipient": "Kaleva-konserni"}
    excuse = Words(reason_code=Excuse.NEVER_DISCLOSED.value, note="Ei luovutettu.", details=details)
    with pytest.raises(Denied):
        step(store, staff, "excuse_recipient", case_id, now, words=excuse)
    with pytest.raises(Refused, match="Give a reason"):
        step(store, officer, "excuse_recipient", case_id, now, words=Words(details=details))

    step(store, officer, "excuse_recipient", case_id, now, words=excuse)

    step(store, officer, "fulfil", case_id, now)
    assert "fulfilled" == state_of(store, case_id)


def test_a_recipient_is_told_once_and_a_stranger_never(store, staff, now):
    case_id = under_way(store, staff, now, Right.RESTRICTION)
    told(store, staff, case_id, now)

    with pytest.raises(Refused, match="has been told"):
        step(store, staff, "tell_recipient", case_id, now, words=KALEVA)
    with pytest.raises(Refused, match="need not be"):
        step(store, staff, "tell_recipient", case_id, now, words=Words(details={"recipient": "Joku Oy"}))


def test_nobody_is_told_of_an_erasure_that_is_not_approved(store, staff, now):
    case_id = opened(store, staff, right(ANNA), now)
    step(store, staff, "start", case_id, now)

    with pytest.raises(Refused, match="before it has been approved"):
        told(store, staff, case_id, now)
