"""Every control finds exactly the rows that stand in `expected/<control>.csv`, in a register full of faults.

What has been decided is no longer open: the same controls are empty once the work is queued.
"""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.controls import controls
from dashboard.decisions.cases import Draft, open_cases
from dashboard.vocabulary import Action, Kind
from tests.controls import faulty as faults
from tests.controls.finding import COLUMNS, found
from tests.little_register import contact, key, register_of, row

EXPECTED = Path(__file__).parent / "expected"
TODAY = faults.NOW.date()
NAMES = [control.name.removeprefix("controls/") for control in controls()]


def expected(name):
    text = (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    return [tuple(each[column] for column in COLUMNS) for each in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("name", NAMES)
def test_a_control_finds_exactly_the_expected_rows(faulty, name):
    rows = found(faulty, name)

    assert expected(name) == rows
    assert rows, "a fault of this kind belongs into the register of faults"


def test_a_clean_register_is_good(settings, store):
    clean = contact(1, LeadSource="Web")
    met = row(
        "Event", 1, WhoId=key("Contact", 1), occurred_at=datetime(2026, 10, 1), Description="Tapaaminen"
    )
    register_of(settings, {"Contact": [clean], "Event": [met], "User": [faults.user(1, "a@indieplace.fi")]})
    faults.attest(store)

    assert {} == {name: rows for name in NAMES if (rows := found(store, name))}


def test_nothing_is_expected_of_a_control_that_is_not_there():
    assert sorted(NAMES) == sorted(path.stem for path in EXPECTED.iterdir())


@pytest.mark.parametrize(
    ("name", "kind", "action", "number"),
    [
        ("c07_source_not_in_notice", Kind.RETENTION, Action.DELETE, 3),
        ("c07_unknown_source", Kind.FINDING, Action.SOURCE_CHECK, 4),
        ("c05_no_lawful_basis", Kind.FINDING, Action.SOURCE_CHECK, 4),
        ("c05_consent_does_not_hold", Kind.RETENTION, Action.DELETE, 7),
        ("c06_special_category", Kind.RETENTION, Action.ANONYMISE, 9),
        ("c07_purchased_list", Kind.RETENTION, Action.DELETE, 3),
        ("c07_not_informed", Kind.RETENTION, Action.DELETE, 3),
        ("c12_keep_ran_out", Kind.RETENTION, Action.DELETE, 2),
        ("c13_1_not_told_of_change", Kind.RETENTION, Action.DELETE, 1),
        ("c12_expired_not_decided", Kind.RETENTION, Action.ANONYMISE, 2),
        ("c12_expired_not_decided", Kind.LEGAL_HOLD, Action.HOLD, 2),
        ("c13_7_opt_out_conflict", Kind.MARKETING, Action.OPT_OUT, 5),
        ("c13_7_opt_out_conflict", Kind.MARKETING, Action.OPT_OUT_EMAIL, 5),
        ("c13_7_opted_out_in_active_campaign", Kind.MARKETING, Action.OPT_OUT, 6),
    ],
)
def test_what_has_been_decided_is_no_longer_open(faulty, officer, now, name, kind, action, number):
    draft = Draft(kind, action, (key("Contact", number),), TODAY, "decided")
    open_cases(faulty, officer, [draft], key="form", now=now, snapshot_id=None)

    assert key("Contact", number) not in {row[1] for row in found(faulty, name)}


def test_stopping_e_mail_takes_nobody_out_of_a_campaign(faulty, officer, now):
    draft = Draft(Kind.MARKETING, Action.OPT_OUT_EMAIL, (key("Contact", 6),), TODAY, "decided")
    open_cases(faulty, officer, [draft], key="form", now=now, snapshot_id=None)

    assert found(faulty, "c13_7_opted_out_in_active_campaign")


def test_a_control_says_what_it_finds_why_and_how_to_put_it_right():
    for control in controls():
        what, why, remedy = control.documentation.split("\n", 2)
        assert what.endswith(".")
        assert why.startswith("Why: ")
        assert "lause" in why
        assert remedy.startswith("Remedy: ")
