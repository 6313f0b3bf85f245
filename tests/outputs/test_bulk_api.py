"""Sending straight to Salesforce: the same as by files, refused rows and whole files, sign-in, holds."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from dashboard.outputs.bulk_api import access_of
from dashboard.outputs.bulk_api.connection import connect
from dashboard.outputs.bulk_api.sending import look, send
from dashboard.settings import DEMO, ROOT, SalesforceAccess, Settings
from dashboard.vocabulary import Action, Actor, Denied, Refused, Role
from tests.decisions.drafts import hold, opened, state_of, step
from tests.little_register import contact, key, register_of, row
from tests.org.server import serving
from tests.outputs.hands import claimed
from tests.outputs.sendings import access_to, line_to, org_of
from tests.screens.acting import events

ANNA, BERT = key("Contact", 1), key("Contact", 2)
REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=ANNA), row("Task", 2, WhoId=BERT)],
}
OTHER = Actor("another", Role.STAFF)


@pytest.fixture
def salesforce(now):
    with serving(org_of(REGISTER), now) as served:
        yield served


@pytest.fixture
def case_ids(store, settings, officer, second_officer, staff, now):
    """Two deletions that staff have claimed."""
    register_of(settings, REGISTER)
    return claimed(store, officer, second_officer, staff, now, ANNA, BERT)


def told(outcome):
    return " ".join(str(each) for each in outcome.told)


def test_every_record_reaches_salesforce_once_and_the_cases_are_executed(
    store, case_ids, staff, now, salesforce
):
    outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert ([], 2, 0, 4) == (outcome.told, outcome.sent, outcome.left, outcome.imported.succeeded)
    assert ((1, 2), (1, 2)) == (outcome.handed.handed, outcome.imported.executed)
    assert ["executed"] * 2 == [state_of(store, each) for each in case_ids]
    assert {1} == set(salesforce.received.values())
    assert {} == salesforce.org.alive("Contact")


def test_activities_go_before_their_persons(store, case_ids, staff, now, salesforce):
    send(line_to(salesforce, store, staff, now), case_ids)

    assert ["Task", "Contact"] == [job.object for job in salesforce.jobs.values()]


def test_the_history_tells_every_sheet_before_its_job_and_every_job_before_its_end(
    store, case_ids, staff, now, salesforce
):
    send(line_to(salesforce, store, staff, now), case_ids)

    found = events(store, "export", "send_sheet", "send_job", "send_done")
    assert ["export", *["send_sheet", "send_job", "send_done"] * 2] == [name for name, *_ in found]
    details = json.loads(found[2][2])
    assert ("Task", 2, "127.0.0.1") == (details["object"], details["rows"], details["org"])
    assert details["job"] in salesforce.jobs


def test_sending_again_sends_nothing(store, case_ids, staff, now, salesforce):
    send(line_to(salesforce, store, staff, now), case_ids)
    before = salesforce.received.copy()

    again = send(line_to(salesforce, store, staff, now), case_ids)

    assert "is not claimed" in told(again)
    assert before == salesforce.received


def test_a_refused_row_fails_its_case_only_and_keeps_its_code(
    store, settings, officer, second_officer, staff, now
):
    records = REGISTER | {"Case": [row("Case", 1, ContactId=BERT, CaseNumber="00001026")]}
    register_of(settings, REGISTER)
    case_ids = claimed(store, officer, second_officer, staff, now, ANNA, BERT)
    with serving(org_of(records), now) as salesforce:
        outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert (1,) == outcome.imported.executed
    assert {2: {"Contact": {"DELETE_FAILED": 1}}} == outcome.imported.failed
    assert ["executed", "failed"] == [state_of(store, each) for each in case_ids]


def test_what_somebody_has_deleted_already_counts_as_deleted(store, case_ids, staff, now, salesforce):
    salesforce.org.store.throw_away("Contact", ANNA, now)

    assert (1, 2) == send(line_to(salesforce, store, staff, now), case_ids).imported.executed


def test_a_file_refused_as_a_whole_stops_the_sending_and_may_be_sent_again(
    store, case_ids, staff, now, salesforce
):
    salesforce.faults.fail.append("Task")
    outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert "01_Task_delete.csv (InvalidBatch : Field name not found : Id)" in told(outcome)
    assert (0, 2) == (outcome.sent, outcome.left)
    assert ["claimed"] * 2 == [state_of(store, each) for each in case_ids]
    assert 2 == len(salesforce.org.alive("Contact"))

    assert (1, 2) == send(line_to(salesforce, store, staff, now), case_ids).imported.executed


def test_a_slow_job_is_waited_for(store, case_ids, staff, now, salesforce):
    salesforce.faults.slow, waits = 3, []

    outcome = send(line_to(salesforce, store, staff, now, wait=waits.append), case_ids)

    assert (1, 2) == outcome.imported.executed
    assert [1.0, 1.5, 1.0, 1.5] == waits


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_org_is_asked_again_how_a_job_stands(store, case_ids, staff, now, salesforce, status):
    salesforce.faults.status, salesforce.faults.busy = status, ["GET", "GET", "GET"]

    assert (1, 2) == send(line_to(salesforce, store, staff, now), case_ids).imported.executed


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_an_org_that_is_busy_for_a_change_stops_the_sending_and_nothing_is_lost(
    store, case_ids, staff, now, salesforce, method
):
    salesforce.faults.busy = [method]
    outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert "SERVER_UNAVAILABLE" in told(outcome)
    assert ["claimed"] * 2 == [state_of(store, each) for each in case_ids]

    again = send(line_to(salesforce, store, staff, now), case_ids)
    assert (1, 2) == again.imported.executed
    assert {1} == set(salesforce.received.values())


def test_an_exhausted_daily_limit_is_told(store, case_ids, staff, now, salesforce):
    salesforce.faults.status, salesforce.faults.busy = 403, ["POST"]

    assert "no more requests today" in told(send(line_to(salesforce, store, staff, now), case_ids))


@pytest.mark.parametrize("act", ["create", "upload", "move", "tell", "results"])
def test_an_answer_that_breaks_off_loses_nothing(store, case_ids, staff, now, salesforce, act):
    salesforce.faults.cut = [act]
    send(line_to(salesforce, store, staff, now), case_ids)
    send(line_to(salesforce, store, staff, now), case_ids)

    assert ["executed"] * 2 == [state_of(store, each) for each in case_ids]
    assert {1} == set(salesforce.received.values())


def test_an_expired_sign_in_is_renewed_by_whoever_has_a_key(store, case_ids, staff, now, salesforce):
    line = line_to(salesforce, store, staff, now)
    salesforce.faults.expired = 1

    assert (1, 2) == send(line, case_ids).imported.executed
    assert 2 == salesforce.requests.count("POST /services/oauth2/token")


def test_an_expired_token_ends_in_one_sentence_and_a_new_one_goes_on(store, case_ids, staff, now, salesforce):
    salesforce.tokens = {"old"}
    line = line_to(salesforce, store, staff, now, token="old")
    upload = line.jobs.upload

    def expiring(job, sheet):
        upload(job, sheet)
        salesforce.tokens = {"new"}

    line.jobs.upload = expiring
    outcome = send(line, case_ids)

    assert "does not accept the sign-in any more" in told(outcome)
    assert 1 == len(outcome.told)
    again = send(line_to(salesforce, store, staff, now, token="new"), case_ids)
    assert (1, (1, 2)) == (again.withdrawn, again.imported.executed)
    assert {1} == set(salesforce.received.values())


def test_wrong_credentials_are_told_without_showing_them(store, salesforce, staff, now):
    with pytest.raises(Refused, match="refused the sign-in") as refused:
        line_to(salesforce, store, staff, now, consumer_secret="wrong-secret")

    assert "wrong-secret" not in repr(refused.value.values) + str(refused.value)


def test_no_secret_stands_in_a_representation_or_in_the_history(store, case_ids, staff, now, salesforce):
    send(line_to(salesforce, store, staff, now), case_ids)

    kept = repr(access_to(salesforce)) + repr(events(store))
    assert [] == [word for word in ("consumer-key", "consumer-secret", "!token") if word in kept]


def test_a_hold_placed_before_the_sending_protects(store, case_ids, officer, staff, now, salesforce):
    opened(store, officer, hold((BERT,)), now)

    outcome = send(line_to(salesforce, store, staff, now), case_ids)

    assert ((1,), [2]) == (outcome.handed.handed, [each.case_number for each in outcome.handed.left_out])
    assert [BERT] == list(salesforce.org.alive("Contact"))
    assert "awaiting_second_approval" == state_of(store, case_ids[1])


def test_a_hold_placed_between_two_files_stops_the_second(store, case_ids, officer, staff, now, salesforce):
    line, placed = line_to(salesforce, store, staff, now), []

    def placing(seconds):
        if not placed:
            placed.append(opened(store, officer, hold((BERT,)), now))

    salesforce.faults.slow = 2
    outcome = send(replace(line, wait=placing), case_ids)

    assert "protected since the sending began" in told(outcome)
    assert 2 == len(salesforce.org.alive("Contact"))

    send(line_to(salesforce, store, staff, now), case_ids)
    assert [BERT] == list(salesforce.org.alive("Contact"))
    assert ["executed", "awaiting_second_approval"] == [state_of(store, each) for each in case_ids]


def test_a_claim_given_back_between_two_files_stops_the_second(store, case_ids, staff, now, salesforce):
    line, released = line_to(salesforce, store, staff, now), []

    def releasing(seconds):
        if not released:
            released.append(step(store, staff, "release_claim", case_ids[1], now))

    salesforce.faults.slow = 2
    outcome = send(replace(line, wait=releasing), case_ids)

    assert "Case 2 is not claimed" in told(outcome)
    assert 2 == len(salesforce.org.alive("Contact"))


def test_staff_send_only_what_they_have_claimed(store, case_ids, now, salesforce):
    outcome = send(line_to(salesforce, store, OTHER, now), case_ids)

    assert "has been claimed by staff" in told(outcome)
    assert {} == salesforce.jobs


def test_managers_send_nothing(store, case_ids, manager, now, salesforce):
    with pytest.raises(Denied):
        send(line_to(salesforce, store, manager, now), case_ids)
    with pytest.raises(Denied):
        look(line_to(salesforce, store, manager, now))


def test_an_objection_is_written_on_every_record(store, settings, officer, staff, now, salesforce):
    register_of(settings, REGISTER)
    case_ids = claimed(store, officer, officer, staff, now, ANNA, action=Action.OPT_OUT)

    assert (1,) == send(line_to(salesforce, store, staff, now), case_ids).imported.executed
    assert salesforce.org.records["Contact"][ANNA]["HasOptedOutOfEmail"] is True


def test_off_by_default(settings, monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_SALESFORCE_INSTANCE", raising=False)

    assert access_of(settings) is None


def configured(monkeypatch, **values):
    for name, value in values.items():
        monkeypatch.setenv(f"REKISTERIVAHTI_SALESFORCE_{name.upper()}", value)


def test_the_environment_configures_it_but_for_the_demo(settings, monkeypatch):
    configured(
        monkeypatch, instance="https://office.my.salesforce.com", consumer_key="k", consumer_secret="s"
    )

    assert "https://office.my.salesforce.com" == access_of(settings).instance
    assert access_of(Settings(data=DEMO, demo=True)) is None


@pytest.mark.parametrize(
    "instance",
    [
        "http://office.my.salesforce.com",
        "office.my.salesforce.com",
        "https://office.my.salesforce.com/services",
        "https://user@office.my.salesforce.com",
    ],
)
def test_an_address_that_would_give_the_secret_away_is_refused(settings, monkeypatch, instance):
    configured(monkeypatch, instance=instance, token="t")

    with pytest.raises(Refused, match="must be the https address"):
        access_of(settings)


def test_an_address_alone_is_not_enough(settings, monkeypatch):
    configured(monkeypatch, instance="https://office.my.salesforce.com", consumer_key="k")

    with pytest.raises(Refused, match="Nobody is named who signs in"):
        access_of(settings)


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "simple_salesforce", None)

    with pytest.raises(Refused, match=r'pip install "\.\[salesforce\]"'):
        connect(SalesforceAccess("https://office.my.salesforce.com", token="t"))


def test_nothing_needs_the_extra_before_it_is_used():
    code = "import sys; sys.modules['simple_salesforce'] = None; import dashboard.outputs.bulk_api"

    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_an_org_that_is_not_there_is_told(store, staff, now):
    with pytest.raises(Refused, match="connection to Salesforce broke off"):
        connect(SalesforceAccess("http://127.0.0.1:9", consumer_key="k", consumer_secret="s"))
