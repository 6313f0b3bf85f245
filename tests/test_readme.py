"""The README names what there is, and its commands are the ones that CI runs."""

import re

from dashboard.__main__ import main
from dashboard.settings import ROOT
from dashboard.vocabulary import TRANSITIONS, Kind
from tests import state_diagram
from tests.benchmarks.table import BENCHMARKS, FAULTS
from tests.browser.accessibility_table import TABLE as ACCESSIBILITY
from tests.browser.tasks_table import TABLE as TASKS

SCREENS = re.findall(
    r'Screen\("(\w+)", N_\("([^"]+)"\)', (ROOT / "dashboard" / "app.py").read_text(encoding="utf-8")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands():
    return re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_two_commands_do_all():
    start, test = commands()

    assert start.endswith("-r requirements.lock && .venv/bin/python -m dashboard")
    assert test.endswith("-r requirements-test.lock && .venv/bin/python -m pytest")


def test_ci_runs_the_test_command():
    assert commands()[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_states_drawn_are_those_of_the_transitions():
    assert state_diagram.diagrams() == state_diagram.drawn()
    alike = {Kind.RETENTION: {Kind.MARKETING, Kind.FINDING}, Kind.LEGAL_HOLD: {Kind.KEEP_UNTIL}}
    for shown, others in alike.items():
        assert all(moves(shown) == moves(other) for other in others)


def test_the_costs_told_are_those_that_were_measured():
    assert BENCHMARKS.text() == BENCHMARKS.drawn()


def test_the_faults_told_are_those_that_were_tried():
    assert FAULTS.text() == FAULTS.drawn()
    assert not [each for each in FAULTS.text().splitlines() if "| no |" in each and "because" not in each]


def test_the_clicks_told_are_those_that_were_counted():
    assert TASKS.text() == TASKS.drawn()
    assert 8 == len(TASKS.kept())


def test_what_axe_found_is_told_and_nothing_of_it_is_left():
    assert ACCESSIBILITY.text() == ACCESSIBILITY.drawn()
    assert {(0, 0)} == {(each["grave"], each["others"]) for each in ACCESSIBILITY.kept()}
    assert {name for name, _ in SCREENS} <= {each["screen"] for each in ACCESSIBILITY.kept()}


def moves(kind):
    """Return the transitions of a kind that lead somewhere else."""
    return {
        state: {step: then for step, then in steps.items() if then is not state}
        for state, steps in TRANSITIONS[kind].items()
    }


def test_every_command_is_named():
    assert [] == [name for name in main.list_commands(None) if f"`{name}" not in README]


def test_every_screen_is_named_and_photographed():
    assert 15 == len(SCREENS)
    assert [] == [title for _, title in SCREENS if f"| {title} |" not in README]
    taken = {path.stem for path in (ROOT / "tests" / "screenshots" / "fi").glob("*.png")}
    assert {name for name, _ in SCREENS} <= {name.split("_admin")[0] for name in taken}
