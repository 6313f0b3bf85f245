"""What is damaged is never served in silence, and what a person reads then says what to do."""

import shutil
from dataclasses import replace

import pytest

from dashboard import sql
from dashboard.databases import Store, current_snapshot_name, snapshot_path
from dashboard.databases.acknowledged import Acknowledged
from dashboard.databases.copies import Copies
from dashboard.decisions import keys
from dashboard.decisions.ledger import record_act
from dashboard.vocabulary import Refused
from tests.faults import damage
from tests.registers import person, snapshot_of

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize(
    ("make", "harms"),
    [(damage.queue_of, damage.queue_harms), (damage.register_with, damage.register_harms)],
    ids=["queue", "register"],
)
def test_whatever_is_cut_or_flipped_is_refused_or_as_whole_as_before(tmp_path, make, harms):
    found = damage.try_all(tmp_path, make, harms, damage.SHORT)

    assert 0 == found["served"]
    assert found["refused"] > damage.SHORT


def test_something_else_than_before_would_be_seen(tmp_path, settings):
    damage.register_with(settings)
    before = damage.what_is_served(settings.data, tmp_path / "before")
    other = snapshot_of(settings, people=[person(1)], number=2)

    name = current_snapshot_name(settings)
    assert other == name
    assert "served" == damage.outcome(
        settings.data,
        tmp_path / "harmed",
        damage.Harm("nothing", snapshot_path(settings, name).relative_to(settings.data), bytes),
        before,
    )


def killed_after(settings, officer, now, events):
    """Return a copy of a queue as a killed process leaves it."""
    store = Store(settings)
    for _ in range(events):
        with store.transaction() as transaction:
            record_act(transaction, officer, "export", now)
    left = replace(settings, data=settings.data.with_name("left"))
    shutil.copytree(settings.data, left.data)
    store.close()
    return left


def test_a_queue_that_lacks_its_newest_events_is_refused_until_somebody_says_that_they_are_lost(
    settings, officer, now
):
    left = killed_after(settings, officer, now, events=5)
    log = left.queue.with_name("queue.duckdb.wal")
    log.write_bytes(log.read_bytes()[:-20])

    with pytest.raises(
        Refused, match=r"ends at event 4, but event 5 stood already.*delete queue/acknowledged"
    ):
        Store(left)

    (left.queue.parent / "acknowledged").unlink()
    opened = Store(left)
    with opened.transaction() as transaction:
        assert 4 == transaction.row("queue/head")["seq"]
    opened.close()


def test_a_queue_whose_file_is_gone_is_not_begun_anew_in_silence(settings, officer, now):
    left = killed_after(settings, officer, now, events=2)
    left.queue.unlink()

    with pytest.raises(Refused, match="ends at event 0, but event 2"):
        Store(left)
    assert not left.queue.exists()


def test_a_number_that_cannot_be_read_stops_nobody(settings, officer, now):
    left = killed_after(settings, officer, now, events=2)
    (left.queue.parent / "acknowledged").write_bytes(b"rubbish")

    Store(left).close()
    assert 2 == Acknowledged(left.queue)._last()


def test_after_a_kill_a_history_that_does_not_fit_is_refused(settings, officer, now):
    store = Store(settings)
    with store.transaction() as transaction:
        record_act(transaction, officer, "export", now)
        transaction._cursor.execute("update queue.request_event set actor = 'x', payload = '{}'")
    left = replace(settings, data=settings.data.with_name("left"))
    shutil.copytree(settings.data, left.data)
    store.close()

    with pytest.raises(Refused, match="Event 1 of the history does not fit the one before"):
        Store(left)


def test_every_table_of_the_queue_is_read_at_the_start(store):
    with store.transaction() as transaction:
        tables = transaction._cursor.execute(
            "select table_name from duckdb_tables() where database_name = 'queue'"
        ).fetchall()

    text = sql.load("duckdb/whole").text
    assert [] == [name for (name,) in tables if f"queue.{name} " not in f"{text} ".replace(")", " ")]


def test_a_block_that_a_page_finds_damaged_is_told_in_a_sentence_and_again_on_the_next_page(
    store, settings, officer
):
    path = snapshot_path(settings, snapshot_of(settings, people=[person(n) for n in range(1, 301)]))
    content = path.read_bytes()
    path.write_bytes(content[:20_000] + bytes(byte ^ 1 for byte in content[20_000:]))

    for _ in range(2):
        with pytest.raises(Refused, match="damaged"), store.page(officer):
            pass

    path.write_bytes(content)
    with store.page(officer) as page:
        assert 300 == len(page.rows("retention/list_range", first=1, last=300))


@pytest.mark.parametrize("written", damage.POINTERS[:-1])
def test_a_pointer_with_rubbish_is_told_in_a_sentence(store, settings, officer, written):
    snapshot_of(settings, people=[person(1)])
    (settings.snapshots / "current").write_bytes(written)

    with pytest.raises(Refused, match="snapshots/current is damaged"), store.page(officer):
        pass


def test_a_copy_that_arrives_damaged_is_not_kept(settings, tmp_path):
    shared = replace(settings, shared=tmp_path / "shared")
    path = snapshot_path(shared, snapshot_of(shared, people=[person(n) for n in range(1, 301)]))
    content = bytearray(path.read_bytes())
    content[20_000] ^= 1
    path.write_bytes(content)

    with pytest.raises(Refused, match=rf"{path.name}, a copy of the register, is damaged"):
        Copies(shared).current(None)
    assert [] == list((shared.data / "copies").iterdir())


@pytest.mark.parametrize("read", [keys.signing_key, keys.suppression_key])
def test_a_key_that_was_cut_short_is_refused(settings, read):
    whole = read(settings)
    path = next(path for path in settings.keys.iterdir() if path.read_bytes() == whole)
    path.write_bytes(whole[:-1])

    with pytest.raises(Refused, match=rf"keys/{path.name} is damaged: restore it from a backup"):
        read(settings)


def test_a_process_killed_while_it_makes_a_key_leaves_none_that_is_cut(settings):
    settings.keys.mkdir()
    (settings.keys / "signing.key.part").write_bytes(b"half")

    assert keys.LENGTH == len(keys.signing_key(settings))
    assert ["signing.key"] == [path.name for path in settings.keys.iterdir()]
