"""A copy of the register is looked at once, by whoever comes first; a visit does not wait for another."""

import threading

import pytest

from dashboard import session
from dashboard.session import looking
from tests.registers import person, snapshot_of


@pytest.fixture
def store(settings, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    yield session.store()
    session.close_stores()


@pytest.fixture
def looks(monkeypatch):
    """Return the snapshots that were looked at."""
    seen, look = [], looking.looking.look

    def counted(store, now, hands):
        seen.append(looking.current_snapshot_name(store.settings))
        return look(store, now, hands)

    monkeypatch.setattr(looking.looking, "look", counted)
    return seen


def test_visits_look_once_at_each_copy(settings, store, looks):
    first = snapshot_of(settings, people=[person(1)])
    for _ in range(2):
        session.notice_new_snapshot()
    second = snapshot_of(settings, people=[person(1)], number=2)
    for _ in range(2):
        session.notice_new_snapshot()

    assert [first, second] == looks


def test_a_copy_that_its_import_has_looked_at_is_not_looked_at_again_by_a_visit(settings, store, looks, now):
    snapshot_id = snapshot_of(settings, people=[person(1)])
    looking.look(store, now)

    session.notice_new_snapshot()

    assert [snapshot_id] == looks


def test_a_visit_goes_on_while_somebody_looks_and_the_next_one_finds_it_done_or_does_it(
    settings, store, looks
):
    snapshot_id = snapshot_of(settings, people=[person(1)])
    with store.alone("looking"):
        session.notice_new_snapshot()
    assert [] == looks

    session.notice_new_snapshot()
    assert [snapshot_id] == looks


def test_a_look_that_failed_is_taken_again(settings, store, looks, monkeypatch, caplog):
    snapshot_id = snapshot_of(settings, people=[person(1)])

    def fail(_store, _now):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(looking.controls, "record", fail)
        session.notice_new_snapshot()
    assert "A copy of the register was not looked at: OSError" in caplog.text

    session.notice_new_snapshot()
    assert [snapshot_id] * 2 == looks


def test_a_visit_does_not_wait_until_a_large_copy_has_been_looked_at(settings, store, looks, monkeypatch):
    snapshot_id = snapshot_of(settings, people=[person(1)])
    begun, go_on, record = threading.Event(), threading.Event(), looking.controls.record

    def slow(*given):
        begun.set()
        go_on.wait()
        return record(*given)

    monkeypatch.setattr(looking.controls, "record", slow)
    monkeypatch.setattr(looking, "GRACE_SECONDS", 0.01)
    assert session.notice_new_snapshot()
    assert session.notice_new_snapshot()
    assert begun.wait(60)
    assert [snapshot_id] == looks
    go_on.set()

    (visit,) = [each for each in threading.enumerate() if each.name == "looking"]
    visit.join()
    assert not session.notice_new_snapshot()
    assert [snapshot_id] == looks


def test_what_another_server_has_looked_at_is_not_looked_at_again(settings, store, looks, now):
    snapshot_of(settings, people=[person(1)])
    looking.look(store, now)
    looks.clear()
    looking._looked_at.clear()  # as in another process

    session.notice_new_snapshot()

    assert [] == looks
