"""A queue on PostgreSQL is backed up while its servers work, and restored into a file."""

from contextlib import closing

from dashboard.databases import Store
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
