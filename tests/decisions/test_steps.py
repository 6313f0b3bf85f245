"""Steps: what the state allows, who may take them, and what stands in the way."""

import pytest

from dashboard.decisions.case import read_all
from dashboard.decisions.steps import SYSTEM, Words, steps_for, take_step
from dashboard.vocabulary import Actor, Blocked, Denied, Refused, Right, Role, Stale, State, Step
from tests.decisions.drafts import ANNA, hold, opened, retention, right, state_of, step

BECAUSE = Words(note="because")


def switch_four_eyes_off(store):
    store.settings.overrides.write_text('{"four_eyes": false}', encoding="utf-8")


def test_a_decision_goes_from_proposal_to_proof(store, officer, second_officer, staff, now):
    case_id = opened(store, officer, retention(), now)

    step(store, second_officer, "approve", case_id, now)
    step(store, staff, "claim", case_id, now)
    step(store, staff, "execute", case_id, now)
    step(store, SYSTEM, "verify", case_id, now)

    assert "verified" == state_of(store, case_id)


def test_the_second_approver_is_another_person(store, officer, now):
    case_id = opened(store, officer, retention(), now)

    with pytest.raises(Denied, match="another person"):
        step(store, officer, "approve", case_id, now)


def test_four_eyes_switched_off_is_remembered_in_the_history(store, officer, staff, now):
    switch_four_eyes_off(store)

    case_id = opened(store, officer, retention(), now)

    with store.transaction() as transaction:
        first = transaction.rows("queue/case_events", case_ids=[case_id])[0]
    assert "approved" == first["state"]
    assert '"four_eyes":"off"' in first["details"]


def test_staff_cannot_approve_and_managers_can_do_nothing(store, officer, staff, manager, now):
    case_id = opened(store, officer, retention(), now)

    for actor in (staff, manager):
        with pytest.raises(Denied):
            step(store, actor, "approve", case_id, now)


def test_nobody_but_the_program_says_that_something_is_proved(store, officer, second_officer, staff, now):
    case_id = opened(store, officer, retention(), now)
    for actor, name in ((second_officer, "approve"), (staff, "claim"), (staff, "execute")):
        step(store, actor, name, case_id, now)

    with pytest.raises(Denied):
        step(store, officer, "verify", case_id, now)


def test_what_another_has_claimed_is_theirs_to_carry_out(store, officer, second_officer, staff, now):
    case_id = opened(store, officer, retention(), now)
    step(store, second_officer, "approve", case_id, now)
    step(store, staff, "claim", case_id, now)

    with pytest.raises(Denied, match="claimed by staff"):
        step(store, Actor("staff2", Role.STAFF), "execute", case_id, now)


def test_a_decision_can_be_undone_until_it_is_claimed(store, officer, second_officer, staff, now):
    case_id = opened(store, officer, retention(), now)
    step(store, second_officer, "approve", case_id, now)
    step(store, staff, "claim", case_id, now)

    with pytest.raises(Refused, match="cannot take the step cancel"):
        step(store, officer, "cancel", case_id, now, words=BECAUSE)


def test_a_step_on_what_somebody_else_changed_meanwhile_is_stale(store, officer, second_officer, now):
    case_id = opened(store, officer, retention(), now)
    take_step(store, second_officer, Step.APPROVE, {case_id: 1}, now=now)

    with pytest.raises(Stale):
        take_step(store, officer, Step.CANCEL, {case_id: 1}, now=now, words=BECAUSE)


def test_one_stale_case_leaves_the_whole_batch_as_it_was(store, officer, second_officer, now):
    first = opened(store, officer, retention(), now)
    second = opened(store, officer, retention(("003000000000009AAA",)), now)

    with pytest.raises(Stale):
        take_step(store, second_officer, Step.APPROVE, {first: 1, second: 7}, now=now)
    assert "awaiting_second_approval" == state_of(store, first)


def test_steps_that_need_words_are_refused_without(store, officer, now):
    case_id = opened(store, officer, retention(), now)

    with pytest.raises(Refused, match="Give a reason"):
        step(store, officer, "cancel", case_id, now)


@pytest.mark.parametrize("name", ["approve", "claim", "execute"])
def test_a_hold_set_after_the_decision_stops_it_at(store, officer, second_officer, staff, now, name):
    case_id = opened(store, officer, retention(), now)
    for actor, earlier in ((second_officer, "approve"), (staff, "claim"), (staff, "execute")):
        if earlier == name:
            break
        step(store, actor, earlier, case_id, now)
    opened(store, officer, hold(), now)

    with pytest.raises(Blocked, match="legal_hold"):
        step(store, second_officer if name == "approve" else staff, name, case_id, now)


