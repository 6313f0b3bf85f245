"""What the program writes is for its owner only, whatever the machine's habits are."""

import os
import stat
import subprocess
import sys

import pytest

from dashboard.settings import ROOT
from tests.exports import contact_id, contacts_file


def run(settings, *words):
    """Run a command as a person would, on a machine that lets everybody read what is written."""
    subprocess.run(
        ["/bin/sh", "-c", 'umask 022; exec "$@"', "sh", sys.executable, "-m", "dashboard", *words],
        cwd=ROOT,
        env={**os.environ, "REKISTERIVAHTI_DATA": str(settings.data)},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def written(settings, tmp_path):
    """Everything that an import, a new account and a calendar leave behind, with its mode."""
    before = set(settings.data.rglob("*"))
    export = contacts_file(tmp_path / "export", [contact_id(1), "Nimi", "p@example.fi"])
    run(settings, "user", "add", "maija", "--role", "officer", "--name", "Maija Esimerkki")
    run(settings, "import", str(export))
    run(settings, "calendar", str(settings.data / "deadlines.ics"))
    found = set(settings.data.rglob("*")) - before
    return {path.relative_to(settings.data).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in found}


@pytest.mark.embedded
def test_files_are_600_in_folders_of_700(written, settings):
    folders = {name for name in written if (settings.data / name).is_dir()}

    assert {"queue", "snapshots"} <= folders
    assert {"queue/queue.duckdb", "snapshots/current", "deadlines.ics"} <= set(written)
    assert {0o700} == {written[name] for name in folders}
    assert {} == {name: oct(mode) for name, mode in written.items() if name not in folders and mode != 0o600}
