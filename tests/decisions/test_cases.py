"""Opening a case: once, whole, by those who may, and only where nothing stands in the way."""

from datetime import date, datetime

import pytest

from dashboard.decisions.cases import open_cases
from dashboard.vocabulary import Action, Blocked, Channel, Denied, Refused, Right, Stale
from tests.decisions.drafts import ANNA, BERT, hold, opened, retention, right, standing, state_of


def rows(store, table):
    with store.transaction() as transaction:
        return transaction._cursor.execute(f"select count(*) from queue.{table}").fetchone()[0]


def test_a_case_and_its_first_event_are_written_together(store, officer, now):
    case_id = opened(store, officer, retention(), now)

    case = standing(store, case_id)
    assert ("awaiting_second_approval", 1, "open") == (case["state"], case["version"], case["step"])
    assert (1, 1) == (rows(store, "request_queue"), rows(store, "request_event"))


def test_a_second_click_writes_nothing_and_gives_the_same_case(store, officer, now):
    first = opened(store, officer, retention(), now, key="form 1")

    second = opened(store, officer, retention(), now, key="form 1")

    assert first == second
    assert 1 == rows(store, "request_event")


def test_when_the_event_cannot_be_written_the_case_is_not_either(store, officer, now, monkeypatch):
    def fail(*_):
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("dashboard.decisions.cases.append", fail)

    with pytest.raises(RuntimeError):
        opened(store, officer, retention(), now)
    assert 0 == rows(store, "request_queue")


def test_staff_and_managers_decide_nothing(store, staff, manager, now):
    for actor in (staff, manager):
        with pytest.raises(Denied):
            opened(store, actor, retention(), now)


def test_a_decision_without_a_reason_or_a_person_is_refused(store, officer, now):
    with pytest.raises(Refused, match="Give a reason"):
        opened(store, officer, retention().__class__(**{**vars(retention()), "reason_code": " "}), now)
    with pytest.raises(Refused, match="at least one person"):
        opened(store, officer, retention(ids=()), now)


def test_the_day_received_may_be_today_in_helsinki_though_not_yet_in_utc(store, officer):
    late_evening_utc = datetime(2026, 11, 22, 22, 30)
    draft = right().__class__(**{**vars(right()), "received_on": date(2026, 11, 23)})

    opened(store, officer, draft, late_evening_utc)

    tomorrow = draft.__class__(**{**vars(draft), "received_on": date(2026, 11, 24)})
    with pytest.raises(Refused, match="future"):
        opened(store, officer, tomorrow, late_evening_utc)


@pytest.mark.parametrize(
    "protection",
    [hold(BERT), right(BERT, Right.ACCESS), retention(BERT, Action.ANONYMISE)],
    ids=["a legal hold", "an open request", "another irreversible act"],
)
def test_retention_is_blocked_by(store, officer, now, protection):
    opened(store, officer, protection, now)

    with pytest.raises(Blocked, match="Case 1"):
        opened(store, officer, retention(BERT[:1]), now)
    opened(store, officer, retention(ANNA), now)


def test_a_hold_on_any_record_of_the_person_protects_them_all(store, officer, now):
    opened(store, officer, hold(BERT[1:]), now)

    with pytest.raises(Blocked):
        opened(store, officer, retention(BERT), now)


def test_one_blocked_person_stops_the_whole_batch_before_anything_is_written(store, officer, now):
    opened(store, officer, hold(BERT), now)

    with pytest.raises(Blocked):
        open_cases(store, officer, [retention(ANNA), retention(BERT)], key="b", now=now, snapshot_id=None)
    assert 1 == rows(store, "request_queue")


def test_one_person_cannot_stand_twice_in_a_batch(store, officer, now):
    with pytest.raises(Refused, match="twice"):
        open_cases(
            store,
            officer,
            [retention(BERT), retention(BERT[:1])],
            key="b",
            now=now,
            snapshot_id=None,
        )


def test_a_marketing_objection_queues_the_opt_out_at_once_and_asks_for_no_identity(store, staff, now):
    objection = right(ANNA, Right.MARKETING_OBJECTION, channel=Channel.TELEPHONE)

    asked, stopped = open_cases(store, staff, [objection], key="call", now=now, snapshot_id=None)

    assert ("received", "approved") == (state_of(store, asked), state_of(store, stopped))
    assert "opt_out" == standing(store, stopped)["action"]


def test_several_rights_of_one_message_share_an_intake_number(store, staff, now):
    drafts = [right(ANNA, Right.ACCESS), right(ANNA, Right.ERASURE)]

    case_ids = open_cases(store, staff, drafts, key="mail", now=now, snapshot_id=None)

    with store.transaction() as transaction:
        found = transaction._cursor.execute("select distinct intake_no from queue.request_queue").fetchall()
    assert 2 == len(set(case_ids))
    assert [(1,)] == found


def test_the_history_holds_no_word_of_the_requester(store, staff, now):
    opened(store, staff, right(material={"requester": "Maija Esimerkki"}), now)

    with store.transaction() as transaction:
        events = transaction._cursor.execute("select payload from queue.request_event").fetchall()
        papers = transaction._cursor.execute("select content from queue.case_material").fetchall()
    assert "Maija" not in str(events)
    assert "Maija" in str(papers)


def test_a_record_that_salesforce_does_not_know_cannot_be_erased_there(store, officer, now):
    with pytest.raises(Refused, match="without a Salesforce Id"):
        opened(store, officer, retention(("@ContactRef1",)), now)


def test_a_form_that_is_sent_again_with_something_else_in_it_is_stale(store, officer, now):
    open_cases(store, officer, [retention()], key="form", now=now, snapshot_id=None)

    for drafts in ([retention(BERT)], [retention(), retention(BERT)]):
        with pytest.raises(Stale, match="something else in it"):
            open_cases(store, officer, drafts, key="form", now=now, snapshot_id=None)
