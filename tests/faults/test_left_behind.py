"""What a busy office leaves behind: in its log, and in the names of files, nobody is told of.

Whatever people or Salesforce say in it carries one made-up word, and so does what is typed. The log is kept
at its most talkative level.
"""

import logging
import re
import sys
import tempfile
import threading
from datetime import datetime

import duckdb
import pytest
import streamlit
from click.testing import CliRunner

from dashboard import session
from dashboard.__main__ import main
from dashboard.decisions import sign_in
from dashboard.decisions.keys import signing_key
from dashboard.outputs import mailing_list
from dashboard.outputs.results import import_results
from dashboard.server.faults import show_fault
from dashboard.server.json_lines import JsonLines
from dashboard.server.quiet import keep_faults_quiet
from dashboard.text import text
from dashboard.vocabulary import DashboardError
from tests.exports import csv_file, csv_text, zip_file
from tests.handed_out import HANDED_OUT
from tests.hostile_office import ADDRESSES, Office
from tests.little_register import PREFIXES
from tests.outputs.papers import OFFICER, STAFF

NOW = datetime(2026, 11, 24, 8)
WORD, GIVEN = "kvaxi", "given"
TEXTS = [f"Kvaxi{n} Kvaxinen{n}, kvaxi{n}@kvaxi.fi, +358 40 7431{n:03}" for n in range(20)]
# Doctor may find that something could be better; the files of an import are refused, or wait for an officer.
ENDS = {"import": {1, 3}, "doctor": {0, 1}, "verify": {0}, "remind": {0}, "calendar": {0}, "backup": {0}}
# Nothing of these may be told: the word, telephones, addresses, and ids of records.
ADDRESS = "|".join(map(re.escape, [*ADDRESSES, "@example.com", "evil.example"]))
RECORD = "|".join(f"{prefix}0{{9}}[0-9A-Za-z]{{3}}" for prefix in set(PREFIXES.values()))
SOMEBODY = re.compile(
    rf"{WORD}|\b7431\d\d\d\b|358407431|{ADDRESS}|\b({RECORD})([0-9A-Z]{{3}})?\b", re.IGNORECASE
)


@pytest.fixture
def at_work(settings, store, monkeypatch, tmp_path):
    """Let an officer sit before the screens, and temporary files lie where they can be looked at."""
    keep = (logging.getLogRecordFactory(), threading.excepthook, sys.unraisablehook)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", NOW.isoformat())
    monkeypatch.setattr(streamlit, "session_state", {})
    for name, value in {"store": store, "text": text("en"), "now": NOW, "today": NOW.date()}.items():
        monkeypatch.setattr(session, name, lambda value=value: value)
    monkeypatch.setattr(session, "actor", lambda _permission=None: OFFICER)
    yield
    logging.setLogRecordFactory(keep[0])
    threading.excepthook, sys.unraisablehook = keep[1:]


def test_neither_the_log_nor_the_name_of_a_file_tells_of_anybody(at_work, settings, store, tmp_path, caplog):
    keep_faults_quiet()  # here, since pytest puts hooks of its own before each test
    with caplog.at_level(logging.DEBUG):
        office = Office(store, NOW, TEXTS)
        handed = [file.name for take in HANDED_OUT.values() for file in take(office)]
        go_wrong(store)
        store.close()
        told = command(settings, tmp_path)

    left = [
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if "given" not in path.parts
    ]
    assert handed
    assert len(caplog.records) > 1
    assert [] == [line for line in [*handed, *left, *told] if SOMEBODY.search(line)]
    assert [] == [line for line in caplog.text.splitlines() if SOMEBODY.search(line)]
    as_json = [JsonLines().format(record) for record in caplog.records]
    assert [] == [line for line in as_json if SOMEBODY.search(line)]


def go_wrong(store):
    """Let whatever can fail do so with somebody's words: signing in, files that are none, a fault."""
    key = signing_key(store.settings)
    with store.transaction() as transaction:
        attempt = sign_in.begin(transaction, key, TEXTS[0], NOW, demo=False)
        sign_in.finish(transaction, attempt, NOW, right=False)
    for read in (
        lambda: mailing_list.read_list(f"{TEXTS[0]}.xlsx", TEXTS[1].encode()),
        lambda: mailing_list.pasted(TEXTS[2].replace("@", " ")),
        lambda: import_results(store, STAFF, [(f"{TEXTS[0]}.csv", TEXTS[1].encode())], now=NOW),
        lambda: duckdb.execute("select ?::integer", [TEXTS[3]]),
    ):
        try:
            read()
        except (DashboardError, duckdb.Error) as fault:
            show_fault(fault)
    failing = threading.Thread(target=lambda: duckdb.execute("select ?::date", [TEXTS[4]]), name="letters")
    failing.start()
    failing.join()


def command(settings, tmp_path):
    """Run what is run at the command line; return what the app would find in its log of an import."""
    given, people = tmp_path / GIVEN, [["003000000000901AAA", TEXTS[1]], ["x", TEXTS[2]]]
    csv_file(given / f"Contact {TEXTS[0]}.csv", ["Id", "LastName"], people)
    zip_file(given / f"{TEXTS[2]}.zip", {f"{TEXTS[3]}.csv": csv_text(["Id", "Own"], [["x", TEXTS[4]]])})
    app = ["--json", "--progress-file", str(tmp_path / "progress")]
    said = []
    for words in (
        ["import", *app, str(given)],
        ["import", *app, str(given / f"{TEXTS[2]}.zip")],
        ["verify"],
        ["doctor"],
        ["remind", "--dry-run"],
        ["calendar", str(tmp_path / "calendar.ics")],
        ["backup", str(tmp_path / "backup.zip")],
    ):
        ran = CliRunner().invoke(main, words)
        assert ran.exit_code in ENDS[words[0]], ran.output
        said += ran.stderr.splitlines()
        if words[0] != "import":
            said += ran.stdout.splitlines()
    return said
