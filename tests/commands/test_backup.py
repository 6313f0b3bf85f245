"""`python -m dashboard backup` and `restore`: made and put back, one line for what is wrong."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.decisions.whole_history import check_history
from tests import tampering


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T09:00:00")
    for name in ("REKISTERIVAHTI_ANCHOR", "QUEUE_URL"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def filled(settings, now):
    store = Store(settings)
    tampering.fill(store, now)
    store.close()


def one_line(result):
    assert (1, 1) == (result.exit_code, len(result.output.splitlines())), result.output
    return result.output


def test_what_was_backed_up_comes_back_and_verifies(run, filled, settings, tmp_path):
    made = run("backup", tmp_path / "safe")
    (file,) = (tmp_path / "safe").iterdir()
    assert (0, f"{file}: 9 events, up to number 9.\n") == (made.exit_code, made.output)
    settings.queue.write_bytes(b"x" * 9000)
    assert 2 == run("verify").exit_code

    restored = run("restore", file)

    assert 0 == restored.exit_code, restored.output
    assert "Restored: 9 events, up to number 9." in restored.output
    assert "What stood before is kept in" in restored.output
    assert 0 == run("verify").exit_code
    store = Store(settings)
    assert 10 == check_history(store, []).last_seq
    store.close()


def test_while_the_dashboard_runs_one_line_says_what_to_do(run, filled, settings, tmp_path):
    run("backup", tmp_path / "one.zip")
    running = Store(settings)

    assert "Do this in the dashboard, or stop it first." in one_line(run("backup", tmp_path / "two.zip"))
    assert "Do this in the dashboard, or stop it first." in one_line(run("restore", tmp_path / "one.zip"))
    running.close()


def test_what_is_none_is_one_line(run, settings, tmp_path):
    assert "There are no cases yet" in one_line(run("backup", tmp_path))
    assert "none.zip cannot be read as a backup" in one_line(run("restore", tmp_path / "none.zip"))
    assert not settings.queue.parent.exists()
