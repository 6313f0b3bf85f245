"""Daily work inside the app: when it is done, that a failing job stops no other, and how it ends."""

import json
import logging
import threading
from datetime import datetime, timedelta

import pytest

from dashboard.databases import Store, point_at, snapshot_path
from dashboard.decisions.cases import Draft
from dashboard.server import daily
from dashboard.server.scheduler import Scheduler
from dashboard.vocabulary import Action, Kind, Refused, Right, Role
from tests.browser.serving import make_office, serving
from tests.decisions.drafts import ANNA, opened, state_of
from tests.outputs.mailbox import mail_server
from tests.outputs.papers import OFFICER, RECEIVED, asked
from tests.outputs.test_reminders import MAIJA
from tests.people import add_user

PATIENCE = 60


class Clock:
    """A clock that is set by hand; hours are those of Helsinki in winter."""

    def __init__(self):
        self.moment = datetime(2026, 11, 23)

    def __call__(self):
        return self.moment

    def set(self, day, hour, minute=0):
        self.moment = datetime(2026, 11, day, hour, minute) - timedelta(hours=2)


@pytest.fixture
def clock():
    return Clock()


def scheduler(clock, **jobs):
    return Scheduler(jobs, now=clock, hour=lambda: 7, running=lambda: clock().timestamp())


def test_everything_is_done_at_start_and_once_a_day_from_the_hour_on(clock):
    done = []
    working = scheduler(clock, work=done.append)

    for day, hour, minute in (
        *((23, 6, 30), (23, 6, 59), (23, 7, 0), (23, 7, 1), (23, 23, 59)),
        *((24, 0, 1), (24, 6, 59), (24, 9, 0), (24, 10, 0), (27, 12, 0)),
    ):
        clock.set(day, hour, minute)
        working.look()

    assert ["23 06:30", "23 07:00", "24 09:00", "27 12:00"] == [
        f"{moment + timedelta(hours=2):%d %H:%M}" for moment in done
    ]


def test_started_after_the_hour_it_works_once(clock):
    done = []
    working = scheduler(clock, work=done.append)
    clock.set(23, 9)

    working.look()
    working.look()

    assert 1 == len(done)


def test_a_job_that_fails_stops_no_other_is_tried_again_and_logs_nobody(clock, caplog):
    done = []

    def failing(now):
        done.append("failing")
        if done.count("failing") == 1:
            raise ValueError("Maija Mallikas")
        if done.count("failing") == 2:
            raise Refused("Not everybody could be reminded: {users}.", users="maija")

    working = scheduler(clock, failing=failing, other=lambda now: done.append("other"))
    with caplog.at_level(logging.ERROR):
        for hour, minute in ((8, 0), (8, 59), (9, 0), (9, 30), (10, 0), (12, 0)):
            clock.set(23, hour, minute)
            working.look()

    assert ["failing", "other", "failing", "failing"] == done
    first, second = (record.getMessage() for record in caplog.records)
    assert "Daily work, failing: ValueError" in first
    assert "Not everybody could be reminded: {users}." in second
    assert "maija" not in caplog.text.lower()


def test_a_policy_that_cannot_be_read_does_not_end_the_thread(clock, caplog):
    looked, done = threading.Event(), threading.Event()

    def hour():
        looked.set()
        raise Refused("{file}, line {line}: {key} is missing. Add it.", file="policy.toml", line=1, key="x")

    working = Scheduler({"work": lambda now: done.set()}, now=clock, hour=hour)
    working.start()

    assert looked.wait(PATIENCE)
    assert working._thread.is_alive()
    working.stop()
    assert not working._thread.is_alive()
    assert not done.is_set()


def test_it_waits_for_the_job_that_runs_and_begins_no_other(clock):
    begun, may_end, done = threading.Event(), threading.Event(), []

    def long(now):
        begun.set()
        assert may_end.wait(PATIENCE)
        done.append("long")

    working = scheduler(clock, long=long, other=lambda now: done.append("other"))
    working.start()
    assert begun.wait(PATIENCE)
    ending = threading.Thread(target=working.stop)
    ending.start()
    assert working._stopping.wait(PATIENCE)
    may_end.set()
    ending.join(PATIENCE)

    assert not working._thread.is_alive()
    assert ["long"] == done


def test_every_job_of_the_list_may_run_twice(store, settings, now, monkeypatch):
    until = {"until": "2026-11-24"}
    kept = opened(
        store, OFFICER, Draft(Kind.KEEP_UNTIL, Action.KEEP, ANNA, now.date(), "sale", parameters=until), now
    )
    monkeypatch.delenv("REKISTERIVAHTI_SMTP_HOST", raising=False)

    for _ in range(2):
        for job in daily.JOBS.values():
            job(store, now + timedelta(days=3))

    assert "lapsed" == state_of(store, kept)


def test_the_history_tells_how_many_old_copies_have_gone(store, settings, now):
    for name in ("20261001T080000Z-0001", "20261122T080000Z-0002"):
        snapshot_path(settings, name).write_bytes(b"")
    point_at(settings, "20261122T080000Z-0002")

    for _ in range(2):
        daily.expire_copies(store, now)

    with store.transaction() as transaction:
        found = transaction._cursor.execute(
            "select details from queue.request_event where step = 'delete_copies'"
        ).fetchall()
    assert [{"copies": 1, "exports": 0}] == [json.loads(details) for (details,) in found]


def test_the_running_app_reminds_by_itself_and_ends_cleanly(tmp_path, now):
    folder = tmp_path / "office"
    folder.mkdir()
    settings = make_office(folder)
    store = Store(settings)
    add_user(store, "outi", Role.OFFICER, now, email=MAIJA)
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    store.close()

    with mail_server() as box, serving() as serve:
        serve(
            settings,
            REKISTERIVAHTI_NOW="2026-12-22T08:00:00",
            REKISTERIVAHTI_SMTP_HOST="127.0.0.1",
            REKISTERIVAHTI_SMTP_PORT=str(box.port),
            REKISTERIVAHTI_SMTP_SECURITY="none",
            REKISTERIVAHTI_SMTP_FROM=box.server.sender,
        )
        assert box.arrived.wait(PATIENCE)

    assert 1 == len(box.to(MAIJA))
    reopened = Store(settings)
    reopened.close()
