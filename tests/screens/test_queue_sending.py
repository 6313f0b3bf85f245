"""Sending from the queue: offered where it is set up, asked about first, its end told where files' is."""

import threading

import pytest

from dashboard import session
from dashboard.outputs import bulk_api
from dashboard.outputs.bulk_api import running as running_module
from dashboard.outputs.bulk_api.sending import send
from dashboard.vocabulary import Action, Denied, Refused, Role, State, Step
from dashboard.widgets import queue_send, queue_sending
from dashboard.widgets.queue_groups import Part
from tests.decisions.drafts import hold, retention, step
from tests.decisions.drafts import opened as open_case
from tests.little_register import contact, key, register_of, row
from tests.org.ingest import KEY, SECRET
from tests.org.server import serving
from tests.outputs.hands import claimed
from tests.outputs.sendings import Killed, Mortal, line_to, org_of
from tests.screens.acting import cases, words

ANNA, BERT = key("Contact", 1), key("Contact", 2)
REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA), row("Task", 2, WhoId=BERT)],
}
MINE = Part(State.CLAIMED, "staff")


@pytest.fixture
def salesforce(now, monkeypatch):
    with serving(org_of(REGISTER), now) as served:
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", served.address)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_KEY", KEY)
        monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_CONSUMER_SECRET", SECRET)
        yield served
        ended()


@pytest.fixture
def case_ids(store, settings, officer, second_officer, staff, now):
    register_of(settings, REGISTER)
    return claimed(store, officer, second_officer, staff, now, ANNA, BERT)


def ended():
    """Wait for the sendings under way to end."""
    for thread in threading.enumerate():
        if thread.name == "sending":
            thread.join(60)


def until_asked_how_a_job_stands(salesforce):
    """Wait for a job that works to be looked at, as long as the sending is under way."""
    (sending,) = (thread for thread in threading.enumerate() if thread.name == "sending")
    while not any(each.startswith("GET") for each in salesforce.requests):
        assert sending.is_alive()
        sending.join(0.01)


def states(store):
    return sorted(state for *_, state in cases(store))


def labels(screen):
    return [button.label for button in screen.button]


def test_without_configuration_there_is_no_button(open_screen, case_ids, monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", raising=False)

    assert "Send to Salesforce" not in labels(open_screen("queue", Role.STAFF))


def test_a_wrong_configuration_is_told_beside_the_files(open_screen, case_ids, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", "http://office.my.salesforce.com")

    screen = open_screen("queue", Role.STAFF)

    assert "must be the https address" in words(screen)
    assert "Make the files of 2 cases" in labels(screen)


def test_the_question_tells_counts_and_what_cannot_be_taken_back(open_screen, case_ids, salesforce):
    screen = open_screen("queue", Role.STAFF)
    screen.button(key="queue_send").click().run()

    shown = [table.value for table in screen.dataframe if "count" in table.value and "act" in table.value]
    assert [("Contact persons", "2"), ("Tasks and notes", "2")] == list(
        zip(shown[-1]["object"], shown[-1]["count"], strict=True)
    )
    assert "recycle bin for 15 days" in words(screen)
    assert "Send 2 cases now" in labels(screen)
    assert {} == salesforce.jobs


def test_confirming_sends_and_the_outcome_stands_where_that_of_files_does(
    open_screen, store, case_ids, salesforce
):
    screen = open_screen("queue", Role.STAFF)
    screen.button(key="queue_send").click().run()
    screen.button(key="sending_confirm").click().run()
    ended()
    screen.run()

    assert ["executed", "executed"] == states(store)
    told = words(screen)
    assert "2 files were sent and answered." in told
    assert "4 records were changed." in told
    assert "2 cases are carried out." in told
    assert not screen.exception


def test_dismissing_sends_nothing(acting, store, staff, case_ids, salesforce):
    state = acting(staff)
    queue_send.ask(MINE)
    queue_send.forget()

    queue_send.begin()

    assert {} == state
    assert {} == salesforce.jobs


def test_a_protected_case_is_not_among_those_asked_about(
    acting, store, officer, staff, now, case_ids, salesforce
):
    state = acting(staff)
    open_case(store, officer, hold((BERT,)), now)

    queue_send.ask(MINE)

    asked = state["sending_asked"]
    assert (1, {("Contact", "delete"): 1, ("Task", "delete"): 1}) == (asked.ready, asked.counts)


def test_what_no_file_does_is_not_asked_about(acting, store, settings, officer, staff, now, salesforce):
    register_of(settings, REGISTER)
    case_id = open_case(store, officer, retention((ANNA,), Action.CONTACT_CHECK), now)
    step(store, staff, Step.CLAIM, case_id, now)
    acting(staff)

    with pytest.raises(Refused, match="Nothing is left to send"):
        queue_send.ask(MINE)


def test_managers_neither_ask_nor_look(acting, store, manager, case_ids, salesforce):
    acting(manager)

    with pytest.raises(Denied):
        queue_send.ask(MINE)
    with pytest.raises(Denied):
        queue_sending.look()


def test_a_running_sending_is_shown_and_a_second_one_refused(open_screen, store, staff, case_ids, salesforce):
    salesforce.faults.slow = 10**6
    screen = open_screen("queue", Role.STAFF)
    screen.button(key="queue_send").click().run()
    screen.button(key="sending_confirm").click().run()
    assert "Stop the sending" in labels(screen)
    assert screen.button(key="queue_send").disabled
    with pytest.raises(Refused, match="running already"):
        bulk_api.start(store, staff, bulk_api.access_of(store.settings), None, now=session.now)

    until_asked_how_a_job_stands(salesforce)
    bulk_api.current(store.settings).stop()
    ended()
    screen.run()
    assert "The sending was stopped." in words(screen)
    assert "A sending was interrupted" in words(screen)


def test_an_interrupted_sending_is_told_and_looked_into(open_screen, store, staff, now, case_ids, salesforce):
    mortal = Mortal(3, before=False)
    with pytest.raises(Killed):
        send(line_to(salesforce, store, staff, now, session=mortal), case_ids)
    screen = open_screen("queue", Role.STAFF)
    assert "A sending was interrupted" in words(screen)

    screen.button(key="queue_look").click().run()
    ended()
    screen.run()

    assert "A sending was interrupted" not in words(screen)
    assert "1 file was sent and answered." in words(screen)
    assert "2 records were changed." in words(screen)


def test_a_fault_in_the_thread_is_a_fault_of_the_screen(
    acting, store, staff, case_ids, salesforce, monkeypatch
):
    def broken(access):
        raise RuntimeError

    monkeypatch.setattr(running_module, "connect", broken)
    acting(staff)
    queue_send.ask(MINE)
    queue_send.begin()
    ended()

    with pytest.raises(RuntimeError):
        bulk_api.finish(store.settings)
    assert bulk_api.current(store.settings) is None
