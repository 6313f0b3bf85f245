"""The commands `due` and `breach-due`: a date, its derivation on request, one line for what is wrong."""

import csv
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dashboard.commands.breach_due import breach_due
from dashboard.commands.due import due
from dashboard.vocabulary import DashboardError

VECTORS = Path(__file__).parent.parent / "vectors"


class Commands(click.Group):
    """Says a DashboardError as the program does: one line on stderr."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except DashboardError as error:
            raise click.ClickException(str(error)) from error


def run(*arguments: str) -> Result:
    group = Commands(commands={"due": due, "breach-due": breach_due})
    return CliRunner().invoke(group, arguments)


def rows(name: str) -> list:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["id"]) for row in csv.DictReader(file)]


def arguments_of(row: dict[str, str]) -> list[str]:
    clause, name = row["right"].split()[:2]
    right = {"Art.": "notice_14", "13.7": "marketing_objection"}.get(clause, name)
    arguments = [f"--right={right}", f"--received={row['received']}"]
    arguments += [f"--identity-asked={row['id_asked']}"] if row["id_asked"] else []
    arguments += [f"--identity-verified={row['id_verified']}"] if row["id_verified"] else []
    told = row["extended"].removeprefix("yes, told ")
    arguments += [f"--extension-told={told}"] if told != "no" else []
    return [*arguments, "--refused"] if "refused" in row["right"] else arguments


@pytest.mark.parametrize("row", rows("deadlines.csv"))
def test_due_prints_the_date_of_the_vector_and_nothing_else(row):
    result = run("due", *arguments_of(row))

    assert (result.exit_code, result.stdout) == (0, f"{row['expected_due']}\n")


@pytest.mark.parametrize("row", rows("breaches.csv"))
def test_breach_due_prints_the_hour_of_the_vector(row):
    result = run("breach-due", "--aware", row["aware_local"])

    assert (result.exit_code, result.stdout) == (0, f"{row['due_local']}\n")


def test_seconds_are_kept_where_they_were_given():
    assert run("breach-due", "--aware", "2026-03-02T12:00:30+02:00").stdout == "2026-03-05T12:00:30+02:00\n"


def test_an_instant_counts_as_its_helsinki_date():
    assert run("due", "--right=access", "--received=2026-09-09T21:30:00Z").stdout == "2026-10-12\n"


def test_a_first_contact_brings_the_notice_forward():
    result = run("due", "--right=notice_14", "--received=2026-01-30", "--first-contact=2026-02-10")

    assert result.stdout == "2026-02-10\n"


def test_the_derivation_follows_the_date_a_line_a_step():
    lines = run("due", "--right=access", "--received=2026-03-03", "--explain").stdout.splitlines()

    assert lines[0] == "2026-04-07"
    assert lines[3] == "2026-04-03 is a public holiday: Good Friday. (Reg. 1182/71 art. 2(1))"
    assert len(lines) == 9


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["due", "--right=access"], "Give both --right and --received."),
        (["due", "--received=2026-03-03"], "Give both --right and --received."),
        (["due", "--right=complaint", "--received=2026-03-03"], "--right cannot be complaint."),
        (["due", "--right=access", "--received=3.3.2026"], "'3.3.2026' is no date or time."),
        (["due", "--right=access", "--received=2026-03-03T12:00"], "has no offset from UTC."),
        (
            ["due", "--right=access", "--received=2026-03-03", "--extension-told=2026-03-02"],
            "An extension cannot be told on 2026-03-02",
        ),
        (
            ["due", "--right=access", "--received=2026-03-03", "--first-contact=2026-03-04"],
            "--first-contact belongs to --right notice_14.",
        ),
        (["due", "--right=notice_14", "--received=2026-03-03", "--refused"], "A notice knows only"),
        (["breach-due"], "Give --aware"),
        (["breach-due", "--aware=2026-10-23T12:00"], "has no offset from UTC."),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_on_stderr(arguments, sentence):
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
