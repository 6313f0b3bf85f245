"""Pages read one snapshot and one overlay for as long as they last; writers stand in a row."""

import errno
import os
import stat
import subprocess
import sys
import threading
from datetime import date

import duckdb
import pyarrow
import pytest

from dashboard.databases import (
    EngineError,
    OldCopy,
    Store,
    closed_queue,
    current_snapshot_name,
    embedded,
    overlay,
    snapshot_path,
)
from dashboard.decisions.ledger import record_act
from dashboard.decisions.steps import Words
from dashboard.register import rederive
from dashboard.settings import Settings
from dashboard.vocabulary import SYSTEM, Actor, Denied, Refused, Role
from tests.decisions.drafts import hold, opened, retention, right, step
from tests.little_register import contact, register_of
from tests.registers import contact_id, person, snapshot_of

EVENTS = "queue/case_events"


def held(page):
    return page._cursor.execute("select person_no from person_now where held").fetchall()


def test_before_the_first_import_a_page_has_no_snapshot_and_can_still_read_the_queue(store, officer):
    with store.page(officer) as page:
        assert page.snapshot is None
        assert [] == page.rows(EVENTS, case_ids=["x"])


def test_a_page_reads_the_snapshot_that_the_pointer_names(store, settings, officer):
    first = snapshot_of(settings, people=[person(1)])
    with store.page(officer) as page:
        assert first == page.snapshot.snapshot_id

    second = snapshot_of(settings, people=[person(1), person(2)], number=2)

    with store.page(officer) as page:
        assert second == page.snapshot.snapshot_id


def test_a_page_that_is_open_while_the_pointer_moves_reads_on_undisturbed(store, settings, officer):
    snapshot_of(settings, people=[person(1)])

    with store.page(officer) as old:
        snapshot_of(settings, people=[person(1), person(2)], number=2)
        with store.page(officer) as new:
            assert 2 == new._cursor.execute("select count(*) from person").fetchone()[0]
        assert 1 == old._cursor.execute("select count(*) from person").fetchone()[0]


def test_an_old_snapshot_is_let_go_when_its_last_reader_leaves(store, settings, officer):
    snapshot_of(settings, people=[person(1)])
    with store.page(officer):
        snapshot_of(settings, people=[person(1)], number=2)
        with store.page(officer):
            pass

    databases = store._cursor().execute("select database_name from duckdb_databases()").fetchall()
    attached = {row[0] for row in databases}
    assert 1 == sum(name.startswith("register_") for name in attached)


def test_what_is_decided_lies_over_the_next_page_at_once(store, settings, officer, now):
    snapshot_of(settings, people=[person(1), person(2)])
    with store.page(officer) as page:
        assert [] == held(page)

    opened(store, officer, hold((contact_id(2),)), now)

    with store.page(officer) as page:
        assert [(2,)] == held(page)


def test_a_hold_follows_its_person_into_the_next_snapshot(store, settings, officer, now):
    snapshot_of(settings, people=[person(1), person(2)])
    opened(store, officer, hold((contact_id(2),)), now)

    snapshot_of(settings, people=[person(7, record_ids=[contact_id(2)])], number=2)

    with store.page(officer) as page:
        assert [(7,)] == held(page)


def test_a_role_reads_only_the_queries_that_name_it(store, manager):
    with store.page(manager) as page, pytest.raises(Denied):
        page.rows(EVENTS, case_ids=["x"])


def test_a_callers_table_is_read_beside_the_register_and_is_gone_afterwards(store, settings, officer, staff):
    snapshot_of(settings, people=[person(1)])
    incoming = pyarrow.table({"line": [7], "address": ["Person1@example.com"]})
    asked = {"today": date(2026, 11, 23)}

    with store.page(officer) as page:
        found = page.against("opt_outs/listed_persons", incoming, **asked)
        assert {7} == {row["line"] for row in found}
        with pytest.raises(duckdb.CatalogException, match="incoming"):
            page.rows("opt_outs/listed_persons", **asked)
    with store.page(staff) as page, pytest.raises(Denied):
        page.against("opt_outs/listed_persons", incoming, **asked)


