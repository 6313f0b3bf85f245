"""The queue of an older version: its tables get what they lack, and keep what they hold."""

import shutil

import pytest

from dashboard import sql
from dashboard.databases import Store, queue_file
from dashboard.decisions.account import everybody
from dashboard.vocabulary import Role
from tests.people import add_user

FIRST_NEW = "queue/schema/013"


@pytest.mark.embedded
def test_an_older_queue_gets_the_newer_columns_and_keeps_its_accounts(settings, now, tmp_path, monkeypatch):
    known = sql.names
    monkeypatch.setattr(sql, "names", lambda area: [name for name in known(area) if name < FIRST_NEW])
    monkeypatch.setattr(queue_file, "read_whole", lambda _cursor: None)  # the older version had fewer tables
    older = Store(settings)
    with older.transaction() as transaction:
        transaction._cursor.execute(
            "insert into queue.user_account by name select 'sari' as user_name, 'Sari' as name, "
            "'staff' as role, 'x' as password_hash, false as must_change_password, true as active, "
            "timestamp '2026-01-01' as password_changed_at, timestamp '2026-01-01' as created_at, "
            "'test' as created_by"
        )
    older.close()
    monkeypatch.undo()

    newer = Store(settings)
    add_user(newer, "maija", Role.OFFICER, now, email="maija@example.com")
    # A copy taken now has the change in its log only: opening it is what happens after a crash.
    copied = tmp_path / "copy"
    shutil.copytree(settings.data, copied)
    newer.close()

    for data in (settings.data, copied):
        opened = Store(type(settings)(data=data, demo=False))
        with opened.transaction() as transaction:
            found = {each.user_name: each.email for each in everybody(transaction)}
        opened.close()
        assert {"maija": "maija@example.com", "sari": None} == found
