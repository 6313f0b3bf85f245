"""`python -m dashboard monthly-report`: the file, who reads what in it, and the line in the history."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import Store
from tests.outputs.monthly import answered, asked
from tests.outputs.papers import pdf_text
from tests.registers import person, snapshot_of
from tests.screens.acting import events

NOW = "2026-11-23T08:00:00"


@pytest.fixture
def run(settings, monkeypatch):
    """Return a function that runs the command on the test's own data folder."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", NOW)
    return lambda *words: CliRunner().invoke(main, ["monthly-report", "--month", "2026-10", *map(str, words)])


@pytest.fixture
def office(settings, officer):
    """A register, and three requests of October that were answered."""
    store = Store(settings)
    snapshot_of(settings, people=[person(1)])
    answered(store, officer, asked(store, officer, date(2026, 10, 5), 3), date(2026, 10, 9))
    store.close()
    return settings


@pytest.mark.parametrize(("role", "count"), [("officer", '"3"'), ("manager", '"<5"')])
def test_each_role_reads_what_it_may(run, office, tmp_path, role, count):
    file = tmp_path / "report.csv"

    result = run("--role", role, "--language", "en", file)

    assert (0, f"{file}: 2026-10, {role}\n") == (result.exit_code, result.output)
    received = [
        line
        for line in file.read_text("utf-8-sig").splitlines()
        if '"Requests received";"October 2026"' in line
    ]
    assert [count] == [line.split(";")[-1] for line in received]


def test_it_is_paper_in_finnish_for_managers_where_nothing_else_is_said(run, office, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(b"the one of last month")

    result = run(file)

    assert 0 == result.exit_code
    read = pdf_text(file.read_bytes())
    assert "Tietosuojan kuukausiraportti" in read
    assert "Luvut 1–4 näkyvät muodossa <5" in read
    assert [file] == list(tmp_path.glob("report*"))


def test_the_history_says_who_took_it_for_whom(run, office, tmp_path):
    run("--role", "officer", tmp_path / "report.csv")

    store = Store(office)
    ((_step, actor, details),) = events(store, "download")
    store.close()
    told = json.loads(details)
    assert ("command_line", "monthly_report", "2026-10", "officer") == (
        actor,
        told["what"],
        told["month"],
        told["role"],
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report.doc",), "A report is written as .pdf or .csv."),
        (("--month", "2026-11", "report.pdf"), "The month 2026-11 is not over yet."),
        (("--month", "October", "report.pdf"), "Write the month as 2026-10"),
        (("nowhere/report.pdf",), "report.pdf cannot be written there."),
    ],
)
def test_what_is_wrong_is_one_line_and_leaves_no_file(run, office, tmp_path, words, said):
    result = run(*words[:-1], tmp_path / words[-1])

    assert 1 == result.exit_code
    assert said in result.output
    assert not list(tmp_path.glob("report*"))
