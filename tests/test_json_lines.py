"""The log as JSON: one object a line, whoever logs, and no fault's message."""

import json
import logging
import os
import subprocess
import sys

import pytest

from dashboard import settings
from dashboard.server.json_lines import JsonLines
from dashboard.settings import ROOT
from dashboard.vocabulary import Refused

# Lines of ours, of Streamlit before and after it reads its settings, of uvicorn; a fault, a warning.
LOGGING = """
import logging, logging.config, warnings
from dashboard.server import keep_faults_quiet
keep_faults_quiet()
from streamlit import logger
from uvicorn.config import LOGGING_CONFIG
logger.get_logger("streamlit.before").error("one")
logger.update_formatter()
logger.get_logger("streamlit.after").error("two")
logging.config.dictConfig(LOGGING_CONFIG)
logging.getLogger("uvicorn.error").error("three")
logging.getLogger("dashboard.daily").info("fo\\nur")
try:
    int("Maija Mallikas")
except ValueError as fault:
    logging.getLogger("somebodys").exception("five %s", fault)
warnings.warn("six")
"""


@pytest.fixture(scope="module")
def written():
    """The lines that a process writes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "REKISTERIVAHTI_LOG": "json"}
    run = [sys.executable, "-c", LOGGING]
    ran = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    return ran.stderr.splitlines()


def test_every_line_is_an_object_whoever_logs_it(written):
    found = [json.loads(line) for line in written]

    assert ["one", "two", "three", "fo\nur", "five ValueError"] == [each["message"] for each in found[:5]]
    assert "six" in found[5]["message"]
    assert {("time", "level", "logger", "message")} == {tuple(each)[:4] for each in found}
    assert {"Z"} == {each["time"][-1] for each in found}


def test_a_fault_has_its_kind_and_places_but_not_its_message(written):
    fault = json.loads(written[4])

    assert ("ValueError", "ValueError") == (fault["kind"], fault["places"].splitlines()[0])
    assert "Maija" not in "".join(written)


def test_the_number_that_a_person_was_told_stands_by_itself():
    record = logging.makeLogRecord({"msg": "Fault", "number": "ab12", "kind": "KeyError"})

    said = json.loads(JsonLines().format(record))

    assert ("ab12", "KeyError", "1970-01-01T00:00:01.500Z") == (
        said["number"],
        said["kind"],
        json.loads(JsonLines().format(logging.makeLogRecord({"created": 1.5})))["time"],
    )


def test_it_is_text_unless_json_is_asked_for(monkeypatch):
    monkeypatch.delenv("REKISTERIVAHTI_LOG", raising=False)
    assert not settings.log_as_json()
    monkeypatch.setenv("REKISTERIVAHTI_LOG", "JSON")
    assert settings.log_as_json()
    monkeypatch.setenv("REKISTERIVAHTI_LOG", "xml")
    with pytest.raises(Refused, match="json or text"):
        settings.log_as_json()
