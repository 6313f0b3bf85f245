"""The events of a case are found by their places: its own transaction's too, and none that was taken back."""

import pytest

from dashboard.decisions.ledger import Event, append
from dashboard.vocabulary import SYSTEM
from tests.decisions.drafts import hold, opened, right


def versions(transaction, case_id):
    return [row["version"] for row in transaction.rows("queue/case_events", case_ids=[case_id])]


def note(transaction, case_id, version, now):
    event = Event("note", case_id=case_id, version=version, state="received")
    append(transaction, SYSTEM, now, [event])


@pytest.fixture
def case_id(store, officer, now):
    opened(store, officer, hold(), now)
    return opened(store, officer, right(), now)


@pytest.mark.parametrize("read_before", [True, False])
def test_a_transaction_reads_what_it_has_written_itself(store, case_id, now, read_before):
    with store.transaction() as transaction:
        if read_before:
            assert [1] == versions(transaction, case_id)
        note(transaction, case_id, 2, now)
        assert [1, 2] == versions(transaction, case_id)

    with store.transaction() as transaction:
        assert [1, 2] == versions(transaction, case_id)


@pytest.mark.parametrize("read_before", [True, False])
def test_what_was_taken_back_is_read_by_nobody(store, case_id, now, read_before):
    def write_and_fail():
        with store.transaction() as transaction:
            if read_before:
                assert [1] == versions(transaction, case_id)
            note(transaction, case_id, 2, now)
            assert [1, 2] == versions(transaction, case_id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with store.transaction() as transaction:
        assert [1] == versions(transaction, case_id)
        note(transaction, case_id, 2, now)

    with store.transaction() as transaction:
        assert [1, 2] == versions(transaction, case_id)


def test_several_cases_and_cases_that_are_not_there_are_asked_for_at_once(store, case_id):
    with store.transaction() as transaction:
        assert [] == versions(transaction, "nobody")
        found = transaction.rows("queue/case_events", case_ids=[case_id, "nobody"])

    assert [case_id] == [row["case_id"] for row in found]
