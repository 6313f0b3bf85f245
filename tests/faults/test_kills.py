"""Ten kills under eight writers lose nothing; and the looking itself sees what would be lost."""

import pytest

from dashboard.decisions.cases import open_cases
from tests.decisions.drafts import hold
from tests.faults import kills
from tests.faults.asking import chain, halves

pytestmark = pytest.mark.embedded


def test_a_killed_process_loses_no_decision_and_leaves_no_half_case(tmp_path):
    found = kills.kill(tmp_path, kills.SHORT)

    assert found.well, found
    assert kills.SHORT == found.rounds
    assert found.acknowledged > kills.SHORT


def test_what_would_be_lost_or_half_is_seen(store, officer, now):
    open_cases(store, officer, [hold()], key="form", now=now, snapshot_id=None)
    found = kills.Found()

    with store.transaction() as transaction:
        transaction._cursor.execute("delete from queue.request_event")
        transaction._cursor.execute("delete from queue.request_record")

    assert {"cases without their first event": 1, "cases without their records": 1} == halves(store)
    assert 0 == chain(store)["events"]
    assert not kills._is_there({"a": (2, 0)}, "stepped a:3", "a:3")
    assert not kills._is_there({"a": (2, 1)}, "opened a:2", "a:2")
    assert found.well


def test_a_line_that_the_kill_cut_off_was_told_to_nobody(tmp_path):
    (tmp_path / "0").write_text("opened a:1\nstepped a:2\nopened b:1 c")
    (tmp_path / "1").write_text("opened d:1\n")

    assert ["opened a:1", "stepped a:2", "opened d:1"] == kills.told_whole(tmp_path)
