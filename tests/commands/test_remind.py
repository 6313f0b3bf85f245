"""`python -m dashboard remind`: sends once a day, prints what it would send, says in a line what is wrong."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.vocabulary import Right, Role
from tests.outputs.mailbox import mail_server
from tests.outputs.papers import RECEIVED, asked
from tests.outputs.test_reminders import MAIJA, nothing_listens
from tests.people import add_user
from tests.screens.acting import events

LATE = "2026-12-22T08:00:00"


@pytest.fixture
def run(settings, monkeypatch):
    """Return a function that runs the command on the test's own data folder, a day after a due date."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", LATE)
    monkeypatch.delenv("REKISTERIVAHTI_ADDRESS", raising=False)
    monkeypatch.delenv("REKISTERIVAHTI_SMTP_HOST", raising=False)
    return lambda *words: CliRunner().invoke(main, ["remind", *words])


@pytest.fixture
def due(settings, now):
    """A request that is late, and an officer to be told of it."""
    store = Store(settings)
    add_user(store, "maija", Role.OFFICER, now, email=MAIJA)
    asked(store, now, Right.ACCESS, received_on=RECEIVED)
    store.close()


@pytest.fixture
def box(monkeypatch):
    with mail_server() as box:
        use(box.server, monkeypatch)
        yield box


def use(server, monkeypatch):
    given = {"HOST": server.host, "PORT": str(server.port), "SECURITY": "none", "FROM": server.sender}
    for name, value in given.items():
        monkeypatch.setenv(f"REKISTERIVAHTI_SMTP_{name}", value)


def test_it_sends_and_run_twice_it_sends_once(run, due, box, settings):
    first, second = run(), run()

    assert (0, "maija was reminded.\n") == (first.exit_code, first.output)
    assert (0, "maija has been reminded today already.\n") == (second.exit_code, second.output)
    assert 1 == len(box.to(MAIJA))
    store = Store(settings)
    assert [("remind", "command_line"), ("reminded", "command_line")] == [
        (step, actor) for step, actor, _ in events(store, "remind", "reminded")
    ]
    store.close()


def test_a_dry_run_prints_the_mails_and_needs_no_server(run, due, settings):
    result = run("--dry-run")

    assert 0 == result.exit_code
    assert "To: maija" in result.output
    assert "Asia 1: Pääsy omiin tietoihin" in result.output
    store = Store(settings)
    assert [] == events(store, "remind", "reminded")
    store.close()


def test_a_dry_run_sends_nothing_where_a_server_is_set(run, due, box):
    assert 0 == run("--dry-run").exit_code
    assert [] == box.mails


def test_nothing_to_tell_is_no_error(run, settings, box):
    Store(settings).close()

    assert (0, "Nothing is to be told today.\n") == (run().exit_code, run("--dry-run").output)


def one_line(result):
    assert (1, 1) == (result.exit_code, len(result.output.splitlines())), result.output
    return result.output


def test_while_the_dashboard_runs_one_line_says_what_to_do(run, due, box, settings):
    running = Store(settings)

    result = run()

    running.close()
    assert "Do this in the dashboard, or stop it first." in one_line(result)
    assert [] == box.mails


def test_without_a_server_one_line_names_the_settings(run, due):
    assert "set REKISTERIVAHTI_SMTP_HOST" in one_line(run())


def test_without_a_queue_none_is_made(run, settings, box):
    assert "There are no cases yet" in one_line(run())
    assert not settings.queue.parent.exists()


def test_a_server_that_is_down_is_one_line_and_the_next_run_sends(run, due, monkeypatch):
    with nothing_listens() as server:
        use(server, monkeypatch)
        assert "cannot be reached at port" in one_line(run())
    with mail_server() as box:
        use(box.server, monkeypatch)
        assert 0 == run().exit_code

    assert 1 == len(box.mails)


def test_a_server_that_refuses_is_one_line_with_the_user_and_no_address(run, due, box):
    box.refused = {MAIJA}

    told = one_line(run())

    assert "Not everybody could be reminded: maija." in told
    assert MAIJA not in told


def test_a_wrong_setting_is_one_line(run, due, monkeypatch, box):
    monkeypatch.setenv("REKISTERIVAHTI_SMTP_PORT", "post office")

    assert "REKISTERIVAHTI_SMTP_PORT must be a number" in one_line(run())
