"""A clock that is set back, or years ahead and back again, breaks nothing; the log says so."""

import logging

import pytest

from tests.faults import clock


@pytest.mark.parametrize("name", clock.CHECKS)
def test_a_wrong_clock_breaks_nothing(store, name):
    clock.CHECKS[name](store)


def test_whoever_reads_the_log_is_told_that_the_clock_was_set(caplog):
    machine = clock.Machine()
    with caplog.at_level(logging.ERROR):
        for moment in (clock.NOW, clock.FUTURE, clock.NOW):
            machine.set(moment)

    leapt, back = (record.getMessage() for record in caplog.records)
    assert "leapt from 2026-11-23 08:00:00 to 2035" in leapt
    assert "was set back from 2035" in back
