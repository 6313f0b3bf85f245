"""`doctor`: a sound installation passes, each fault is named with what to do."""

import os
from contextlib import closing

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.commands import _queue_findings
from dashboard.commands._disk import is_encrypted
from dashboard.databases import Store, current_snapshot_name, snapshot_path
from dashboard.decisions.ledger import record_act
from dashboard.vocabulary import SYSTEM, Role
from tests.people import add_user
from tests.registers import person, snapshot_of

pytestmark = pytest.mark.embedded


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T08:00:00")
    return lambda: CliRunner().invoke(main, ["doctor"])


@pytest.fixture
def office(settings, run, now):
    """A data folder with an account and a copy of the register, all for its owner only."""
    before = os.umask(0o077)
    with closing(Store(settings)) as store:
        add_user(store, "maija", Role.OFFICER, now)
    snapshot_of(settings, people=[person(1)])
    yield settings
    os.umask(before)


def lines(result, title):
    return [line for line in result.stdout.splitlines() if f"  {title}: " in line]


@pytest.mark.usefixtures("office")
def test_a_sound_installation_passes(run):
    result = run()

    assert 0 == result.exit_code, result.output
    assert any("copy of the register of 2026-11-23" in line for line in lines(result, "Queue"))
    assert any("1 active accounts" in line for line in lines(result, "Queue"))


def test_an_empty_folder_is_no_fault_and_says_what_to_do(run):
    result = run()

    assert 0 == result.exit_code
    assert any("user add" in line for line in lines(result, "Queue"))


def test_a_file_that_others_may_read_is_named(run, office):
    (office.queue.parent / "queue.duckdb").chmod(0o644)

    result = run()

    assert 1 == result.exit_code
    assert any("queue.duckdb" in line and "chmod" in line for line in lines(result, "Files"))


def test_a_fault_in_the_policy_is_told_with_its_line(run, office):
    office.policy.write_text(office.policy.read_text(encoding="utf-8") + "\n[surplus]\n", encoding="utf-8")

    result = run()

    assert 1 == result.exit_code
    assert any("policy.toml" in line and "line" in line for line in lines(result, "Policy"))


def test_a_queue_that_is_cut_short_is_told(run, office):
    office.queue.write_bytes(office.queue.read_bytes()[:5000])

    result = run()

    assert 1 == result.exit_code
    assert any("queue.duckdb is damaged" in line for line in lines(result, "Queue"))


def test_mail_that_is_half_set_up_is_told(run, office, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_SMTP_HOST", "mail.example.fi")

    result = run()

    assert 1 == result.exit_code
    assert any("REKISTERIVAHTI_SMTP_FROM" in line for line in lines(result, "Mail"))


def test_backups_and_heads_beside_what_they_keep_are_told(run, office, monkeypatch, tmp_path):
    assert ["none yet", "REKISTERIVAHTI_BACKUPS", "REKISTERIVAHTI_ANCHOR"] == [
        word
        for word, line in zip(
            ("none yet", "REKISTERIVAHTI_BACKUPS", "REKISTERIVAHTI_ANCHOR"),
            lines(run(), "Backups"),
            strict=True,
        )
        if word in line
    ]

    monkeypatch.setenv("REKISTERIVAHTI_BACKUPS", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR", str(tmp_path / "elsewhere" / "heads.txt"))

    assert 1 == len(lines(run(), "Backups"))


@pytest.fixture
def device(tmp_path):
    """The folder in which the system would describe the device that this one lies on."""
    number = tmp_path.stat().st_dev
    return tmp_path / "block" / f"{os.major(number)}:{os.minor(number)}"


@pytest.mark.parametrize(("uuid", "encrypted"), [("CRYPT-LUKS2-abc", True), ("LVM-abc", False)])
def test_encryption_is_seen_by_what_made_the_device(tmp_path, device, uuid, encrypted):
    (device / "dm").mkdir(parents=True)
    (device / "dm" / "uuid").write_text(uuid)

    assert encrypted is is_encrypted(tmp_path, device.parent)


def test_encryption_below_a_volume_is_seen_too(tmp_path, device):
    below = device / "slaves" / "dm-0" / "dm"
    below.mkdir(parents=True)
    (below / "uuid").write_text("CRYPT-LUKS2-abc")

    assert is_encrypted(tmp_path, device.parent)


def test_a_device_that_nothing_tells_of_is_not_called_plain(tmp_path):
    assert is_encrypted(tmp_path, tmp_path / "block") is None


def test_a_wrong_clock_is_to_be_thought_of_and_a_damaged_copy_is_wrong(run, office, monkeypatch, now):
    with closing(Store(office)) as store, store.transaction() as transaction:
        record_act(transaction, SYSTEM, "back_up", now)
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T06:30:00")
    result = run()
    assert 0 == result.exit_code
    assert any("!  Queue: The clock of this machine says" in line for line in result.stdout.splitlines())

    path = snapshot_path(office, current_snapshot_name(office))
    content = bytearray(path.read_bytes())
    content[20_000] ^= 1
    path.write_bytes(content)
    result = run()
    assert 1 == result.exit_code
    assert any(f"{path.name}, a copy of the register, is damaged" in line for line in lines(result, "Queue"))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LOG", "xml", "must be json or text"),
        ("METRICS_TOKEN", "guessable", "openssl rand"),
    ],
)
def test_what_is_set_wrongly_for_whoever_watches_is_a_fault(run, office, monkeypatch, name, value, said):
    assert ["no metrics are asked for"] == [line.split(": ")[1] for line in lines(run(), "Watching")[1:]]
    monkeypatch.setenv(f"REKISTERIVAHTI_{name}", value)

    result = run()

    assert 1 == result.exit_code
    assert any(said in line for line in lines(result, "Watching"))


def test_too_little_memory_for_the_cases_is_to_be_thought_of(run, office, monkeypatch):
    assert not any("memory" in line for line in lines(run(), "Queue"))
    monkeypatch.setenv("REKISTERIVAHTI_MEMORY", "256MiB")
    assert any("256 MiB of memory, enough for 0 cases" in line for line in lines(run(), "Queue"))
    monkeypatch.setattr(_queue_findings, "_BESIDE_CASES", 300)

    result = run()

    assert 0 == result.exit_code
    assert any("set 300MiB or more" in line for line in lines(result, "Queue"))
