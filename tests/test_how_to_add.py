"""A control, a right, a source and a language are added as the README says, in ten lines, and they work."""

import json
import os
import shutil
import sys

import pytest

from dashboard.databases import Store
from tests import how_to
from tests.little_register import contact, key, register_of

PARTS = how_to.parts()
NOW = "2026-11-23T08:00:00"


@pytest.fixture
def tree(tmp_path):
    """A copy of the program; its data folder is another one."""
    return how_to.copied(tmp_path / "program")


@pytest.fixture
def run(tree, settings, tmp_path):
    """Return a function that runs a command in the copy."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o700)
    return how_to.run_in(
        tree,
        {
            **os.environ,
            "PATH": f"{python.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(tree),
            "REKISTERIVAHTI_DATA": str(settings.data),
            "REKISTERIVAHTI_NOW": NOW,
        },
    )


def python(run, *arguments, code=0):
    return run(sys.executable, "-m", *arguments, code=code)


@pytest.mark.parametrize("title", PARTS)
def test_it_takes_ten_lines_at_most(title):
    assert 0 < PARTS[title].lines <= 10


def test_a_control_a_right_a_source_and_a_language_can_be_added():
    assert ["A control", "A right", "A source", "A language"] == list(PARTS)


def test_a_control_fires(tree, run, settings):
    nameless = contact(2, FirstName=None, LastName=None)
    register_of(settings, {"Contact": [contact(1), nameless]})
    Store(settings).close()

    PARTS["A control"].do(tree, run)

    told = python(run, "dashboard", "check", code=1)
    assert f"    6       1  Persons without a name.\n{' ' * 15}Contact  {nameless['Id']}  Name" in told
    shown = python(run, "tests.how_to_tried", "control")
    assert "Remedy: fill in the name in Salesforce" in shown
    assert "Has no name" in shown


def test_a_right_can_be_asked_for_and_answered(tree, run):
    PARTS["A right"].do(tree, run)

    shown = python(run, "tests.how_to_tried", "right").splitlines()

    assert ["Case 1: Review by a human", "Answer due 21 Dec 2026", "fulfilled"] == shown


def test_a_source_is_counted_and_named(tree, run, settings, tmp_path):
    PARTS["A source"].do(tree, run)
    shutil.copy(tree / "data" / "policy.toml", settings.data / "policy.toml")
    export = tmp_path / "Contact.csv"
    export.write_text(
        f"Id,LastName,LeadSource,CreatedDate\n{key('Contact', 1)},Mallikas,Messut,2026-09-01T08:00:00.000Z\n",
        encoding="utf-8",
    )

    python(run, "dashboard", "import", str(export))
    shown = python(run, "tests.how_to_tried", "source")

    assert "1 trade_fair" in shown
    assert "Trade fair" in shown
    assert "trade_fair" in python(
        run, "dashboard", "check", "--rows", "9", code=1
    )  # nobody told them (Art. 14)


def test_a_language_is_offered_and_spoken(tree, run):
    (tree / "sentences.sv.json").write_text(json.dumps({"Sign in": "Logga in", "Password": "Lösenord"}))

    PARTS["A language"].do(tree, run)

    shown = python(run, "tests.how_to_tried", "language").splitlines()
    assert "Logga in Suomi English Svenska" == shown[0]
    assert ["7.4.2026 Lösenord", "Access to own data"] == shown[1:]
