"""The events of a case are found by their places: its own transaction's too, and none that was taken back."""

import random

import numpy
import pytest

from dashboard.databases.places import Numbers
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


def test_numbers_are_found_by_their_keys_however_many_came_at_once_and_take_16_bytes_each():
    chance, numbers, expected = random.Random(7), Numbers(), {}
    for number in range(3_000):
        keys = [chance.randrange(2**64) for _ in range(chance.choice((1, 2, 40)))]
        keys += chance.sample(sorted(expected), 1) if number % 700 == 6 and expected else []
        numbers.add(numpy.array(keys, numpy.uint64), numpy.full(len(keys), number))
        for key in keys:
            expected.setdefault(key, set()).add(number)

    asked = chance.sample(sorted(expected), 500)
    found = numbers.of(numpy.array([*asked, 1], numpy.uint64))

    assert sorted(set().union(*(expected[key] for key in asked))) == found.tolist()
    assert len(numbers._runs) <= 20
    rows = sum(len(keys) for keys, _ in numbers._runs)
    assert 16 * rows == sum(keys.nbytes + values.nbytes for keys, values in numbers._runs)
