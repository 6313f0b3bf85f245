"""Killed at any point, a sending goes on from there: no row reaches Salesforce twice, none is forgotten."""

import pytest

from dashboard.outputs.bulk_api.intents import unsettled
from dashboard.outputs.bulk_api.sending import look, send
from dashboard.vocabulary import Actor, Role
from tests.decisions.drafts import state_of, step
from tests.little_register import contact, key, register_of, row
from tests.org.server import serving
from tests.outputs.hands import claimed
from tests.outputs.sendings import Killed, Mortal, MortalStore, line_to, org_of
from tests.screens.acting import events

ANNA, BERT = key("Contact", 1), key("Contact", 2)
REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA), row("Task", 2, WhoId=BERT)],
}
REQUESTS = 1 + 2 * 7  # signing in; each sheet: create, upload, close, a look, three kinds of results
TRANSACTIONS = 13
CLOSE = 3
OTHER = Actor("another", Role.STAFF)


@pytest.fixture
def salesforce(now):
    with serving(org_of(REGISTER), now) as served:
        yield served


@pytest.fixture
def case_ids(store, settings, officer, second_officer, staff, now):
    register_of(settings, REGISTER)
    return claimed(store, officer, second_officer, staff, now, ANNA, BERT)


def killed(salesforce, store, staff, now, case_ids, at, *, before=True):
    """Send until the process ends at a request."""
    session = Mortal(at, before=before)
    with pytest.raises(Killed):
        send(line_to(salesforce, store, staff, now, session=session), case_ids)


def check_all_is_done_once(store, case_ids, salesforce):
    assert ["executed"] * 2 == [state_of(store, each) for each in case_ids]
    assert 4 == len(salesforce.received)
    assert {1} == set(salesforce.received.values())
    with store.transaction() as transaction:
        assert [] == unsettled(transaction)


def test_the_kills_below_reach_every_request_and_every_transaction(store, case_ids, staff, now, salesforce):
    session, counting = Mortal(), MortalStore(store)
    send(line_to(salesforce, counting, staff, now, session=session), case_ids)

    assert (REQUESTS, TRANSACTIONS) == (session.count, counting.count)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("at", range(REQUESTS))
def test_killed_at_a_request_it_is_sent_again_and_nothing_happens_twice(
    store, case_ids, staff, now, salesforce, at, before
):
    killed(salesforce, store, staff, now, case_ids, at, before=before)

    send(line_to(salesforce, store, staff, now), case_ids)

    check_all_is_done_once(store, case_ids, salesforce)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("at", range(TRANSACTIONS))
def test_killed_at_a_transaction_it_is_sent_again_and_nothing_happens_twice(
    store, case_ids, staff, now, salesforce, at, before
):
    mortal = MortalStore(store, at, before=before)
    with pytest.raises(Killed):
        send(line_to(salesforce, mortal, staff, now), case_ids)

    send(line_to(salesforce, store, staff, now), case_ids)

    check_all_is_done_once(store, case_ids, salesforce)


def test_looking_takes_in_what_was_sent_and_sends_nothing(store, case_ids, staff, now, salesforce):
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)

    outcome = look(line_to(salesforce, store, staff, now))

    assert (1, 0, 2, []) == (outcome.sent, outcome.withdrawn, outcome.imported.succeeded, outcome.told)
    assert {1: {"Contact": 1}, 2: {"Contact": 1}} == outcome.imported.incomplete
    assert 1 == len(salesforce.jobs)
    assert "send_done" == events(store)[-1][0]


def test_a_job_that_was_never_closed_is_withdrawn_and_made_anew(store, case_ids, staff, now, salesforce):
    killed(salesforce, store, staff, now, case_ids, CLOSE)

    outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert (1, 2) == (outcome.withdrawn, outcome.sent)
    assert ["Aborted", "JobComplete", "JobComplete"] == [job.state for job in salesforce.jobs.values()]


def test_a_job_that_works_still_is_waited_for(store, case_ids, staff, now, salesforce):
    salesforce.faults.slow = 4
    killed(salesforce, store, staff, now, case_ids, CLOSE + 1, before=False)

    outcome = look(line_to(salesforce, store, staff, now))

    assert (1, 2) == (outcome.sent, outcome.imported.succeeded)


def test_a_job_that_failed_meanwhile_is_told_and_its_sheet_may_be_sent_again(
    store, case_ids, staff, now, salesforce
):
    salesforce.faults.fail.append("Task")
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)

    outcome = look(line_to(salesforce, store, staff, now))

    assert "did not carry out the whole file 01_Task_delete.csv" in str(outcome.told[0])
    assert (1, 2) == send(line_to(salesforce, store, staff, now), case_ids).imported.executed


def test_a_job_that_salesforce_has_forgotten_is_told_once(store, case_ids, staff, now, salesforce):
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)
    salesforce.jobs.clear()

    first, second = (look(line_to(salesforce, store, staff, now)) for _ in range(2))

    assert "no longer knows what became of file 01_Task_delete.csv" in str(first.told[0])
    assert [] == second.told


def test_a_colleague_cannot_go_past_an_interrupted_sending_but_an_officer_settles_it(
    store, case_ids, officer, staff, now, salesforce
):
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)

    refused = send(line_to(salesforce, store, OTHER, now), case_ids)
    assert "A sending of staff was interrupted" in str(refused.told[0])
    assert 1 == look(line_to(salesforce, store, officer, now)).sent
    assert [] == look(line_to(salesforce, store, OTHER, now)).told


def test_what_a_colleague_has_taken_over_waits_for_an_officer(
    store, case_ids, officer, staff, now, salesforce
):
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)
    step(store, staff, "release_claim", case_ids[1], now)
    step(store, OTHER, "claim", case_ids[1], now)

    outcome = look(line_to(salesforce, store, staff, now))
    assert "An officer must look" in str(outcome.told[0])

    outcome = look(line_to(salesforce, store, officer, now))
    assert ([], 1) == (outcome.told, outcome.sent)
    send(line_to(salesforce, store, staff, now), case_ids[:1])
    send(line_to(salesforce, store, OTHER, now), case_ids[1:])
    check_all_is_done_once(store, case_ids, salesforce)


def test_another_org_is_not_asked_about_the_jobs_of_the_first(store, case_ids, staff, now, salesforce):
    killed(salesforce, store, staff, now, case_ids, CLOSE, before=False)
    line = line_to(salesforce, store, staff, now)
    line.jobs.org = "sandbox.my.salesforce.com"

    assert "went to 127.0.0.1, but sandbox.my.salesforce.com" in str(look(line).told[0])
