"""The command line: one command a module, serve by default, one line for an error."""

import pkgutil
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from dashboard import commands
from dashboard.__main__ import main
from dashboard.settings import ROOT

MODULES = [each.name for each in pkgutil.iter_modules(commands.__path__) if not each.name.startswith("_")]
CONTEXT = click.Context(main)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_a_command_that_says_what_it_does(module):
    name = module.rstrip("_").replace("_", "-")

    command = main.get_command(CONTEXT, name)

    assert isinstance(command, click.Command)
    assert command.help
    assert name in main.list_commands(CONTEXT)


@pytest.mark.parametrize(
    ("words", "served"),
    [([], True), (["--port", "9000"], True), (["serve"], True), (["--help"], False), (["user"], False)],
)
def test_without_a_command_it_serves(monkeypatch, words, served):
    seen = []
    serve = main.get_command(CONTEXT, "serve")
    monkeypatch.setattr(serve, "callback", lambda **given: seen.append(given["port"]))

    CliRunner().invoke(main, words)

    assert ([9000] if "--port" in words else [8501] if served else []) == seen


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["frobnicate"], "Error: No such command 'frobnicate'. See python -m dashboard --help."),
        (["--loud"], "Error: No such option '--loud'. See python -m dashboard serve --help."),
        (["import"], "Error: Missing argument 'PATHS...'. See python -m dashboard import --help."),
        (["user", "add"], "Error: Missing argument 'USER_NAME'. See python -m dashboard user add --help."),
    ],
)
def test_a_line_that_is_wrong_is_told_so_in_one_line(words, told):
    result = CliRunner().invoke(main, words, prog_name="python -m dashboard")

    assert 2 == result.exit_code
    assert f"{told}\n" == result.output


def test_a_command_that_needs_no_screen_does_not_load_streamlit():
    code = (
        "import sys; from dashboard.__main__ import main; "
        "main(['due', '--right', 'access', '--received', '2026-10-30'], standalone_mode=False); "
        "assert 'streamlit' not in sys.modules"
    )

    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (0, "") == (ran.returncode, ran.stderr)
