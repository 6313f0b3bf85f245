"""A backup is made while others decide, read back, kept for a number of days, and for its owner only."""

import json
import threading
import zipfile
from datetime import timedelta

import pytest

from dashboard.databases import closed_queue
from dashboard.decisions.ledger import record_act
from dashboard.outputs import backup
from dashboard.outputs.backup import archive, back_up, back_up_daily
from dashboard.outputs.backup.making import backups_in
from dashboard.server import daily
from dashboard.settings import ROOT
from dashboard.vocabulary import Refused
from tests import tampering
from tests.decisions.drafts import opened, right
from tests.screens.acting import events


def copy_of(made, folder):
    """Unpack a backup and return the path of its queue."""
    with zipfile.ZipFile(made.file) as packed:
        packed.extractall(folder)
    return folder / archive.QUEUE


def test_it_holds_the_queue_the_policy_and_the_keys_and_says_what_they_are(store, officer, now, tmp_path):
    tampering.fill(store, now)
    opened(store, officer, right(material={"note": "said by telephone"}), now)

    made = back_up(store, tmp_path / "safe" / "one.zip", officer, now)

    assert tmp_path / "safe" / "one.zip" == made.file
    with zipfile.ZipFile(made.file) as packed:
        assert {"manifest.json", *archive.PARTS} - {archive.JOURNAL} == set(packed.namelist())
        told = json.loads(packed.read("manifest.json"))
        assert (ROOT / "data" / "policy.toml").read_bytes() == packed.read("policy.toml")
        key = packed.read("keys/suppression.key")
    assert (store.settings.keys / "suppression.key").read_bytes() == key
    head = tampering.history(store)[10]
    assert {"seq": 10, "hash": head[3]} == told["head"]
    assert (1, False, "2026-11-23T08:00:00", 10) == (
        told["format"],
        told["demo"],
        told["made"],
        told["events"],
    )
    with closed_queue(copy_of(made, tmp_path / "out")) as ask:
        assert [(10, None)] == [(row["last_seq"], row["first_broken"]) for row in ask("duckdb/chain")]
        assert 1 == len(ask("queue/material/ids"))


def test_it_is_for_its_owner_only_and_leaves_no_litter_and_the_history_tells(store, officer, now, tmp_path):
    made = back_up(store, tmp_path / "safe", officer, now)

    assert "rekisterivahti-20261123T080000Z.zip" == made.file.name
    assert (0o600, 0o700) == (made.file.stat().st_mode & 0o777, made.file.parent.stat().st_mode & 0o777)
    assert [made.file] == list(made.file.parent.iterdir())
    assert [] == list(store.settings.data.glob(".*"))
    ((_, actor, details),) = events(store, "back_up")
    assert ("officer", made.file.name) == (actor, json.loads(details)["file"])


def test_while_others_decide_it_is_of_one_moment(store, officer, now, tmp_path):
    begun, stop = threading.Event(), threading.Event()
    written = []

    def write():
        while not stop.is_set():
            opened(store, officer, right(), now, key=f"form {len(written)}")
            written.append(True)
            if len(written) == 3:
                begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(60)
    backups = [back_up(store, tmp_path / f"{number}.zip", officer, now) for number in range(2)]
    stop.set()
    writer.join(60)

    assert not writer.is_alive()
    for number, made in enumerate(backups):
        with closed_queue(copy_of(made, tmp_path / f"out{number}")) as ask:
            assert ask("duckdb/chain")[0]["first_broken"] is None
            assert [] == ask("queue/chain/case_rows")
    assert backups[0].manifest.seq < backups[1].manifest.seq


def test_a_history_that_is_not_whole_is_no_backup(store, officer, now, tmp_path):
    tampering.fill(store, now)
    tampering.edit_column(store)

    with pytest.raises(Refused, match="Event 4 of the history was changed"):
        back_up(store, tmp_path / "safe", officer, now)

    assert [] == list((tmp_path / "safe").iterdir())


def test_what_is_there_is_not_overwritten_and_a_folder_that_is_none_is_told(store, officer, now, tmp_path):
    back_up(store, tmp_path / "one.zip", officer, now)
    with pytest.raises(Refused, match=r"one\.zip is there already"):
        back_up(store, tmp_path / "one.zip", officer, now)
    with pytest.raises(Refused, match="cannot be written to"):
        back_up(store, tmp_path / "one.zip" / "folder", officer, now)


def test_a_backup_that_cannot_be_read_back_never_gets_its_name(store, officer, now, tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_is_whole", lambda *part: False)

    with pytest.raises(Refused, match="is no whole backup"):
        back_up(store, tmp_path / "safe", officer, now)

    assert [] == list((tmp_path / "safe").iterdir())


def test_one_a_day_is_made_and_the_oldest_goes(store, now, tmp_path):
    folder = tmp_path / "safe"
    folder.mkdir()
    (folder / "rekisterivahti-notes.zip").write_text("not ours")
    for day in range(5):
        back_up_daily(store, folder, 3, now + timedelta(days=day))
        assert back_up_daily(store, folder, 3, now + timedelta(days=day, hours=3)) is None

    assert ["25", "26", "27"] == [path.name[21:23] for path in backups_in(folder)]
    assert (folder / "rekisterivahti-notes.zip").exists()


@pytest.mark.embedded
def test_the_daily_work_keeps_them_where_it_is_told(store, now, tmp_path, monkeypatch):
    daily.JOBS["backup"](store, now)
    assert 1 == len(backups_in(store.settings.data / "backups"))

    monkeypatch.setenv("REKISTERIVAHTI_BACKUPS", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("REKISTERIVAHTI_BACKUPS_KEPT", "1")
    for day in range(2):
        daily.JOBS["backup"](store, now + timedelta(days=day))
    assert 1 == len(backups_in(tmp_path / "elsewhere"))


def test_what_a_killed_backup_left_is_cleared_by_the_next(store, officer, now, tmp_path):
    litter = store.settings.data / ".backup-killed"
    litter.mkdir()
    with store.transaction() as transaction:
        record_act(transaction, officer, "sign_in", now)

    backup.back_up(store, tmp_path, officer, now)

    assert not litter.exists()
