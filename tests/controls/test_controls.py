"""Every control finds exactly the rows that stand in `expected/<control>.csv`, in a register full of faults.

What has been decided is no longer open: the same controls are empty once the work is queued.
"""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest

from dashboard.controls import controls, offending
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import SYSTEM
from dashboard.vocabulary import Action, Kind
from tests.little_register import contact, key, register_of, row

EXPECTED = Path(__file__).parent / "expected"
COLUMNS = ("object", "record_id", "subject", "reason", "affected")
TODAY = date(2026, 11, 23)
NAMES = [control.name.removeprefix("controls/") for control in controls()]


def talked(number, day):
    """A task that was done with contact `number`: counts as contact."""
    who = key("Contact", number)
    return row("Task", number, WhoId=who, occurred_at=day, ActivityDate=day, IsClosed=True, Subject="Soitto")


def member(number, campaign, contact_number):
    ids = {"CampaignId": key("Campaign", campaign), "ContactId": key("Contact", contact_number)}
    return row("CampaignMember", number, **ids)


FAULTY = {
    "Contact": [
        contact(1, LeadSource="Web", Birthdate=None),  # nothing is wrong with the first
        contact(2, LeadSource="Web", Birthdate=None),  # silent for more than 24 months
        contact(3, LeadSource="Purchased List", Birthdate=None),
        contact(4, LeadSource="Arpajaiset", Birthdate=None),  # a value that nobody has mapped
        contact(5, LeadSource="Web", Birthdate=None, HasOptedOutOfEmail=True),  # but not as a lead
        contact(6, LeadSource="Web", Birthdate="1980-01-31", HasOptedOutOfEmail=True),
    ],
    "Lead": [contact(5, "Lead", LeadSource="Web", Birthdate=None)],
    "Task": [talked(number, date(2022 if number == 2 else 2026, 10, 1)) for number in range(1, 7)],
    "Event": [row("Event", 1, WhoId=key("Contact", 1), occurred_at=datetime(2026, 10, 1))],
    "EmailMessage": [row("EmailMessage", 1, MessageDate=datetime(2026, 10, 1))],
    "Opportunity": [row("Opportunity", 1, AccountId=None, CloseDate=None)],
    "Account": [row("Account", 1)],
    "Campaign": [row("Campaign", 1, IsActive=True), row("Campaign", 2, IsActive=False)],
    # In an active campaign although opted out; in a closed one; in an active one and not opted out.
    "CampaignMember": [member(1, 1, 6), member(2, 2, 6), member(3, 1, 1)],
}


@pytest.fixture
def faulty(settings, store):
    register_of(settings, FAULTY)
    return store


def found(store, name):
    (control,) = [each for each in controls() if each.name == f"controls/{name}"]
    with store.page(SYSTEM) as page:
        return [
            tuple(str(each[column] or "") for column in COLUMNS) for each in offending(page, control, TODAY)
        ]


def expected(name):
    text = (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    return [tuple(each[column] for column in COLUMNS) for each in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("name", NAMES)
def test_a_control_finds_exactly_the_expected_rows(faulty, name):
    rows = found(faulty, name)

    assert expected(name) == rows
    assert rows, "a fault of this kind belongs into the register above"


def test_nothing_is_expected_of_a_control_that_is_not_there():
    assert NAMES == sorted(path.stem for path in EXPECTED.iterdir())


@pytest.mark.parametrize(
    ("name", "kind", "action", "number"),
    [
        ("c07_source_not_in_notice", Kind.RETENTION, Action.DELETE, 3),
        ("c07_unknown_source", Kind.FINDING, Action.SOURCE_CHECK, 4),
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

    assert [] == found(faulty, name)


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
