"""A queue on PostgreSQL is backed up while its servers work, and restored into a file or in its place."""

from contextlib import closing

import pytest

from dashboard.databases import Store
from dashboard.databases.postgresql import moving
from dashboard.decisions.whole_history import check_history
from dashboard.outputs.backup import back_up, restore
from dashboard.settings import Settings
from tests import postgresql
from tests.databases.postgresql.test_moving import content
from tests.decisions.drafts import hold, opened, right

pytestmark = postgresql.needs_postgresql


def test_a_backup_of_two_servers_is_restored_into_a_file(servers, officer, now, tmp_path):
    first, second = servers
    opened(first, officer, hold(), now)
    opened(second, officer, right(material={"note": 'Ääkkösiä, "lainausmerkkejä" ja\nrivejä'}), now)

    made = back_up(first, tmp_path / "one.zip", officer, now)
    fresh = Settings(data=tmp_path / "fresh", demo=False)
    restore(fresh, made.file, officer, tmp_path / "anchor.txt", now)

    assert 2 == made.manifest.events
    there, here = content(first.settings), content(fresh)
    for table in ("request_queue", "request_record", "case_material"):
        assert there[table] == here[table] != []
    with closing(Store(fresh)) as restored, restored.transaction() as transaction:
        rows = transaction._cursor.execute("select step from queue.request_event order by seq").fetchall()
    assert ["open", "open", "restore"] == [step for (step,) in rows]


def test_it_is_restored_in_its_place_in_one_go(servers, officer, now, tmp_path):
    first, second = servers
    opened(first, officer, hold(), now)
    made = back_up(first, tmp_path / "one.zip", officer, now)
    opened(second, officer, right(), now)
    for each in servers:
        each.close()

    done = restore(first.settings, made.file, officer, tmp_path / "anchor.txt", now)

    assert ("queue_replaced_20261123t080000z", None) == (done.schema, done.kept)
    with closing(Store(first.settings)) as restored:
        with restored.transaction() as transaction:
            cursor = transaction._cursor
            told = cursor.execute("select step from queue.request_event order by seq").fetchall()
            kept = cursor.execute(f"select step from {done.schema}.request_event order by seq").fetchall()
        assert (None, 2) == (check_history(restored, []).fault, check_history(restored, []).events)
        opened(restored, officer, right(("003000000000009AAA",)), now)
    assert [("open",), ("restore",)] == told
    assert [("open",), ("back_up",), ("open",)] == kept


def test_where_it_fails_the_old_queue_is_in_its_place_again(servers, officer, now, tmp_path, monkeypatch):
    first, _ = servers
    opened(first, officer, hold(), now)
    made = back_up(first, tmp_path / "one.zip", officer, now)
    for each in servers:
        each.close()
    before = content(first.settings)
    monkeypatch.setattr(moving, "_compare", _fail)

    with pytest.raises(RuntimeError):
        restore(first.settings, made.file, officer, tmp_path / "anchor.txt", now)

    assert before == content(first.settings)
    assert not [*first.settings.data.glob("replaced-*")]


def _fail(*_):
    raise RuntimeError("the line broke")