def test_an_erasure_request_is_not_approved_before_identity_and_the_second_approver(
    store,
    officer,
    second_officer,
    now,
):
    case_id = opened(store, officer, right(), now)
    step(store, officer, "start", case_id, now)

    with pytest.raises(Blocked, match="identity"):
        step(store, officer, "propose", case_id, now)
    step(store, officer, "confirm_identity", case_id, now, words=Words(reason_code="register_reply"))
    with pytest.raises(Refused, match="Propose the erasure first"):
        step(store, second_officer, "approve", case_id, now)
    step(store, officer, "propose", case_id, now)
    with pytest.raises(Denied):
        step(store, officer, "approve", case_id, now)
    step(store, second_officer, "approve", case_id, now)

    assert "approved" == state_of(store, case_id)


def test_an_access_request_is_answered_before_the_same_person_is_erased(store, officer, second_officer, now):
    opened(store, officer, right(ANNA, Right.ACCESS), now)
    case_id = opened(store, officer, right(), now)
    step(store, officer, "start", case_id, now)
    step(store, officer, "confirm_identity", case_id, now)
    step(store, officer, "propose", case_id, now)

    with pytest.raises(Blocked, match="Case 1"):
        step(store, second_officer, "approve", case_id, now)


def test_an_approved_erasure_supersedes_retention(store, officer, second_officer, now):
    older = opened(store, officer, retention(), now)
    case_id = opened(store, officer, right(), now)
    for actor, name in ((officer, "start"), (officer, "confirm_identity"), (officer, "propose")):
        step(store, actor, name, case_id, now)

    step(store, second_officer, "approve", case_id, now)

    assert "superseded" == state_of(store, older)


def test_a_legal_hold_is_released_by_two(store, officer, second_officer, now):
    case_id = opened(store, officer, hold(), now)

    with pytest.raises(Refused, match="needs two"):
        step(store, officer, "release", case_id, now, words=BECAUSE)
    step(store, officer, "ask_release", case_id, now, words=BECAUSE)
    with pytest.raises(Denied):
        step(store, officer, "release", case_id, now, words=BECAUSE)
    step(store, second_officer, "release", case_id, now, words=BECAUSE)

    assert "released" == state_of(store, case_id)


def test_the_buttons_shown_are_the_steps_that_state_and_role_allow(store, officer, staff, now):
    case_id = opened(store, officer, retention(), now)

    with store.transaction() as transaction:
        case = read_all(transaction, [case_id])[0]
    assert {Step.APPROVE, Step.CANCEL} <= set(steps_for(case, officer))
    assert not steps_for(case, staff)
    assert State.AWAITING_SECOND_APPROVAL is case.state


def test_asking_for_identity_needs_a_doubt_and_the_policy_may_say_never_for_more_rights(
    store, settings, staff, now
):
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)
    step(store, staff, "start", case_id, now)
    with pytest.raises(Refused, match="Say what raises doubt"):
        step(store, staff, "ask_identity", case_id, now)

    text = settings.policy.read_text(encoding="utf-8")
    never = 'never_for = ["marketing_objection", "access",'
    settings.policy.write_text(text.replace('never_for = ["marketing_objection",', never), encoding="utf-8")
    with pytest.raises(Refused, match="Nobody proves who they are"):
        step(store, staff, "ask_identity", case_id, now, words=Words(reason_code="contradiction"))


def test_an_office_that_always_asks_gives_no_doubt(store, settings, staff, now):
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)
    step(store, staff, "start", case_id, now)
    text = settings.policy.read_text(encoding="utf-8")
    settings.policy.write_text(text.replace('"reasonable_doubt"', '"always"', 1), encoding="utf-8")

    step(store, staff, "ask_identity", case_id, now)

    assert "identity_pending" == state_of(store, case_id)


def test_only_who_was_asked_for_identity_is_refused_for_want_of_it(store, staff, officer, now):
    case_id = opened(store, staff, right(ANNA, Right.ACCESS), now)
    step(store, staff, "start", case_id, now)
    refusal = Words(ground="12(6)", note="Henkilöllisyyttä ei saatu varmistettua.")
    with pytest.raises(Refused, match="Ask for proof of identity first"):
        step(store, officer, "reject", case_id, now, words=refusal)

    step(store, staff, "ask_identity", case_id, now, words=Words(reason_code="contradiction"))

    step(store, officer, "reject", case_id, now, words=refusal)
    assert "rejected" == state_of(store, case_id)
