from dashboard.decisions.steps import take_step
from dashboard.vocabulary import Action, Step
from tests.queries.deciding import decide


def work(store, actor):
    with store.page(actor) as page:
        row = page.row("overview/queue", user_name=actor.user)
    return {name: count for name, count in row.items() if count and not name.endswith("_since")}


def take(store, actor, step, case_ids, version, now, **more):
    take_step(store, actor, step, dict.fromkeys(case_ids, version), now=now, **more)


def test_without_cases_there_is_no_work(store, officer):
    assert {} == work(store, officer)


def test_a_proposal_waits_for_another_officer(store, officer, second_officer, now):
    decide(store, officer, Action.DELETE, [1, 2], now)

    assert {"own_proposals": 2} == work(store, officer)
    assert {"to_approve": 2} == work(store, second_officer)


def test_work_goes_from_hand_to_hand(store, officer, second_officer, staff, now):
    cases = decide(store, officer, Action.DELETE, [1, 2, 3], now)
    take(store, second_officer, Step.APPROVE, cases, 1, now)
    take(store, staff, Step.CLAIM, cases[:2], 2, now)
    take(store, staff, Step.EXECUTE, cases[:1], 3, now)

    assert {"to_claim": 1, "to_carry_out": 1, "to_verify": 1} == work(store, staff)
    assert {"to_claim": 1, "to_verify": 1} == work(store, officer)


def test_work_says_since_when_it_waits(store, officer, second_officer, now):
    decide(store, officer, Action.DELETE, [1], now)

    with store.page(second_officer) as page:
        row = page.row("overview/queue", user_name=second_officer.user)

    assert now == row["to_approve_since"]
