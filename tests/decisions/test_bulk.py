from datetime import date

import pytest

from dashboard.decisions import bulk
from dashboard.decisions.bulk import Grounds, Hindrance
from dashboard.decisions.steps import take_step
from dashboard.vocabulary import Action, Blocked, Denied, Refused, Right, Stale, Step
from tests.little_register import contact, key, register_of
from tests.queries.deciding import decide as queue_up

TODAY = date(2026, 11, 23)
OVER = Grounds(reason_code="retention_over")


@pytest.fixture
def persons(settings, store):
    """Three persons, numbered 1 to 3."""
    register_of(settings, {"Contact": [contact(number) for number in (1, 2, 3)], "Task": []})
    return store


def number_of(store, actor, record):
    with store.page(actor) as page:
        rows = page.rows("retention/persons", person_nos=[1, 2, 3])
    return next(row["person_no"] for row in rows if record in row["record_ids"])


def choose(store, actor, action, numbers=(1, 2, 3), form="form"):
    with store.page(actor) as page:
        return bulk.choose(page, action, list(numbers), key=form, today=TODAY)


def decide(store, actor, choice, now, grounds=OVER):
    return bulk.decide(store, actor, choice, grounds, today=TODAY, now=now)


def cases(store):
    with store.transaction() as transaction:
        return transaction.rows("queue/open_cases", terminal=["cancelled", "released"])


def protect(store, actor, action, now, **parameters):
    """Let the person of contact 1 be protected; return its number."""
    record = key("Contact", 1)
    queue_up(store, actor, action, [record], now, **parameters)
    return number_of(store, actor, record)


def test_a_case_is_opened_for_each_person_with_all_its_records(persons, officer, now):
    outcome = decide(persons, officer, choose(persons, officer, Action.DELETE), now)

    opened = cases(persons)
    assert 3 == len(outcome.case_ids) == len(opened)
    assert {("retention", "delete", "awaiting_second_approval")} == {
        (case["kind"], case["action"], case["state"]) for case in opened
    }
    assert [key("Contact", number) for number in (1, 2, 3)] == sorted(
        case["salesforce_ids"][2:-2] for case in opened
    )


def test_a_second_click_on_the_same_form_writes_nothing(persons, officer, now):
    choice = choose(persons, officer, Action.DELETE)
    first = decide(persons, officer, choice, now)

    second = decide(persons, officer, choice, now)

    assert first == second
    assert 3 == len(cases(persons))


@pytest.mark.parametrize(
    ("protection", "parameters", "why"),
    [
        (Action.HOLD, {}, Hindrance.HELD),
        (Right.ACCESS, {}, Hindrance.REQUESTED),
        (Action.KEEP, {"until": "2027-01-01"}, Hindrance.KEPT),
        (Action.ANONYMISE, {}, Hindrance.QUEUED),
    ],
)
def test_a_protected_person_is_left_out_of_a_deletion(persons, officer, now, protection, parameters, why):
    person = protect(persons, officer, protection, now, **parameters)

    choice = choose(persons, officer, Action.DELETE)

    assert {why: (person,)} == choice.left_out
    assert 2 == len(choice.persons)
    assert 2 == len(decide(persons, officer, choice, now).case_ids)


def test_somebody_protected_after_the_choice_stops_the_decision(persons, officer, now):
    choice = choose(persons, officer, Action.DELETE)
    protect(persons, officer, Action.HOLD, now)

    with pytest.raises(Blocked):
        decide(persons, officer, choice, now)

    assert 1 == len(cases(persons))


def test_a_hold_reaches_somebody_who_is_queued_for_deletion(persons, officer, now):
    decide(persons, officer, choose(persons, officer, Action.DELETE), now)

    assert 3 == len(choose(persons, officer, Action.HOLD).persons)
    assert {Hindrance.QUEUED} == set(choose(persons, officer, Action.KEEP).left_out)


def test_a_checked_person_may_still_be_deleted_but_is_not_checked_twice(persons, officer, now):
    decide(persons, officer, choose(persons, officer, Action.CONTACT_CHECK), now)

    assert 3 == len(choose(persons, officer, Action.DELETE).persons)
    assert {Hindrance.QUEUED} == set(choose(persons, officer, Action.CONTACT_CHECK).left_out)


def test_a_record_without_a_salesforce_id_keeps_its_person_out(settings, store, officer):
    rows = [contact(1), contact(2) | {"Id": "@1-7"}]
    register_of(settings, {"Contact": rows, "Task": []})

    choice = choose(store, officer, Action.DELETE, (1, 2))

    assert 1 == len(choice.persons)
    assert {Hindrance.NO_ID} == set(choice.left_out)


