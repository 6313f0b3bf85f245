"""Several servers on one queue: each sees what the others wrote, and the chain has no fork."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psycopg
import pytest

from dashboard.databases import Store, Taken
from dashboard.databases.connections import connect_memory
from dashboard.databases.embedded import EmbeddedTransaction
from dashboard.databases.migrations import migrate
from dashboard.databases.postgresql.copying import tables
from dashboard.decisions import steps
from dashboard.decisions.accounts import NewUser, add
from dashboard.decisions.ledger import append, record_act
from dashboard.decisions.steps import take_step
from dashboard.decisions.whole_history import check_history
from dashboard.vocabulary import SYSTEM, Actor, Refused, Role, Stale, Step
from tests import postgresql
from tests.decisions.drafts import hold, opened, retention, right, standing
from tests.registers import contact_id, person, snapshot_of

pytestmark = postgresql.needs_postgresql


def rows(store, query):
    with store.page(SYSTEM) as page:
        return page._cursor.execute(query).fetchall()


def chain(store):
    with store.transaction() as transaction:
        return transaction._cursor.execute(
            "select seq, prev_hash, hash from queue.request_event order by seq"
        ).fetchall()


def test_what_one_server_decides_the_other_sees_on_its_next_page(servers, officer, now):
    first, second = servers
    snapshot_of(first.settings, people=[person(1), person(2)])
    assert [] == rows(second, "select person_no from person_now")

    opened(first, officer, hold((contact_id(2),)), now)

    assert [(2,)] == rows(second, "select person_no from person_now where held")
    assert [(2,)] == rows(first, "select person_no from person_now where held")


def test_a_copy_made_late_has_what_a_copy_made_early_followed(servers, folder_of, officer, now):
    first, second = servers
    rows(second, "select 1")
    for number in range(3):
        opened(first, officer, right((contact_id(number),), material={"note": f"Viesti {number}"}), now)
    third = Store(folder_of("third"))

    for table in tables():
        query = f"select * from queue.{table} order by all"
        assert rows(first, query) == rows(second, query) == rows(third, query)
    third.close()


def test_changed_and_deleted_rows_are_changed_and_deleted_on_the_other_server(servers, officer, now):
    first, second = servers
    opened(first, officer, right(material={"note": "Poistettava"}), now)
    with first.transaction() as transaction:
        add(transaction, Actor("admin", Role.ADMIN), NewUser("maija", "Maija", Role.STAFF), now)
    assert [("staff",)] == rows(second, "select role from queue.user_account")
    ((material_id,),) = rows(second, "select material_id from queue.case_material")

    with first.transaction() as transaction:
        transaction.write("queue/account/set_role", user_name="maija", role="officer")
        transaction.write("queue/material/delete", material_ids=[material_id])

    assert [("officer",)] == rows(second, "select role from queue.user_account")
    assert [] == rows(second, "select * from queue.case_material")


def test_a_row_of_the_history_that_was_changed_by_hand_is_told_and_found(
    servers, folder_of, officer, now, url
):
    first = servers[0]
    opened(first, officer, right(), now)
    rows(first, "select 1")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("update queue.request_event set actor = 'somebody' where seq = 1")

    for _ in range(2):
        with pytest.raises(Refused, match="A row of request_event was changed on the database server"):
            rows(first, "select 1")

    started_again = Store(folder_of("again"))
    assert [("somebody",)] == rows(started_again, "select actor from queue.request_event where seq = 1")
    assert "Event 1 of the history was changed" in str(check_history(started_again, []).fault)
    started_again.close()


def test_of_two_servers_that_take_a_step_at_once_one_is_told_that_it_was_late(
    servers, officer, second_officer, now
):
    first, second = servers
    case_id = opened(first, officer, retention(), now)
    version = standing(first, case_id)["version"]
    together = threading.Barrier(2)

    def approve(store):
        together.wait()
        try:
            take_step(store, second_officer, Step.APPROVE, {case_id: version}, now=now)
        except Stale:
            return "late"
        return "taken"

    with ThreadPoolExecutor(2) as at_once:
        assert ["late", "taken"] == sorted(at_once.map(approve, servers))
    assert version + 1 == standing(second, case_id)["version"]


def test_of_two_servers_that_have_read_the_same_version_the_second_to_write_is_told_that_it_was_late(
    servers, officer, staff, now, monkeypatch
):
    first, second = servers
    case_id = opened(first, officer, right(), now)
    version = standing(first, case_id)["version"]
    together, write = threading.Barrier(2), steps.write_step

    def once_both_have_read(*given, **named):
        together.wait()
        write(*given, **named)

    monkeypatch.setattr(steps, "write_step", once_both_have_read)

    def start(store):
        try:
            take_step(store, staff, Step.START, {case_id: version}, now=now)
        except Stale:
            return "late"
        return "taken"

    with ThreadPoolExecutor(2) as at_once:
        assert ["late", "taken"] == sorted(at_once.map(start, servers))
    assert version + 1 == standing(second, case_id)["version"]


def test_the_chain_is_whole_under_writers_on_every_server(servers, now):
    def write(store):
        for number in range(20):
            with store.transaction() as transaction:
                record_act(transaction, Actor(f"user{number}", Role.STAFF), "export", now)

    with ThreadPoolExecutor(6) as at_once:
        list(at_once.map(write, servers * 3))

    found = chain(servers[0])
    assert list(range(1, 121)) == [row[0] for row in found]
    assert [row[2] for row in found[:-1]] == [row[1] for row in found[1:]]
    assert rows(servers[0], "from queue.request_event order by seq") == rows(
        servers[1], "from queue.request_event order by seq"
    )


def test_a_key_that_is_there_already_is_taken(servers):
    row = {"control": "c07", "snapshot_id": "x", "day": date(2026, 11, 23), "open_rows": 1, "affected": 1}
    with servers[0].transaction() as transaction:
        transaction.insert("control_result", [row])

    with pytest.raises(Taken), servers[1].transaction() as transaction:
        transaction.insert("control_result", [row])


def test_what_fails_halfway_leaves_nothing_behind_on_any_server(servers, officer, now):
    def write_and_fail():
        with servers[0].transaction() as transaction:
            record_act(transaction, officer, "export", now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert [] == chain(servers[1])


def test_a_page_never_shows_half_of_a_transaction_of_another_server(servers, officer, now):
    first, second = servers
    with first.transaction() as transaction:
        append(transaction, officer, now, [])
        record_act(transaction, officer, "export", now)
        assert [] == rows(second, "from queue.request_event")
        record_act(transaction, officer, "export", now)

    assert 2 == len(rows(second, "from queue.request_event"))


def test_work_that_one_server_does_alone_is_not_done_by_another(servers):
    first, second = servers
    with first.alone("reminding", wait=False) as own:
        assert own
        with second.alone("reminding", wait=False) as others:
            assert not others
        with second.alone("looking", wait=False) as else_:
            assert else_
    with second.alone("reminding", wait=False) as own:
        assert own


def test_copies_that_an_earlier_run_has_left_are_deleted(servers, officer):
    first, _ = servers
    left = first.settings.data / "copies" / "20250101T000000Z-aaaa.duckdb"
    left.touch()
    snapshot_of(first.settings, people=[person(1)])

    assert [(1,)] == rows(first, "select count(*) from person")

    assert not left.exists()


def test_servers_have_their_own_copy_of_the_snapshot_and_follow_the_pointer(servers, officer):
    first, second = servers
    snapshot_of(first.settings, people=[person(1)])
    assert [(1,)] == rows(first, "select count(*) from person")
    assert [(1,)] == rows(second, "select count(*) from person")

    newer = snapshot_of(first.settings, people=[person(1), person(2)], number=2)
    with second.page(officer) as page:
        assert newer != page.snapshot.snapshot_id  # it is being fetched, and nobody waits for it
    second._copies._fetching.join()

    with second.page(officer) as page:
        assert newer == page.snapshot.snapshot_id
    assert [f"{newer}.duckdb"] == [path.name for path in (second.settings.data / "copies").iterdir()]


def test_a_server_that_does_not_answer_is_a_sentence_without_its_address(servers, url):
    first = servers[0]
    with psycopg.connect(postgresql.URL, autocommit=True) as connection:
        name = url.rsplit("/", 1)[1]
        connection.execute(f"alter database {name} allow_connections false")
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
        )
        first._queue._pool.timeout = 0.2
        with pytest.raises(Refused, match="The queue's database does not answer") as told:
            rows(first, "select 1")
        connection.execute(f"alter database {name} allow_connections true")

    assert "127.0.0.1" not in str(told.value)


def test_every_table_of_the_queue_is_copied_and_watched(servers):
    with servers[0].transaction() as transaction:
        there = transaction._cursor.execute(
            "select table_name from information_schema.columns "
            "where table_schema = 'queue' and column_name = 'change_no'"
        ).fetchall()
    names = {name for (name,) in there}
    base = connect_memory(servers[0].settings.data)
    base.execute("attach ':memory:' as queue")
    migrate(EmbeddedTransaction(base))
    made = base.execute("select table_name from duckdb_tables() where database_name = 'queue'").fetchall()

    assert {name for (name,) in made} - {"schema_migration"} == set(tables())
    assert set(tables()) | {"deletion"} == names
