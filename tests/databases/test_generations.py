"""Where the memory holds one overlay only, the old copy is read until nobody does; nobody is sent away."""

import duckdb
import pytest

from dashboard.databases import Store, connections, current_snapshot_name, overlay, point_at, snapshot_path
from dashboard.vocabulary import Refused
from tests.decisions.drafts import hold, opened
from tests.registers import contact_id, person, snapshot_of

_OVERLAYS = "select count(*) from duckdb_schemas() where schema_name like 'overlay_%'"


@pytest.fixture
def one_fits(monkeypatch):
    """Have the memory hold one overlay beside another only in part; return how often one was begun."""
    begun = []

    def build(cursor, build=overlay.build, **register):
        begun.append(None)
        build(cursor, **register)
        if cursor.execute(_OVERLAYS).fetchone() > (1,):
            raise duckdb.OutOfMemoryException("could not allocate block of size 256.0 KiB")

    monkeypatch.setattr(overlay, "build", build)
    return begun


@pytest.fixture
def register(store, settings, officer):
    """Return a store of which a page has been read."""
    snapshot_of(settings, people=[person(1)])
    with store.page(officer):
        return store


def bring_in(settings):
    snapshot_of(settings, people=[person(1), person(2)], number=2)
    return current_snapshot_name(settings)


def test_while_somebody_reads_the_old_copy_others_do_as_well(register, settings, officer, one_fits, caplog):
    with register.page(officer) as first:
        newest = bring_in(settings)
        for _ in range(3):
            with register.page(officer) as page:
                assert first.snapshot == page.snapshot

    assert 1 == len(one_fits)
    assert ["A new copy waits until nobody reads the old one: REKISTERIVAHTI_MEMORY is too little"] == [
        record.getMessage() for record in caplog.records
    ]
    with register.page(officer) as page:
        assert newest == page.snapshot.snapshot_id


@pytest.mark.usefixtures("one_fits")
def test_what_is_decided_meanwhile_lies_over_the_old_copy(register, settings, officer, now):
    with register.page(officer):
        bring_in(settings)
        opened(register, officer, hold((contact_id(1),)), now)
        with register.page(officer) as page:
            assert [(1,)] == page._cursor.execute("select person_no from person_now where held").fetchall()


@pytest.mark.usefixtures("one_fits")
def test_where_nobody_reads_the_old_copy_it_makes_room_at_once(register, settings, officer):
    newest = bring_in(settings)

    with register.page(officer) as page:
        assert newest == page.snapshot.snapshot_id
        assert (1,) == page._cursor.execute(_OVERLAYS).fetchone()


def test_where_not_even_one_fits_it_is_a_sentence_and_work_goes_on_when_there_is_memory(
    register, settings, officer, monkeypatch
):
    newest = bring_in(settings)

    def build(_cursor, **_register):
        raise duckdb.OutOfMemoryException("could not allocate block of size 256.0 KiB")

    with monkeypatch.context() as patched:
        patched.setattr(overlay, "build", build)
        for _ in range(2):
            with pytest.raises(Refused, match="needs more of it \\(REKISTERIVAHTI_MEMORY\\)"):
                register.page(officer).__enter__()
    assert [] == register._generations._live

    with register.page(officer) as page:
        assert newest == page.snapshot.snapshot_id


def test_what_was_decided_while_a_damaged_copy_was_to_be_read_is_seen_once_the_old_one_is_back(
    register, settings, officer, now
):
    before = current_snapshot_name(settings)
    snapshot_path(settings, bring_in(settings)).write_bytes(b"no database")
    opened(register, officer, hold((contact_id(1),)), now)
    with pytest.raises(Refused, match="is damaged"), register.page(officer):
        pass

    point_at(settings, before)

    with register.page(officer) as page:
        assert [(1,)] == page._cursor.execute("select person_no from person_now where held").fetchall()


def test_an_engine_that_may_take_too_little_says_so(settings, officer, monkeypatch):
    snapshot_of(settings, people=[person(1)])
    monkeypatch.setattr(connections.settings, "engine_memory", lambda: 4)
    store = Store(settings)

    with pytest.raises(Refused, match="needs more of it \\(REKISTERIVAHTI_MEMORY\\)"), store.page(officer):
        pass
    store.close()
