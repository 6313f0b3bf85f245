"""Accepting what a control found: with a reason, for a year at most, and taken back at any time."""

from datetime import date

import pytest

from dashboard import policy
from dashboard.decisions.accepting import accept, read_acceptances, take_back
from dashboard.vocabulary import Denied, Refused, Stale

CONTROL = "c07_unknown_source"
UNTIL = date(2027, 5, 1)


def accepting(store, actor, now, rows=("Contact|003||unknown_source",), **changed):
    given = {"until": UNTIL, "reason": "Anna Aalto has agreed.", **changed}
    accept(store, actor, CONTROL, rows, now=now, **given)


def accepted(store, actor, control=""):
    with store.page(actor) as page:
        return read_acceptances(page, control)


def test_what_was_accepted_says_what_until_when_by_whom_and_why(store, officer, now):
    accepting(store, officer, now)

    (only,) = accepted(store, officer)
    assert (CONTROL, ("Contact|003||unknown_source",), UNTIL) == (only.control, only.rows, only.until)
    assert (date(2026, 11, 23), "officer", "Anna Aalto has agreed.") == (only.on, only.by, only.reason)


def test_each_acceptance_keeps_its_own_reason(store, officer, now):
    accepting(store, officer, now, reason="The first.")
    accepting(store, officer, now, rows=None, reason="The second.")

    assert ["The first.", "The second."] == [each.reason for each in accepted(store, officer, CONTROL)]
    assert [] == accepted(store, officer, "c12_keep_ran_out")


def test_taking_one_back_leaves_the_other(store, officer, second_officer, now):
    accepting(store, officer, now)
    accepting(store, officer, now, rows=None)
    first, second = accepted(store, officer)

    take_back(store, second_officer, first, reason="No longer.", now=now)

    assert [second] == accepted(store, officer)
    with pytest.raises(Stale):
        take_back(store, officer, first, reason="No longer.", now=now)


@pytest.mark.parametrize("until", [date(2026, 11, 23), date(2026, 1, 1), date(2027, 11, 24)])
def test_the_last_day_is_to_come_and_within_a_year(store, officer, now, until):
    with pytest.raises(Refused, match="last day"):
        accepting(store, officer, now, until=until)

    assert [] == accepted(store, officer)


def test_a_whole_year_is_allowed(store, officer, now):
    accepting(store, officer, now, until=date(2027, 11, 23))

    assert 1 == len(accepted(store, officer))


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"rows": ()}, {"rows": ["x"] * 1001}])
def test_without_a_reason_or_rows_nothing_is_accepted(store, officer, now, wrong):
    with pytest.raises(Refused):
        accepting(store, officer, now, **wrong)

    assert [] == accepted(store, officer)


def test_only_an_officer_accepts_and_takes_back(store, officer, staff, now):
    accepting(store, officer, now)
    (only,) = accepted(store, officer)

    with pytest.raises(Denied):
        accepting(store, staff, now)
    with pytest.raises(Denied):
        take_back(store, staff, only, reason="x", now=now)


def test_the_policy_knows_nothing_of_it_and_the_history_not_why(store, officer, now):
    accepting(store, officer, now)

    policy.load(store.settings.policy, store.settings.overrides)
    with store.transaction() as transaction:
        told = transaction._cursor.execute("select payload from queue.request_event").fetchall()
        kept = transaction._cursor.execute("select value from queue.setting").fetchall()
    assert "Aalto" not in str(told) + str(kept)