def test_keeping_needs_a_day_after_today(persons, officer, now):
    choice = choose(persons, officer, Action.KEEP)

    for until in (None, TODAY):
        with pytest.raises(Refused):
            decide(persons, officer, choice, now, Grounds(reason_code="accounting", until=until))

    outcome = decide(
        persons, officer, choice, now, Grounds(reason_code="accounting", until=date(2026, 11, 24))
    )
    assert 3 == len(outcome.case_ids)


def test_a_choice_about_an_older_register_is_refused(persons, settings, officer, now):
    choice = choose(persons, officer, Action.DELETE)
    register_of(settings, {"Contact": [contact(1)], "Task": []}, hour=2)

    with pytest.raises(Stale):
        decide(persons, officer, choice, now)


def test_a_choice_of_nobody_is_refused(persons, officer, now):
    with pytest.raises(Refused):
        decide(persons, officer, choose(persons, officer, Action.DELETE, ()), now)


@pytest.mark.embedded
def test_free_words_stay_out_of_the_history(persons, officer, now):
    choice = choose(persons, officer, Action.KEEP, (1,))
    grounds = Grounds(reason_code="other", note="Asked by Made-up Person", until=date(2027, 1, 1))

    decide(persons, officer, choice, now, grounds)

    cursor = persons._base.cursor()
    (payload,) = cursor.execute("select payload from queue.request_event").fetchone()
    (content,) = cursor.execute("select content from queue.case_material").fetchone()
    assert "Made-up" not in payload
    assert "Made-up" in content


def test_an_undone_decision_is_cancelled(persons, officer, now):
    outcome = decide(persons, officer, choose(persons, officer, Action.DELETE), now)

    bulk.undo(persons, officer, outcome, now=now)

    assert [] == cases(persons)


def test_keeping_is_undone_by_releasing(persons, officer, now):
    choice = choose(persons, officer, Action.KEEP)
    grounds = Grounds(reason_code="accounting", until=date(2027, 1, 1))
    outcome = decide(persons, officer, choice, now, grounds)

    bulk.undo(persons, officer, outcome, now=now)

    assert [] == cases(persons)


def test_nothing_is_undone_once_somebody_has_begun(persons, officer, second_officer, staff, now):
    outcome = decide(persons, officer, choose(persons, officer, Action.CONTACT_CHECK), now)
    take_step(persons, staff, Step.CLAIM, {outcome.case_ids[0]: 1}, now=now)

    with pytest.raises(Refused):
        bulk.undo(persons, officer, outcome, now=now)

    assert 3 == len(cases(persons))


def test_those_whose_time_is_not_up_are_counted(settings, store, officer):
    register_of(settings, {"Contact": [contact(1)], "Task": []})

    choice = choose(store, officer, Action.DELETE, (1,))

    # Without a contact on record, nobody knows when the time is up.
    assert 1 == choice.not_expired(TODAY)


def test_staff_decide_nothing(persons, staff, officer, now):
    choice = choose(persons, officer, Action.DELETE)

    with pytest.raises(Denied):
        decide(persons, staff, choice, now)


def test_without_the_second_approval_a_deletion_is_approved_at_once(persons, officer, now):
    persons.settings.policy.write_text(
        persons.settings.policy.read_text("utf-8").replace("four_eyes = true", "four_eyes = false"), "utf-8"
    )

    decide(persons, officer, choose(persons, officer, Action.DELETE), now)

    assert {"approved"} == {case["state"] for case in cases(persons)}


def test_an_objection_is_recorded_even_for_somebody_under_a_hold(persons, officer, now):
    number = protect(persons, officer, Action.HOLD, now)

    choice = choose(persons, officer, Action.OPT_OUT)
    decide(persons, officer, choice, now, Grounds(reason_code="objection_holds"))

    assert number in choice.persons
    assert 3 == sum(
        ("marketing", "opt_out", "approved") == (case["kind"], case["action"], case["state"])
        for case in cases(persons)
    )


def test_an_opt_out_that_was_decided_by_mistake_is_undone(persons, officer, now):
    choice = choose(persons, officer, Action.OPT_OUT, [1])
    outcome = decide(persons, officer, choice, now, Grounds(reason_code="objection_holds"))

    bulk.undo(persons, officer, outcome, now=now)

    assert [] == cases(persons)
