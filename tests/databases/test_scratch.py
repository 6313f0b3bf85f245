"""What spills out of memory stays in the data folder, and is gone with the process."""

import os
import stat
import subprocess
import sys

import duckdb

from dashboard.databases import Store, scratch
from dashboard.databases.connections import connect_memory
from dashboard.settings import Settings


def test_what_does_not_fit_into_memory_goes_into_the_data_folder(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr(duckdb, "connect", _with_little_memory(duckdb.connect))

    base = connect_memory(tmp_path)
    base.execute("create table spilt as select range as number, uuid() as word from range(3_000_000)")

    assert list((scratch(tmp_path) / "spill").iterdir())
    assert [] == list(elsewhere.iterdir())
    base.close()


def _with_little_memory(connect):
    def connected(path):
        connection = connect(path)
        connection.execute("set memory_limit = '40MB'")
        connection.execute("set threads = 1")
        return connection

    return connected


def test_the_folder_is_emptied_at_the_start_and_gone_at_the_end(tmp_path):
    settings = Settings(data=tmp_path / "data", demo=False)
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    left = scratch(settings.data).with_name(ended.stdout.decode().strip())
    of_another, own = left.with_name(str(os.getppid())), scratch(settings.data)
    for folder in (left, own, of_another):
        folder.mkdir(parents=True)
        (folder / "upload").write_text("Maija", encoding="utf-8")

    opened = Store(settings)

    assert [] == list(own.iterdir())
    assert 0o700 == stat.S_IMODE(own.stat().st_mode)
    assert {own, of_another} == set(own.parent.iterdir())
    opened.close()
    assert {of_another} == set(own.parent.iterdir())
