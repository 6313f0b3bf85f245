"""The unit of systemd: that systemd takes it, and how little the service could do in wrong hands."""

import re
import shutil
import subprocess
import sys

import pytest

from dashboard.settings import ROOT
from tests.deployed import FOLDER, UNIT, altered, environment, unit

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Of 100; what systemd-analyze calls "exposed" begins at 70, and a service without any of this has 96.
MOST_EXPOSED = 20


@pytest.fixture
def analyze(tmp_path):
    """Return a function that has systemd look at the unit, with an interpreter that is here."""
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("systemd-analyze is not installed")
    text = altered(UNIT.read_text("utf-8"), {"/opt/rekisterivahti/.venv/bin/python": sys.executable})
    copy = tmp_path / UNIT.name
    copy.write_text(text, encoding="utf-8")

    def look(*words):
        return subprocess.run([found, *words, str(copy)], capture_output=True, text=True, check=False)

    return look


def test_systemd_takes_every_line_of_the_unit(analyze):
    looked = analyze("verify", "--man=no")

    assert (0, "") == (looked.returncode, looked.stderr)


def test_the_service_may_do_little_beside_its_work(analyze):
    looked = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}")

    assert 0 == looked.returncode, looked.stdout


def test_what_it_writes_is_for_its_own_user_and_in_one_folder():
    own = unit()["Service"]

    assert ("0700", "0077", "strict") == (own["StateDirectoryMode"], own["UMask"], own["ProtectSystem"])
    assert f"/var/lib/{own['StateDirectory']}" == environment()["REKISTERIVAHTI_DATA"]


def test_every_setting_of_the_example_is_one_that_the_program_reads_and_the_readme_tells():
    named = re.findall(
        r"^#?(REKISTERIVAHTI_\w+)=", (FOLDER / "environment.example").read_text("utf-8"), re.MULTILINE
    )
    read = "".join(path.read_text("utf-8") for path in (ROOT / "dashboard" / "settings").glob("*.py"))

    assert len(named) > 3
    assert [] == [each for each in named if each not in README]
    assert "REKISTERIVAHTI_HOST" in unit()["Service"]["ExecStart"]  # a word of the command
    asked = {f"REKISTERIVAHTI_{each}" for each in re.findall(r'_given\("(\w+)"\)', read)}
    unread = set(named) - asked
    assert {"REKISTERIVAHTI_HOST"} == unread
