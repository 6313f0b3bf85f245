"""What is attacked rather than broken: each line of the promise is held by its own tests, which are run here.

A full try fuzzes the parsers a thousand times as long. Browser tests need Debian's chromium.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from dashboard.settings import ROOT
from tests.benchmarks.result import Result

LINES: Final[Mapping[str, Sequence[str]]] = {
    "history edited, cut, put in, reordered, rewritten": (
        "decisions/test_whole_history.py",
        "outputs/test_anchoring.py",
        "commands/test_verify.py",
    ),
    "backups damaged, of a demo, older than an erasure": (
        "outputs/test_backup.py",
        "outputs/test_restoring.py",
        "commands/test_backup.py",
    ),
    "files read by others, without the key, after their time": (
        "test_files_at_rest.py",
        "databases/test_encryption.py",
        "databases/test_scratch.py",
        "register/test_expiring.py",
    ),
    "sign-in: guessing, cookies, sessions, codes, identity providers, default secrets": (
        "decisions/test_sign_in.py",
        "decisions/test_sessions.py",
        "decisions/test_second_factor.py",
        "decisions/test_provider.py",
        "test_cookies.py",
        "test_identity_provider.py",
        "test_no_default_secrets.py",
        "browser/test_sign_in.py",
    ),
    "role × screen × action, by address, click, replay and web socket": (
        "faults/test_authorisation.py",
        "browser/test_manager.py",
    ),
    "text and files from outside: markup, formulas, bombs, links, damage, fuzzing": (
        "faults/test_input_fuzz.py",
        "faults/test_input_outputs.py",
        "register/test_hostile_files.py",
        "register/test_damaged_files.py",
        "browser/test_safe.py",
        "browser/test_hostile_register.py",
    ),
}
_FUZZ: Final = {"REKISTERIVAHTI_FUZZ": "1000"}


def measure(work: Path, *, full: bool) -> list[Result]:
    """Run the tests of each line in a process of its own, and count what was tried."""
    return [
        _tried(line, files, work / f"{number}.xml", full)
        for number, (line, files) in enumerate(LINES.items())
    ]


def _tried(line: str, files: Sequence[str], report: Path, full: bool) -> Result:
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *(f"tests/{each}" for each in files)]
    environment = {**os.environ, **(_FUZZ if full else {})}
    subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL)
    suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    tests, skipped = int(suite.attrib["tests"]), int(suite.attrib["skipped"])
    failed = int(suite.attrib["failures"]) + int(suite.attrib["errors"])
    return Result(
        what=f"tests of {line}",
        goal="none fails",
        found=f"{tests - skipped - failed} pass, {failed} fail",
        met=failed == 0 and tests > skipped,
        remark=f"{skipped} skipped" if skipped else "",
    )
