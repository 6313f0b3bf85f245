"""`python -m dashboard user`: accounts while the dashboard is stopped."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.databases import Store
from dashboard.decisions import passwords
from dashboard.decisions.account import find
from tests.people import PASSWORD


@pytest.fixture
def run(settings, monkeypatch):
    """Return a function that runs a command on the test's own data folder."""
    monkeypatch.setenv("REKISTERIVAHTI_DATA", str(settings.data))
    return lambda *words: CliRunner().invoke(main, ["user", *words])


def account(settings, user_name):
    store = Store(settings)
    with store.transaction() as transaction:
        found = find(transaction, user_name)
    store.close()
    return found


def test_add_prints_a_one_time_password_that_fits(run, settings):
    result = run("add", "maija", "--role", "officer", "--name", "Maija Mallikas")

    assert 0 == result.exit_code
    added = account(settings, "maija")
    assert ("officer", "Maija Mallikas", True) == (added.role, added.name, added.must_change_password)
    assert passwords.matches(result.output.splitlines()[0], added.password_hash)


def test_add_takes_an_address_for_reminders(run, settings):
    run("add", "maija", "--role", "officer", "--email", "maija@company.example")

    assert "maija@company.example" == account(settings, "maija").email


def test_who_added_an_account_stands_in_the_history(run, settings):
    run("add", "maija", "--role", "officer")

    store = Store(settings)
    with store.transaction() as transaction:
        cursor = transaction._cursor.execute("select step, actor, role from queue.request_event")
        assert [("add_user", "command_line", "admin")] == cursor.fetchall()
    store.close()


def test_list_shows_every_account_and_no_password(run):
    run("add", "maija", "--role", "officer")
    run("add", "sari", "--role", "staff")
    run("disable", "sari")

    lines = run("list").output.splitlines()

    assert [["maija", "officer", "active", "maija"], ["sari", "staff", "disabled", "sari"]] == [
        line.split() for line in lines
    ]


def test_disable_and_enable(run, settings):
    run("add", "sari", "--role", "staff")

    assert "sari can no longer sign in.\n" == run("disable", "sari").output
    assert not account(settings, "sari").active
    assert "sari can sign in again.\n" == run("enable", "sari").output
    assert account(settings, "sari").active


@pytest.mark.parametrize("command", ["disable", "enable", "reset-password"])
def test_capitals_in_a_user_name_mean_the_same_account_in_every_command(run, command):
    run("add", "Sari", "--role", "staff")

    assert 0 == run(command, "SARI").exit_code


def test_reset_password_replaces_the_password(run, settings):
    run("add", "sari", "--role", "staff")

    password = run("reset-password", "sari").output.splitlines()[0]

    assert passwords.matches(password, account(settings, "sari").password_hash)


def test_two_step_sign_in_is_reset(run, settings):
    run("add", "sari", "--role", "staff")
    store = Store(settings)
    with store.transaction() as transaction:
        transaction.write("queue/account/set_second_factor", user_name="sari", second_factor="sealed")
    store.close()

    assert "sari signs in without a code, until" in run("reset-second-factor", "sari").output
    assert account(settings, "sari").second_factor is None
    assert "sari does not use two-step sign-in." in run("reset-second-factor", "sari").output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", "officer", "--role", "officer"], "belongs to the demo"),
        (["add", "maija", "--role", "officer"], "There is a user maija already."),
        (["disable", "maija"], "only active compliance officer"),
        (["disable", "nobody"], "There is no user nobody."),
        (["reset-password", "nobody"], "There is no user nobody."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_1(run, words, sentence):
    run("add", "maija", "--role", "officer")

    result = run(*words)

    assert 1 == result.exit_code
    assert 1 == len(result.output.splitlines())
    assert sentence in result.output


@pytest.mark.parametrize("name", ["officer", "x", "with space", "system"])
def test_a_refused_name_makes_no_queue_so_that_the_demo_stays(run, settings, name):
    result = run("add", name, "--role", "officer")

    assert 1 == result.exit_code
    assert not settings.queue.parent.exists()
    assert not settings.snapshots.exists()


@pytest.mark.parametrize(
    "words", [["list"], ["disable", "maija"], ["enable", "maija"], ["reset-password", "maija"]]
)
def test_looking_or_changing_makes_no_queue_but_says_that_there_are_no_users(run, settings, words):
    result = run(*words)

    assert (1, 1) == (result.exit_code, len(result.output.splitlines()))
    assert "There are no users yet. Add one: python -m dashboard user add NAME" in result.output
    assert not settings.queue.parent.exists()


def test_while_the_dashboard_runs_one_line_says_so(run, settings):
    running = Store(settings)

    result = run("add", "maija", "--role", "officer")

    running.close()
    assert 1 == result.exit_code
    assert 1 == len(result.output.splitlines())
    assert "Do this in the dashboard, or stop it first." in result.output


def test_a_role_must_be_one_of_ours(run):
    result = run("add", "maija", "--role", "system")

    assert 2 == result.exit_code
    assert "'officer', 'staff', 'manager', 'admin'" in result.output


def test_the_password_of_a_test_would_do():
    passwords.check_new(PASSWORD, "maija")
