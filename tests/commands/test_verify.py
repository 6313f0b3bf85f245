"""`python -m dashboard verify`: exit 0 whole, 1 broken and the event named, 2 where it cannot look."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.decisions.anchor import write_head
from dashboard.decisions.whole_history import check_history
from tests import tampering


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.delenv("REKISTERIVAHTI_ANCHOR", raising=False)
    return lambda *words: CliRunner().invoke(main, ["verify", *map(str, words)])


@pytest.fixture
def change(settings, now):
    """Return a function that opens the queue of nine events, changes it, and lets go of it."""

    def made(tamper=lambda store: None):
        store = Store(settings)
        if not tampering.history(store):
            tampering.fill(store, now)
        tamper(store)
        store.close()

    return made


def test_a_whole_history_is_told_with_its_head(run, change):
    change()

    result = run()

    assert 0 == result.exit_code
    assert "The history is whole: 9 events." in result.output
    assert "that its end was cut off would not be seen" in result.output


def test_the_first_event_that_was_changed_is_one_line_on_standard_error(run, change):
    change(tampering.edit_column)

    result = run()

    assert (1, "") == (result.exit_code, result.stdout)
    assert (
        "Event 4 of the history was changed: its actor, role differs from what was sealed.\n" == result.stderr
    )


def test_an_end_that_was_cut_off_is_seen_by_the_heads_of_the_data_folder_and_by_others(
    run, change, settings, now, tmp_path
):
    elsewhere = tmp_path / "elsewhere.txt"

    def note(store):
        write_head(elsewhere, check_history(store, []).head(now))

    change(note)
    change(tampering.cut)
    (settings.queue.parent / "acknowledged").unlink()  # whoever cuts an end off can do that, too

    assert 0 == run().exit_code
    assert 1 == run("--anchor", elsewhere).exit_code
    settings.proof.mkdir()
    elsewhere.rename(settings.proof / "anchor.txt")
    assert "its end was cut off" in run().stderr


def cannot_look(result):
    assert (2, 1) == (result.exit_code, len(result.stderr.splitlines())), result.output
    return result.stderr


def test_what_could_not_be_looked_at_is_one_line(run, change, settings, monkeypatch, tmp_path):
    assert "There are no cases yet" in cannot_look(run())
    change()
    assert "missing.txt cannot be read" in cannot_look(run("--anchor", tmp_path / "missing.txt"))
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR", str(tmp_path / "gone.txt"))
    assert "gone.txt cannot be read" in cannot_look(run())


def test_while_the_dashboard_runs_one_line_says_what_to_do(run, settings):
    running = Store(settings)

    assert "Do this in the dashboard, or stop it first." in cannot_look(run())
    running.close()


def test_a_queue_that_is_no_database_any_more_is_one_line(run, change, settings):
    change()
    settings.queue.write_bytes(b"x" * 5000)

    assert "queue.duckdb is damaged" in cannot_look(run())
