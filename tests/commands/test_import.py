import json
import os
import signal

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import current_snapshot_name
from dashboard.register import importing
from tests.exports import contact_id, contacts_file, csv_file, record_id


@pytest.fixture
def run(settings, monkeypatch):
    """Runs `import` with these arguments on the test's own data folder."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T08:00:00")
    return lambda *arguments: CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def export(tmp_path):
    folder = tmp_path / "export"
    people = [[contact_id(n), f"Nimi{n}", f"p{n}@example.fi"] for n in range(20)]
    contacts_file(folder, *people, ["id#7", "Huono", "h@example.fi"], [contact_id(0), "Toinen", ""])
    csv_file(folder / "Account.csv", ["Id", "Name"], [[record_id("Account", 1), "Esimerkki Oy"]])
    return folder


def test_json_is_all_that_stands_on_standard_output(run, export, settings):
    result = run("--json", export)

    assert 0 == result.exit_code
    names = ("file", "object", "read", "loaded", "rejected", "duplicates", "error")
    files = [("Account.csv", "Account", 1, 1, 0, 0, None), ("Contact.csv", "Contact", 22, 20, 1, 1, None)]
    assert {
        "snapshot": current_snapshot_name(settings),
        "files": [dict(zip(names, file, strict=True)) for file in files],
    } == json.loads(result.stdout)
    assert "" == result.stderr


def test_the_table_names_every_file_with_its_counts(run, export):
    lines = run(export).stdout.splitlines()

    assert ["file", "object", "read", "loaded", "rejected", "duplicates"] == lines[0].split()
    assert ["Contact.csv", "Contact", "22", "20", "1", "1"] == lines[2].split()


def test_an_export_without_persons_is_one_line_on_standard_error(run, export):
    (export / "Contact.csv").unlink()

    result = run("--json", export)

    assert 1 == result.exit_code
    assert "" == result.stdout
    assert result.stderr.startswith("Error: There is no Contact or Lead file")
    assert 1 == len(result.stderr.splitlines())


def test_a_folder_that_cannot_be_written_into_is_one_line_on_standard_error(run, export, settings):
    settings.data.mkdir(exist_ok=True)
    settings.snapshots.write_text("in the way", encoding="utf-8")

    result = run("--json", export)

    assert (1, "") == (result.exit_code, result.stdout)
    assert f"Error: Nothing can be written into the folder {settings.snapshots}.\n" == result.stderr


def test_a_smaller_export_waits_and_says_how_to_go_on(run, export, settings):
    run(export)
    before = current_snapshot_name(settings)
    (export / "Account.csv").unlink()

    result = run("--json", export)

    assert 3 == result.exit_code
    assert before == current_snapshot_name(settings)
    assert json.loads(result.stdout)["snapshot"] != before
    assert "Account was in the last export and is not in this one. If that is right" in result.stderr


def test_a_smaller_export_is_used_when_told_so(run, export, settings):
    run(export)
    (export / "Account.csv").unlink()

    result = run("--accept-smaller", "--json", export)

    assert 0 == result.exit_code
    assert json.loads(result.stdout)["snapshot"] == current_snapshot_name(settings)


def test_slash_dates_are_settled_by_an_option(run, tmp_path):
    path = contacts_file(
        tmp_path, [contact_id(1), "Aho", "01/02/2023"], columns=("Id", "LastName", "LastActivityDate")
    )

    loaded = [json.loads(run("--json", path, *more).stdout)["files"][0]["loaded"]
              for more in ([], ["--slash-dates", "day-first", "--accept-smaller"])]  # fmt: skip

    assert [0, 1] == loaded


def test_progress_goes_to_a_file_for_the_app(run, export, tmp_path):
    run("--json", "--progress-file", tmp_path / "progress", export)

    steps = [json.loads(line) for line in (tmp_path / "progress").read_text(encoding="utf-8").splitlines()]
    assert steps
    assert all({"stage", "done", "total"} == set(step) for step in steps)


def refused(run, export):
    contacts_file(export, [contact_id(1), "Aho", ""]).write_text("", encoding="utf-8")
    (export / "Contact.csv").rename(export / "Contact Maija Mallikas.csv")


def waiting(run, export):
    named = csv_file(export / "Maija Mallikas.csv", ["Id", "Own"], [["x1", "y"]])
    run("--json", export)
    named.unlink()


@pytest.mark.parametrize("prepare", [refused, waiting])
def test_before_the_app_nothing_of_the_files_is_said_where_it_would_come_into_the_log(
    run, export, tmp_path, prepare
):
    prepare(run, export)

    told = run("--json", export)
    result = run("--json", "--progress-file", tmp_path / "progress", export)

    assert "Maija Mallikas" in told.stderr
    assert told.exit_code == result.exit_code != 0
    assert "" == result.stderr


def stop_at_once(*_arguments, **_more):
    os.kill(os.getpid(), signal.SIGTERM)


def stop_in_a_query(*_arguments, **_more):
    try:
        stop_at_once()
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted") from None


@pytest.mark.parametrize("stopped", [stop_at_once, stop_in_a_query])
def test_an_import_that_is_stopped_cleans_up_behind_itself(run, export, settings, monkeypatch, stopped):
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(importing, "derive", stopped)

    result = run("--json", export)

    assert (1, "", "Aborted!") == (result.exit_code, result.stdout, result.stderr.strip())
    assert {"import.lock"} == {path.name for path in settings.snapshots.iterdir()}
    assert before is signal.getsignal(signal.SIGTERM)
