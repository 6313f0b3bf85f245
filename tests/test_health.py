"""What the server tells anybody of its health: words only, and 503 where work cannot go on or be trusted."""

import json
import logging
import threading
from datetime import datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from dashboard import session
from dashboard.databases import faults
from dashboard.server import daily, health
from dashboard.server.health import FAILING, Health, look, status_of
from dashboard.server.scheduler import Scheduler
from tests import tampering
from tests.little_register import contact, register_of
from tests.test_server import get

WELL = {"queue": "ok", "disk": "ok", "copy": "ok", "history": "ok", "daily_work": "ok"}
WORDS = FAILING | {"ok", "none", "old", "failed", "warning", "failing"}


@pytest.fixture
def working():
    """Daily work that has nothing to do."""
    return scheduler()


def scheduler(**jobs):
    return Scheduler(jobs, now=lambda: datetime(2026, 11, 23, 8), hour=lambda: 7)


@pytest.fixture
def imported(store, settings):
    """A store with a copy of the register."""
    register_of(settings, {"Contact": [contact(1)]})
    return store


@pytest.fixture
def ask(imported, working, monkeypatch):
    """Return a function that asks over HTTP, and the Health that answers."""
    monkeypatch.setattr(session, "store", lambda: imported)
    answering = Health(working)
    app = Starlette(routes=[Route("/health", answering.answer)])
    return lambda: get(app, "/health"), answering


def test_all_is_well_with_a_fresh_copy(ask, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-24T08:00:00")
    answer = ask[0]()

    assert (200, {"status": "ok", **WELL}) == (answer.status, json.loads(answer.body))
    assert "no-store" == answer.headers["cache-control"]


def test_before_the_first_import_it_is_ready_for_it(store, working):
    assert {**WELL, "copy": "none"} == look(store, working)
    assert "warning" == status_of(look(store, working))


def test_an_old_copy_is_a_warning(imported, working, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-12-24T08:00:00")

    assert {**WELL, "copy": "old"} == look(imported, working)
    assert "warning" == status_of(look(imported, working))


def test_without_room_on_the_disk_it_is_failing(ask, monkeypatch):
    monkeypatch.setattr(faults, "ROOM", 2**62)
    answer = ask[0]()

    assert (503, "full") == (answer.status, json.loads(answer.body)["disk"])


def test_a_disk_that_takes_nothing_is_noticed(imported, working, monkeypatch, caplog):
    def refuse(_file):
        raise OSError(5, "Input/output error", str(imported.settings.data))

    monkeypatch.setattr(health.os, "fsync", refuse)

    assert "unwritable" == look(imported, working)["disk"]
    assert "OSError" in caplog.text
    assert str(imported.settings.data) not in caplog.text


def test_nothing_is_left_of_the_try(imported, working):
    before = sorted(imported.settings.data.rglob("*"))
    look(imported, working)

    assert before == sorted(imported.settings.data.rglob("*"))


def test_a_queue_that_cannot_be_read_is_failing(imported, working):
    imported.close()
    found = look(imported, working)

    assert ("unreadable", "unreadable", "failing") == (found["queue"], found["copy"], status_of(found))


def test_a_history_that_is_not_whole_is_failing_until_it_is(imported, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-24T08:00:00")
    monkeypatch.delenv("REKISTERIVAHTI_ANCHOR", raising=False)
    tampering.fill(imported, now)
    working = scheduler(anchor=lambda moment: daily.JOBS["anchor"](imported, moment))
    working.look()
    assert WELL == look(imported, working)

    tampering.edit_column(imported)
    working = scheduler(anchor=lambda moment: daily.JOBS["anchor"](imported, moment))
    working.look()

    assert "broken" == look(imported, working)["history"]
    assert "failing" == status_of(look(imported, working))


def test_a_job_that_fails_is_a_warning_and_forgotten_once_it_is_done(imported, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-24T08:00:00")
    faults_of_job = [ValueError("Maija Mallikas")]
    moments = [datetime(2026, 11, 23, 8), datetime(2026, 11, 23, 10)]

    def job(_now):
        if faults_of_job:
            raise faults_of_job.pop()

    working = Scheduler({"work": job}, now=lambda: moments[0], hour=lambda: 7, running=lambda: 0.0)
    working.look()
    assert {**WELL, "daily_work": "failed"} == look(imported, working)

    del moments[0]
    working.look()
    assert WELL == look(imported, working)
    assert {"work": moments[0]} == working.done


def test_it_is_looked_at_once_in_a_while_and_by_one_at_a_time(ask, monkeypatch):
    looked, begun, may_end = [], threading.Event(), threading.Event()

    def slowly(*_all):
        looked.append(1)
        begun.set()
        assert may_end.wait(60)
        return WELL

    monkeypatch.setattr(health, "look", slowly)
    _, answering = ask
    first = threading.Thread(target=answering.words)
    first.start()
    assert begun.wait(60)

    assert {"server": "starting"} == answering.words()
    answering._looked_at -= 100
    assert {"server": "stuck"} == answering.words()

    may_end.set()
    first.join()
    assert (WELL, WELL, [1]) == (answering.words(), answering.words(), looked)


def test_no_answer_tells_more_than_words(ask, settings, caplog):
    with caplog.at_level(logging.DEBUG):
        words = json.loads(ask[0]().body)

    assert WORDS >= set(words.values())
    assert timedelta(seconds=health._FRESH_SECONDS) < timedelta(seconds=health._STUCK_SECONDS)
