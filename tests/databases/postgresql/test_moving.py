"""A queue moves from its file to PostgreSQL and back, whole, and nobody goes on with the old one."""

import re

import pytest

from dashboard.databases import Store
from dashboard.databases.postgresql import moving
from dashboard.databases.postgresql.copying import tables
from dashboard.settings import Settings
from dashboard.vocabulary import Refused
from tests import postgresql
from tests.decisions.drafts import hold, opened, right

pytestmark = postgresql.needs_postgresql


@pytest.fixture
def office(settings, url):
    """A data folder with a queue of its own and a PostgreSQL database to move it to."""
    return Settings(data=settings.data, demo=False, queue_url=url)


@pytest.fixture
def filled(settings, officer, now):
    store = Store(Settings(data=settings.data, demo=False))
    opened(store, officer, hold(), now)
    opened(store, officer, right(material={"note": 'Ääkkösiä, "lainausmerkkejä" ja\nrivejä'}), now)
    with store.transaction() as transaction:
        transaction.insert(
            "attachment", [{"material_id": "m", "until_closed": False, "content": b"\x00\xff%PDF"}]
        )
    store.close()


def content(settings):
    store = Store(settings)
    with store.transaction() as transaction:
        found = {
            table: sorted(
                repr({name: value for name, value in row.items() if name != "change_no"})
                for row in _rows(transaction, table)
            )
            for table in tables()
        }
    store.close()
    return found


def _rows(transaction, table):
    cursor = transaction._cursor.execute(f"select * from queue.{table}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_there_and_back_nothing_is_lost_or_changed(office, filled, now):
    own = Settings(data=office.data, demo=False)
    before = content(own)

    there = moving.move_in(office, now)
    assert not office.queue.exists()
    assert before == content(office)
    back = moving.move_out(office, now)

    assert before == content(own)
    assert there.events == back.events == 2
    assert (office.queue.parent / there.kept).exists()


def test_after_it_moved_nobody_goes_on_with_the_old_queue(office, filled, now):
    moving.move_in(office, now)
    with pytest.raises(Refused, match="no queue in queue that could be moved"):
        moving.move_in(office, now)

    moving.move_out(office, now)
    store = Store(office)
    with store.transaction() as transaction:
        assert transaction.row("queue/head") is None
    store.close()


def test_a_history_that_is_not_whole_is_not_moved(office, filled, now):
    store = Store(Settings(data=office.data, demo=False))
    with store.transaction() as transaction:
        transaction._cursor.execute("update queue.request_event set payload = '{}' where seq = 2")
    store.close()

    with pytest.raises(Refused, match="Event 2 of the history does not fit the one before"):
        moving.move_in(office, now)

    assert office.queue.exists()


def test_a_queue_that_is_there_already_is_not_overwritten(office, filled, officer, now):
    store = Store(office)
    opened(store, officer, hold(), now)
    store.close()

    with pytest.raises(Refused, match="has a queue with events already"):
        moving.move_in(office, now)
    with pytest.raises(Refused, match="There is a queue in queue already"):
        moving.move_out(office, now)


def test_while_somebody_uses_it_nothing_is_moved(office, filled, now, monkeypatch):
    store = Store(Settings(data=office.data, demo=False))
    with pytest.raises(Refused, match="holds the queue"):
        moving.move_in(office, now)
    store.close()

    monkeypatch.setattr("os.getpid", lambda: 1)
    server = Store(office)
    monkeypatch.undo()
    with pytest.raises(Refused, match="Stop every one of them first"):
        moving.move_in(office, now)
    server.close()


def test_the_kept_schema_is_named_after_the_moment(office, filled, now):
    moving.move_in(office, now)

    assert re.fullmatch(r"queue_moved_20261123t\d{6}z", moving.move_out(office, now).kept)
