"""`python -m dashboard check`: clause by clause, the rows that are open, and an exit code to act on."""

from datetime import date, datetime

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.commands import check as module
from dashboard.controls import controls
from dashboard.databases import Store
from dashboard.decisions.accepting import accept
from tests.controls.faulty import attest
from tests.little_register import contact, key, register_of, row
from tests.registers import snapshot_of

RECENT = {"CreatedDate": datetime(2026, 11, 1)}
GOOD = {
    "Contact": [
        contact(1, LeadSource="Web", **RECENT, EmailBouncedDate=None, IndividualId=key("Individual", 1))
    ],
    "Account": [row("Account", 1, Name="Yritys Oy")],
    "Individual": [row("Individual", 1, HasOptedOutSolicit=False, HasOptedOutProcessing=False)],
    "ContactPointTypeConsent": [row("ContactPointTypeConsent", 1, PrivacyConsentStatus="OptIn")],
    "Opportunity": [row("Opportunity", 1, AccountId=key("Account", 1), CloseDate=date(2026, 11, 1))],
    "Task": [row("Task", 1, WhoId=key("Contact", 1), ActivityDate=date(2026, 11, 1), Status="Completed")],
    "Event": [row("Event", 1, WhoId=None)],
    "EmailMessage": [row("EmailMessage", 1, MessageDate=datetime(2026, 11, 1))],
    "Campaign": [row("Campaign", 1, Name="Uutiskirje")],
    "CampaignMember": [row("CampaignMember", 1, CampaignId=key("Campaign", 1))],
    "User": [
        row(
            "User",
            1,
            Name="Maija Myyjä",
            IsActive=True,
            LastLoginDate=datetime(2026, 11, 20),
            extra='{"CompanyName": "Indieplace Oy"}',
        )
    ],
}
ODD = {"Contact": [contact(number, LeadSource="Arpajaiset") for number in range(1, 6)]}


@pytest.fixture
def run(settings, now, monkeypatch):
    """Return a function that checks the test's own data folder."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    monkeypatch.setenv("REKISTERIVAHTI_NOW", now.isoformat())
    return lambda *words: CliRunner().invoke(main, ["check", *words])


CLAUSES = ["4", "5", "6", "7", "8", "9", "10", "11", "12", "13.1", "13.4", "13.6", "13.7", "13.8"]


def attested(settings):
    """Attest what no data show: without it clauses 8 to 10 are open."""
    store = Store(settings)
    attest(store)
    store.close()


def test_every_clause_with_a_control_has_its_line_and_nothing_open_is_exit_code_0(run, settings):
    register_of(settings, GOOD)
    attested(settings)

    result = run()

    assert 0 == result.exit_code
    lines = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert {"0"} == {count for _, count, _title in lines}
    assert CLAUSES == list(dict.fromkeys(clause for clause, _, _title in lines))
    assert len(controls()) == len(lines)


def test_a_copy_of_an_older_version_is_not_called_good(run, settings):
    snapshot_of(settings)
    attested(settings)

    result = run()

    assert 2 == result.exit_code
    assert "?" in {line.split()[1] for line in result.stdout.splitlines()}
    assert "Not everything could be looked at" in result.stderr


def test_an_object_that_was_not_exported_is_unknown_and_not_good(run, settings):
    register_of(settings, {name: rows for name, rows in GOOD.items() if name not in {"User", "Task"}})
    attested(settings)

    result = run()

    assert 2 == result.exit_code
    unknown = {line.split()[0] for line in result.stdout.splitlines() if line.split()[1] == "?"}
    assert {"4", "6", "8", "11", "12"} == unknown
    assert "for the export lacks: Task" in result.stdout


def test_open_rows_are_counted_named_by_their_ids_and_exit_code_1(run, settings):
    register_of(settings, ODD)

    result = run("--rows", "2")

    assert 1 == result.exit_code
    begin = next(n for n, line in enumerate(result.stdout.splitlines()) if "nobody knows" in line)
    head, first, second, rest = (line.split() for line in result.stdout.splitlines()[begin : begin + 4])
    assert ["7", "5", "Persons"] == head[:3]
    assert [["Contact", key("Contact", number), "Arpajaiset"] for number in (1, 2)] == [first, second]
    assert ["and", "3", "more"] == rest[:3]
    assert "example.com" not in result.stdout


def test_without_a_register_nothing_can_be_checked_and_no_queue_is_made(run, settings):
    result = run()

    assert not settings.queue.parent.exists()

    assert (2, "") == (result.exit_code, result.stdout)
    assert "Error: There is no register yet. Import a Salesforce export first.\n" == result.stderr


def test_a_queue_that_is_held_by_the_dashboard_is_no_open_row(run, settings):
    register_of(settings, GOOD)
    held = Store(settings)

    result = run()

    held.close()
    assert 2 == result.exit_code
    assert 1 == len(result.stderr.splitlines())


def test_a_fault_is_exit_code_2_and_does_not_quote_the_data(run, settings, monkeypatch):
    register_of(settings, ODD)

    def break_down(*_):
        raise ValueError("Maija Mallikas, maija@example.fi")

    monkeypatch.setattr(module, "find", break_down)

    result = run()

    assert (2, "") == (result.exit_code, result.stdout)
    assert "Something went wrong in the program" in result.stderr
    assert "ValueError" in result.stderr
    assert "Maija" not in result.stderr


def test_what_was_accepted_is_told_and_not_open(run, settings, officer, now):
    odd = [{**each, **RECENT, "Id": key("Contact", 9)} for each in ODD["Contact"][-1:]]
    register_of(settings, {**GOOD, "Contact": [*GOOD["Contact"], *odd]})
    attested(settings)
    store = Store(settings)
    for control in ("c07_unknown_source", "c05_no_lawful_basis"):
        accept(store, officer, control, None, until=date(2027, 1, 31), reason="The fair of May.", now=now)
    store.close()

    result = run()

    assert 0 == result.exit_code
    assert ["1 accepted for now"] * 2 == [
        line.strip() for line in result.stdout.splitlines() if "accepted" in line
    ]
