"""Whoever listens is told of what takes place, and of nothing else."""

import pytest

from dashboard import measuring
from dashboard.measuring import Measured
from tests import tampering


@pytest.fixture
def told():
    """What was told meanwhile."""
    heard = []

    def hear(what, part, seconds):
        heard.append((what, part))
        assert seconds > 0

    measuring.listen(hear)
    yield heard
    measuring.stop_listening(hear)


def test_a_write_is_told_once_it_has_added_to_the_history(store, now, told):
    tampering.fill(store, now, 2)

    assert [(Measured.WRITE, "")] == told


def test_what_only_reads_or_is_undone_is_not(store, told):
    with store.transaction() as transaction:
        transaction.rows("queue/head")
    with pytest.raises(ValueError, match="undone"), store.transaction():
        raise ValueError("undone")

    assert [] == told


def test_what_fails_is_told_as_well_with_the_part_that_it_was(told):
    def fail():
        with measuring.timed(Measured.PAGE) as part:
            part.name = "queue"
            raise ValueError("failed")

    with pytest.raises(ValueError, match="failed"):
        fail()

    assert [(Measured.PAGE, "queue")] == told
