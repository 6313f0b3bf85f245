"""Every control has its remedy, and every place that a remedy names is there."""

import tomllib

import pytest

from dashboard.controls import controls
from dashboard.controls.remedies import REMEDIES
from dashboard.decisions.bulk import KINDS
from dashboard.settings import ROOT
from dashboard.widgets.decision_labels import ACTS, REASONS_FOR
from dashboard.widgets.notice_words import FAULTS, SCREENS
from tests.controls.finding import found

# Built beside this screen, and linked to once it is there; the users' screen is an administrator's.
LATER = {"informing"}
NOT_FOR_OFFICERS = {"users"}


def test_every_control_has_one_and_there_is_none_for_others():
    assert sorted(each.short for each in controls()) == sorted(REMEDIES)


@pytest.mark.parametrize("name", REMEDIES)
def test_its_acts_can_be_decided_in_bulk_with_its_reason(name):
    remedy = REMEDIES[name]

    assert set(remedy.acts) <= set(KINDS)
    assert set(remedy.acts) <= set(ACTS)
    reasons = {reason for act in remedy.acts for reason in REASONS_FOR[act]}
    assert remedy.reason is None or remedy.reason in reasons


@pytest.mark.parametrize("name", [name for name, remedy in REMEDIES.items() if remedy.screen])
def test_its_screen_is_there_and_has_a_name(name):
    screen = REMEDIES[name].screen

    if screen not in NOT_FOR_OFFICERS:
        assert screen in SCREENS
    if screen not in LATER:
        assert (ROOT / "dashboard" / "screens" / f"{screen}.py").exists()


@pytest.mark.parametrize("name", [name for name, remedy in REMEDIES.items() if remedy.setting])
def test_its_setting_is_one_of_the_policy(name):
    values = tomllib.loads((ROOT / "data" / "policy.toml").read_text(encoding="utf-8"))

    table, _, key = REMEDIES[name].setting.partition(".")
    assert table in values
    assert not key or key in values[table]


@pytest.mark.parametrize("name", [each.short for each in controls()])
def test_every_fault_that_a_control_finds_has_words(faulty, name):
    assert {row[3] for row in found(faulty, name)} <= set(FAULTS)
