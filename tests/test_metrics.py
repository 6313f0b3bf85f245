"""Figures for Prometheus: only with the token, words of the program as labels, and all that is needed."""

import asyncio
import os
import re
import sys
from datetime import datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.routing import Route

from dashboard import measuring, session
from dashboard import settings as environment
from dashboard.databases import snapshot_moment, snapshot_path
from dashboard.measuring import Measured
from dashboard.outputs.backup import back_up
from dashboard.server.health import Health
from dashboard.server.metrics import Metrics
from dashboard.server.scheduler import Scheduler
from dashboard.vocabulary import Refused, Role
from tests.decisions.drafts import opened, right
from tests.little_register import contact, register_of
from tests.people import add_user, sign_in
from tests.test_server import get

application = sys.modules["dashboard.server.application"]  # its package has a function of that name
WORD = re.compile(r"[a-z_]+|[\d.]+|\+Inf")
EPOCH = datetime(1970, 1, 1)
TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def metrics(store, settings, now, monkeypatch):
    """The metrics of a server whose daily work has nothing to do."""
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    monkeypatch.delenv("REKISTERIVAHTI_BACKUPS", raising=False)
    monkeypatch.setattr(session, "store", lambda: store)
    working = Scheduler({"work": lambda _now: None}, now=lambda: now, hour=lambda: 7)
    made = Metrics(TOKEN, Health(working), working)
    made.working = working
    made.begin()
    yield made
    made.end()


@pytest.fixture
def ask(metrics):
    """Return a function that asks for the metrics with a token."""
    app = Starlette(routes=[Route("/metrics", metrics.answer)])

    def asked(authorization=f"Bearer {TOKEN}"):
        return get(app, "/metrics", authorization=authorization.encode().decode("latin-1"))

    return asked


@pytest.fixture
def found(ask):
    """Return a function that gives the figures by name and labels."""

    def read():
        families = text_string_to_metric_families(ask().body.decode())
        samples = [sample for family in families for sample in family.samples]
        return {(each.name, *each.labels.values()): each.value for each in samples}

    return read


@pytest.mark.parametrize("given", ["", "Bearer", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", "Bearer ä", TOKEN])
def test_without_the_token_nothing_is_told(ask, given):
    answer = ask(given)

    assert (401, b"") == (answer.status, answer.body)
    assert "Bearer" == answer.headers["www-authenticate"]


def test_with_it_the_answer_is_what_prometheus_reads(ask):
    answer = ask()

    assert 200 == answer.status
    assert "text/plain; version=0.0.4; charset=utf-8" == answer.headers["content-type"]
    assert "no-store" == answer.headers["cache-control"]


def test_what_operations_need_is_there(store, settings, officer, now, metrics, found):
    register_of(settings, {"Contact": [contact(1)]}, exported_at=datetime(2026, 11, 20))
    add_user(store, "maija", Role.OFFICER, now)
    sign_in(store, "maija", now)
    opened(store, officer, right(), now)
    back_up(store, settings.data / "backups", officer, now)
    metrics.working.look()

    told = found()

    assert 1 == told["rekisterivahti_cases", "right", "received"]
    assert 0 == told["rekisterivahti_overdue", "reply"]
    assert 1 == told["rekisterivahti_sessions",]
    seconds = (now - EPOCH).total_seconds()
    assert seconds == told["rekisterivahti_backup_timestamp_seconds",]
    assert seconds == told["rekisterivahti_daily_work_done_timestamp_seconds", "work"]
    assert 0 == told["rekisterivahti_daily_work_failing", "work"]
    left = (datetime(2026, 11, 20) - EPOCH).total_seconds()
    assert left == told["rekisterivahti_copy_timestamp_seconds",]
    assert 1 == told["rekisterivahti_working", "queue"]
    assert told["rekisterivahti_write_seconds_count",] >= 2
    assert told["process_resident_memory_bytes",] > told["rekisterivahti_engine_memory_bytes",] > 0


def test_a_request_whose_time_is_over_is_overdue(store, officer, now, found, monkeypatch):
    opened(store, officer, right(), now)
    monkeypatch.setenv("REKISTERIVAHTI_NOW", (now + timedelta(days=60)).isoformat())

    assert 1 == found()["rekisterivahti_overdue", "reply"]


def test_how_long_an_import_took_is_told_by_its_file(settings, found):
    snapshot_id = register_of(settings, {"Contact": [contact(1)]})
    ended = (snapshot_moment(snapshot_id) - EPOCH).total_seconds() + 42
    os.utime(snapshot_path(settings, snapshot_id), (ended, ended))

    assert 42 == found()["rekisterivahti_copy_made_seconds",]


def test_faults_are_counted_by_kind_and_pages_by_screen(found):
    measuring.tell(Measured.FAULT, "ValueError")
    with measuring.timed(Measured.PAGE) as run:
        run.name = "queue"

    told = found()

    assert 1 == told["rekisterivahti_faults_total", "ValueError"]
    assert 1 == told["rekisterivahti_page_seconds_count", "queue"]


def test_what_is_looked_up_is_left_out_while_the_queue_cannot_be_read(store, found):
    store.close()

    told = found()

    assert 0 == told["rekisterivahti_working", "queue"]
    assert [] == [name for name, *_ in told if name == "rekisterivahti_cases"]


def test_only_the_words_of_the_program_are_labels(store, settings, officer, now, ask):
    register_of(settings, {"Contact": [contact(1, LastName="Kvaxinen")]})
    add_user(store, "kvaxi", Role.OFFICER, now)
    sign_in(store, "kvaxi", now)
    opened(store, officer, right(material={"requester": "Kvaxi Kvaxinen"}), now)
    text = ask().body.decode()

    assert "kvaxi" not in text.lower()
    assert [] == [each for each in re.findall(r'="([^"]*)"', text) if not WORD.fullmatch(each)]


@pytest.mark.parametrize("token", ["short", "a" * 40, "ä" * 40])
def test_a_token_that_can_be_guessed_is_refused(monkeypatch, token):
    monkeypatch.setenv("REKISTERIVAHTI_METRICS_TOKEN", token)

    with pytest.raises(Refused, match="openssl rand"):
        environment.metrics_token()


def test_there_are_none_unless_a_token_is_set_and_the_extra_is_installed(monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_METRICS_TOKEN", raising=False)
    assert 404 == asyncio.run(application._metrics(None, None)(None)).status_code

    monkeypatch.setenv("REKISTERIVAHTI_METRICS_TOKEN", TOKEN)
    monkeypatch.setattr(application, "find_spec", lambda _name: None)
    with pytest.raises(Refused, match="metrics"):
        application._metrics(None, None)
