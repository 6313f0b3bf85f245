"""The shape of the tree: small files, small functions, layers that import downwards."""

import ast
import subprocess
import sys

import pytest

from dashboard.settings import ROOT

FILES = sorted((ROOT / "dashboard").rglob("*.py"))
TOP_LEVEL = {
    ".ci",
    ".git",
    ".gitignore",
    ".streamlit",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "dashboard",
    "data",
    "pyproject.toml",
    "queries",
    "requirements.lock",
    "requirements-test.lock",
    "tests",
}


def tracked():
    listed = subprocess.run(
        ["git", "ls-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return {path.split("/")[0] for path in listed}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]

    assert len(text.splitlines()) <= 250
    assert [] == [each.name for each in functions if each.end_lineno - each.lineno + 1 > 40]


def test_the_top_level_holds_what_the_design_fixes_and_what_tools_need():
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    assert tracked() <= TOP_LEVEL


def test_the_screens_folder_is_not_called_pages():
    assert not (ROOT / "dashboard" / "pages").exists()


def test_imports_point_down():
    checked = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as l; l()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == checked.returncode, checked.stdout