def test_what_fails_halfway_leaves_nothing_behind(store, officer, now):
    def write_and_fail():
        with store.transaction() as transaction:
            record_act(transaction, officer, "export", now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    with store.transaction() as transaction:
        assert transaction.row("queue/head") is None


class Broken:
    """A cursor whose commit fails as DuckDB's does: afterwards there is nothing to roll back."""

    def __init__(self, cursor, told):
        self._cursor, self._told = cursor, told

    def __getattr__(self, name):
        return getattr(self._cursor, name)

    def execute(self, query, *values):
        if query == "commit":
            self._cursor.execute("rollback")
            raise duckdb.TransactionException(self._told)
        return self._cursor.execute(query, *values)


def write_with_a_broken_commit(store, officer, now, monkeypatch, told):
    cursor = Broken(store._cursor(), told)
    with monkeypatch.context() as patched:
        patched.setattr(store._queue, "_cursor", lambda: cursor)
        with store.transaction() as transaction:
            record_act(transaction, officer, "export", now)


@pytest.mark.embedded
def test_where_the_rollback_fails_too_the_first_error_is_told(store, officer, now, monkeypatch):
    with pytest.raises(duckdb.TransactionException, match="Failed to commit: odd"):
        write_with_a_broken_commit(store, officer, now, monkeypatch, "Failed to commit: odd")


@pytest.mark.embedded
def test_a_full_disk_is_a_sentence_and_writing_goes_on_when_there_is_room(store, officer, now, monkeypatch):
    told = 'Failed to commit: Could not write file "queue.duckdb.wal": No space left on device'

    with pytest.raises(Refused, match="The disk is full, so nothing was written"):
        write_with_a_broken_commit(store, officer, now, monkeypatch, told)

    with store.transaction() as transaction:
        assert transaction.row("queue/head") is None
        record_act(transaction, officer, "export", now)


@pytest.mark.embedded
@pytest.mark.parametrize("number", [errno.EROFS, errno.EIO])
def test_a_disk_that_has_failed_is_a_sentence(store, officer, now, monkeypatch, number):
    told = f'Failed to commit: Could not write file "queue.duckdb.wal": {os.strerror(number)}'

    with pytest.raises(Refused, match="The disk takes nothing any more, so nothing was written"):
        write_with_a_broken_commit(store, officer, now, monkeypatch, told)


def test_eight_writers_make_one_unbroken_chain(store, now):
    def write(number):
        for _ in range(5):
            with store.transaction() as transaction:
                record_act(transaction, Actor(f"user{number}", Role.STAFF), "export", now)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.transaction() as transaction:
        assert 40 == transaction.row("queue/head")["seq"]


def test_readers_beside_writers_get_their_own_rows(store, settings, officer, now):
    snapshot_of(settings, people=[person(number) for number in range(1, 41)])
    wrong = []

    def read(number):
        for _ in range(10):
            with store.page(officer) as page:
                found = page._cursor.execute(
                    "select person_no from person where person_no = ?", [number]
                ).fetchall()
                if found != [(number,)]:
                    wrong.append(found)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for number in range(10):
        with store.transaction() as transaction:
            record_act(transaction, officer, f"export {number}", now)
    for thread in threads:
        thread.join()

    assert [] == wrong


@pytest.mark.embedded
def test_a_copy_that_broke_off_does_not_stop_the_next(store, settings, monkeypatch):
    for name in ("one", "two"):
        (settings.data / name).mkdir()
    monkeypatch.setattr(
        embedded, "_COPY", "begin; create table backup.half as select 1; select error('broken')"
    )
    with pytest.raises(EngineError, match="broken"):
        store.copy_queue(settings.data / "one")
    monkeypatch.undo()

    store.copy_queue(settings.data / "two")

    with closed_queue(settings.data / "two" / "queue" / "queue.duckdb") as ask:
        assert 0 == ask("duckdb/chain")[0]["events"]


@pytest.mark.embedded
def test_a_second_process_is_told_in_a_sentence_that_the_queue_is_held(store, settings):
    code = (
        "from pathlib import Path; from dashboard.databases import Store\n"
        "from dashboard.settings import Settings\n"
        f"Store(Settings(Path({str(settings.data)!r}), demo=False))"
    )

    second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "Held: The dashboard is running and holds the queue." in second.stderr


@pytest.mark.embedded
def test_the_same_process_opening_the_queue_twice_is_refused_too(store, settings):
    with pytest.raises(Refused):
        Store(settings)


def damaged(path):
    """Spoil the block that DuckDB checks first of all: its error speaks of a block, not of a lock."""
    content = bytearray(path.read_bytes())
    for place in (4096, 8192):
        content[place + 16 : place + 64] = b"x" * 48
    path.write_bytes(content)


@pytest.mark.embedded
@pytest.mark.parametrize(
    "spoil", [damaged, lambda path: path.write_bytes(b"no database"), lambda path: path.write_bytes(b"")]
)
def test_a_damaged_queue_is_called_damaged_and_not_held(settings, spoil):
    Store(settings).close()
    spoil(settings.queue)

    with pytest.raises(Refused, match=r"queue\.duckdb is damaged .*: put its newest backup"):
        Store(settings)


def test_a_damaged_copy_of_the_register_is_called_damaged_too(store, settings, officer):
    damaged(snapshot_path(settings, snapshot_of(settings, people=[person(1)])))

    with pytest.raises(Refused, match="is damaged"), store.page(officer):
        pass


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_files_are_for_their_owner_only(tmp_path):
    opened_store = Store(Settings(tmp_path / "data", demo=False))

    assert 0o600 == stat.S_IMODE(opened_store.settings.queue.stat().st_mode)
    assert 0o700 == stat.S_IMODE(opened_store.settings.queue.parent.stat().st_mode)
    opened_store.close()


def test_a_page_sees_nothing_of_what_is_decided_while_it_is_open(store, settings, officer, now):
    snapshot_of(settings, people=[person(1), person(2)])
    with store.page(officer) as page:
        assert [] == held(page)
        opened(store, officer, hold((contact_id(2),)), now)
        with store.page(officer) as later:
            assert [(2,)] == held(later)
        assert [] == held(page)


OVERLAID = (
    *("case_now", "left_out", "case_record", "case_clock"),
    *("case_person", "person_now", "leaving_person", "stand_now", "told_record", "told_person"),
)


def overlaid(store):
    """Return every table of the overlay as pages see it, sorted."""
    with store.page(SYSTEM) as page:
        return {name: sorted(map(repr, page._cursor.table(name).fetchall())) for name in OVERLAID}


def test_an_overlay_kept_up_step_by_step_says_the_same_as_one_built_anew(store, settings, officer, now):
    people = [person(1, record_ids=[contact_id(1), contact_id(11)]), person(2), person(3)]
    snapshot_of(settings, people=people)
    overlaid(store)

    opened(store, officer, hold((contact_id(1),)), now)
    overlaid(store)
    deletion = opened(store, officer, retention((contact_id(3),)), now)
    opened(store, officer, hold((contact_id(2), contact_id(11))), now)
    overlaid(store)
    step(store, officer, "cancel", deletion, now, words=Words(note="Väärä henkilö"))
    request = opened(store, officer, right((contact_id(1),)), now)
    overlaid(store)
    step(store, officer, "start", request, now)
    kept_up = overlaid(store)
    store._generations._current = None

    assert kept_up == overlaid(store)
    assert 4 == len(kept_up["case_now"])
    assert 3 == len(kept_up["person_now"])
    assert 1 == len(kept_up["case_clock"])


def test_what_is_packed_meanwhile_says_the_same_to_readers_before_and_after(
    store, settings, officer, now, monkeypatch
):
    snapshot_of(settings, people=[person(1), person(2), person(3)])
    packed = []
    monkeypatch.setattr("dashboard.databases.generations._MOST_LOOSE", 2)
    monkeypatch.setattr(overlay, "pack", lambda cursor, pack=overlay.pack: packed.append(pack(cursor)))
    overlaid(store)
    at_rest = len(packed)
    with store.page(SYSTEM) as reader:
        assert [] == held(reader)
        for number in (1, 2, 3):
            opened(store, officer, hold((contact_id(number),)), now)
            overlaid(store)
        assert [] == held(reader)

    assert 1 == at_rest
    assert len(packed) > at_rest
    kept_up = overlaid(store)
    store._generations._current = None
    assert kept_up == overlaid(store)


def test_where_the_overlay_cannot_be_kept_up_the_next_page_builds_it_anew(
    store, settings, officer, now, monkeypatch
):
    snapshot_of(settings, people=[person(1)])
    with store.page(officer) as old:
        opened(store, officer, hold((contact_id(1),)), now)
        with monkeypatch.context() as patched:
            patched.setattr(overlay, "renew", lambda *_args, **_more: 1 / 0)
            with pytest.raises(ZeroDivisionError), store.page(officer):
                pass
        assert [] == held(old)

    with store.page(officer) as page:
        assert [(1,)] == held(page)


def test_a_copy_that_an_older_version_made_is_told_in_a_sentence_and_is_usable_once_worked_out_anew(
    store, settings, officer, now
):
    register_of(settings, {"Contact": [contact(1)]})
    snapshot_id = current_snapshot_name(settings)
    with duckdb.connect(str(snapshot_path(settings, snapshot_id))) as older:
        older.execute("drop table retention_place")

    for _ in range(2):
        with pytest.raises(OldCopy, match="made by an older version"), store.page(officer):
            pass
    assert [] == store._generations._live

    rederive(settings, now=now)
    with store.page(officer) as page:
        assert snapshot_id != page.snapshot.snapshot_id
