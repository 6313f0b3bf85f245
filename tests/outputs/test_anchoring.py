"""Every day the head of the history is written down outside of it, and mailed where that is set up."""

from datetime import timedelta

import pytest

from dashboard import settings as environment
from dashboard.decisions.anchor import read_heads
from dashboard.outputs.anchoring import MAILED
from dashboard.server import daily
from dashboard.settings import Settings
from dashboard.vocabulary import Refused
from tests import tampering
from tests.commands.test_remind import use
from tests.outputs.mailbox import mail_server
from tests.outputs.test_reminders import nothing_listens
from tests.screens.acting import events

ARCHIVE = "archive@office.example"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR", str(tmp_path / "elsewhere" / "heads.txt"))
    for name in ("ANCHOR_MAIL", "SMTP_HOST"):
        monkeypatch.delenv(f"REKISTERIVAHTI_{name}", raising=False)
    return tmp_path / "elsewhere" / "heads.txt"


@pytest.fixture
def box(file, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR_MAIL", ARCHIVE)
    with mail_server() as box:
        use(box.server, monkeypatch)
        yield box


def work(store, now, days=0):
    daily.JOBS["anchor"](store, now + timedelta(days=days))


def test_the_head_is_appended_and_nothing_before_it_changes(store, file, now):
    tampering.fill(store, now, 3)
    work(store, now)
    before = file.read_bytes()
    work(store, now)  # nothing has happened since
    assert before == file.read_bytes()

    tampering.fill(store, now, 2)
    work(store, now, days=1)

    assert file.read_bytes().startswith(before)
    history = tampering.history(store)
    assert [(3, history[3][3]), (5, history[5][3])] == [(head.seq, head.hash) for head in read_heads(file)]


def test_without_a_place_of_its_own_it_stands_in_the_data_folder(store, settings, now, monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_ANCHOR", raising=False)
    tampering.fill(store, now, 3)

    work(store, now)

    assert [3] == [head.seq for head in read_heads(settings.data / "proof" / "anchor.txt")]


@pytest.mark.parametrize("tamper", [tampering.edit_column, tampering.cut, tampering.rewrite])
def test_a_history_that_is_not_whole_gets_no_head_and_the_log_tells(store, file, now, tamper):
    tampering.fill(store, now)
    work(store, now)
    before = file.read_bytes()
    tamper(store)

    with pytest.raises(Refused, match="history"):
        work(store, now, days=1)

    assert before == file.read_bytes()


def test_it_is_mailed_once_a_day_with_nobodys_data(store, box, file, now):
    tampering.fill(store, now, 3)
    work(store, now)
    tampering.fill(store, now, 3)
    work(store, now)
    work(store, now, days=1)

    first, second = box.to(ARCHIVE)
    assert file.read_text().splitlines()[0] in first.get_content()
    assert "tapahtuma 3" in first["Subject"]
    assert "kalle" not in first.as_string()
    assert f"2026-11-24T08:00:00Z 7 {tampering.history(store)[7][3]}" in second.get_content()
    assert 2 == len(events(store, MAILED))


def test_a_mail_tells_that_the_history_is_broken(store, box, now):
    tampering.fill(store, now)
    tampering.edit_column(store)

    with pytest.raises(Refused, match="Event 4"):
        work(store, now)

    (mail,) = box.to(ARCHIVE)
    assert "Tapahtumalokin tapahtumaa 4 on muutettu" in mail.get_content()


def test_a_mail_that_does_not_leave_is_tried_again(store, file, now, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR_MAIL", ARCHIVE)
    tampering.fill(store, now, 3)
    with nothing_listens() as server:
        use(server, monkeypatch)
        with pytest.raises(Refused, match="cannot be reached"):
            work(store, now)
    assert [] == events(store, MAILED)

    with mail_server() as box:
        use(box.server, monkeypatch)
        box.refused = {ARCHIVE}
        with pytest.raises(Refused, match="could not be mailed"):
            work(store, now)
        box.refused = set()
        work(store, now)

    assert 1 == len(box.to(ARCHIVE))
    assert 1 == len(read_heads(file))


def test_a_place_that_cannot_be_written_is_told(store, now, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR", str(tmp_path / "file" / "heads.txt"))
    tampering.fill(store, now, 1)

    with pytest.raises(Refused, match="REKISTERIVAHTI_ANCHOR"):
        work(store, now)


def test_settings_that_are_none_are_told(monkeypatch, tmp_path):
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR_MAIL", "archive")
    with pytest.raises(Refused, match="ANCHOR_MAIL is no address"):
        environment.anchor_address()
    for given in ("0", "many", "-1", "1.5"):
        monkeypatch.setenv("REKISTERIVAHTI_BACKUPS_KEPT", given)
        with pytest.raises(Refused, match="BACKUPS_KEPT must be"):
            environment.backups_kept()


def test_a_demo_writes_its_head_nowhere_else(tmp_path, monkeypatch):
    monkeypatch.setenv("REKISTERIVAHTI_ANCHOR", str(tmp_path / "heads.txt"))

    assert tmp_path / "demo" / "proof" / "anchor.txt" == environment.anchor_file(
        Settings(tmp_path / "demo", demo=True)
    )
