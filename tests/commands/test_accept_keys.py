"""`python -m dashboard accept-keys`: asked twice, told once."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.decisions.shared_keys import open_store

pytestmark = pytest.mark.embedded


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    return lambda *words, **more: CliRunner().invoke(main, ["accept-keys", *words], **more)


def test_a_lost_key_is_accepted_once_somebody_says_yes(run, settings, now):
    open_store(settings, now).close()
    (settings.keys / "signing.key").write_bytes(b"x" * 32)

    assert 1 == run(input="n\n").exit_code
    assert "keys/signing.key is not the key" in CliRunner().invoke(main, ["user", "list"]).output

    assert "keys/signing.key: the queue goes on" in run("--yes").output
    assert 0 == CliRunner().invoke(main, ["user", "list"]).exit_code


def test_without_a_queue_there_is_nothing_to_accept(run, settings):
    result = run("--yes")

    assert (1, 1) == (result.exit_code, len(result.output.splitlines()))
    assert not settings.queue.exists()
