import json
import subprocess
import sys
from functools import partial

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import current_snapshot_name
from dashboard.register.pull import PullOrder
from dashboard.settings import ROOT
from tests.little_register import contact, key, row
from tests.org.ingest import KEY, SECRET
from tests.org.server import serving
from tests.outputs.sendings import org_of

REGISTER = {
    "Contact": [contact(1), contact(2)],
    "Task": [row("Task", 1, WhoId=key("Contact", 1))],
}
COLUMNS = ("file", "object", "read", "loaded", "rejected", "duplicates")


@pytest.fixture
def run(settings, monkeypatch):
    """Runs `pull` with these arguments on the test's own data folder; nobody waits."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", "2026-11-23T08:00:00")
    patient = partial(PullOrder, wait=lambda seconds: None)
    monkeypatch.setattr("dashboard.commands.pull.PullOrder", patient)
    return lambda *arguments: CliRunner().invoke(main, ["pull", *map(str, arguments)])


@pytest.fixture
def access(monkeypatch):
    """Sets up the way to Salesforce."""

    def set_up(**given):
        for name, value in given.items():
            monkeypatch.setenv(f"REKISTERIVAHTI_SALESFORCE_{name.upper()}", value)

    return set_up


@pytest.fixture
def salesforce(now, access):
    with serving(org_of(REGISTER), now) as served:
        access(instance=served.address, consumer_key=KEY, consumer_secret=SECRET)
        yield served


def refusal(result):
    """Return the only line on standard error; nothing may stand on standard output."""
    assert (1, "") == (result.exit_code, result.stdout)
    (line,) = result.stderr.splitlines()
    return line


def test_a_pull_is_imported_reported_and_used(run, salesforce, settings):
    result = run("--json")

    assert (0, "") == (result.exit_code, result.stderr)
    told = json.loads(result.stdout)
    assert current_snapshot_name(settings) == told["snapshot"]
    files = {file["object"]: (file["file"], file["read"], file["loaded"]) for file in told["files"]}
    assert ("000001/Contact.csv", 2, 2) == files["Contact"]
    assert ("000001/Task.csv", 1, 1) == files["Task"]
    assert "NOT_FOUND" == told["left_out"]["ContactPointConsent"]


def test_the_table_names_files_and_what_was_left_out(run, salesforce):
    lines = run().stdout.splitlines()

    assert list(COLUMNS) == lines[0].split()
    assert any(line.startswith("Salesforce shows no ContactPointConsent") for line in lines)


def test_a_smaller_pull_waits_and_is_used_when_told_so(run, salesforce, settings):
    run()
    before = current_snapshot_name(settings)
    salesforce.org.store.remove({key("Contact", 2)})

    waiting = run("--full")
    assert 3 == waiting.exit_code
    assert "Contact has 1 records; in the last export it had 2. If that is right" in waiting.stderr
    assert before == current_snapshot_name(settings)

    assert 0 == run("--full", "--accept-smaller").exit_code
    assert before != current_snapshot_name(settings)


def test_without_salesforce_it_says_what_to_set(run):
    line = refusal(run())

    assert "Salesforce is not set up. Set REKISTERIVAHTI_SALESFORCE_INSTANCE" in line


def test_without_anybody_who_signs_in(run, access):
    access(instance="https://office.my.salesforce.com")

    assert "Nobody is named who signs in to Salesforce" in refusal(run())


def test_without_the_extra(run, salesforce, monkeypatch):
    monkeypatch.setattr("dashboard.salesforce.access.find_spec", lambda name: None)

    assert 'pip install ".[salesforce]"' in refusal(run())


def test_a_sign_in_that_is_refused_shows_no_secret(run, salesforce, access):
    access(consumer_secret="not-the-secret")

    line = refusal(run())
    assert "Salesforce refused the sign-in (invalid_client)" in line
    assert "not-the-secret" not in line


def test_a_token_that_is_over(run, salesforce, access):
    access(token="00DRv!over")

    assert "does not accept the sign-in any more" in refusal(run())


def test_an_org_that_cannot_be_reached(run, access):
    access(instance="http://127.0.0.1:9", consumer_key=KEY, consumer_secret=SECRET)

    assert "The connection to Salesforce broke off" in refusal(run())


def test_an_org_that_takes_no_more_requests_today(run, salesforce):
    salesforce.faults.status, salesforce.faults.busy = 403, ["GET"]

    assert "Pull again tomorrow" in refusal(run())


def test_an_org_that_stays_busy(run, salesforce):
    salesforce.faults.busy = ["POST"] * 5

    assert "cannot answer just now (SERVER_UNAVAILABLE)" in refusal(run())


def test_persons_that_may_not_be_read_are_missed(run, salesforce):
    salesforce.sight.unreadable |= {"Contact", "Lead"}

    assert "There is no Contact or Lead file" in refusal(run())


def test_progress_goes_to_a_file_for_the_app(run, salesforce, tmp_path):
    run("--json", "--progress-file", tmp_path / "progress")

    steps = [json.loads(line) for line in (tmp_path / "progress").read_text(encoding="utf-8").splitlines()]
    stages = list(dict.fromkeys(step["stage"] for step in steps))
    assert ["Asking Salesforce what it holds", "Pulling the records from Salesforce"] == stages[:2]
    assert "Looking for files" in stages
    assert all(0 <= step["done"] <= step["total"] for step in steps)


def test_the_command_is_there_without_the_extra():
    code = "import sys; sys.modules['simple_salesforce'] = None; import dashboard.commands.pull"

    assert 0 == subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode
