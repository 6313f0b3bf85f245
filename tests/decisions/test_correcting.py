"""The day of receipt is corrected by an officer, with a reason; the clock follows, the history keeps both."""

import json
from datetime import date, datetime

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.correcting import correct_received
from dashboard.decisions.request_clock import deadline_of
from dashboard.decisions.steps import Words
from dashboard.vocabulary import Denied, Refused, Right, Stale
from tests.decisions.drafts import opened, retention, right, standing, step

WAS = date(2026, 11, 20)  # drafts.right
EARLIER = date(2026, 11, 13)
TODAY = date(2026, 11, 23)


@pytest.fixture
def request_(store, officer, now):
    return opened(store, officer, right(action=Right.ACCESS), now)


@pytest.fixture
def correct(store, officer, now, request_):
    """Return a function that corrects the day of receipt of the request as it stands."""

    def correct_(day, *, actor=officer, version=None, reason="Viesti tuli info-osoitteeseen"):
        seen = standing(store, request_)["version"] if version is None else version
        correct_received(store, actor, request_, seen, day, reason=reason, now=now)

    return correct_


def row(store, officer):
    with store.page(officer) as page:
        return page.row("case/case", case_number=1)


def test_the_limit_is_counted_from_the_corrected_day_and_says_so(store, officer, correct):
    correct(EARLIER)

    found = deadline_of(row(store, officer), LAWFUL, TODAY)

    assert date(2026, 12, 14) == found.due  # 13 December is a Sunday
    (step_,) = [each for each in found.steps if each.code == "received_corrected"]
    assert {"first": WAS, "received": EARLIER} == step_.values


def test_the_history_keeps_both_days_and_the_reason_stays_in_the_case(store, officer, request_, correct):
    correct(EARLIER)

    with store.transaction() as transaction:
        last = transaction.rows("queue/case_events", case_ids=[request_])[-1]
    assert ("correct_received", "received", 2) == (last["step"], last["state"], last["version"])
    assert {"received_on": "2026-11-13", "was": "2026-11-20"} == json.loads(last["details"])


def test_the_last_of_several_corrections_counts_and_the_first_day_is_named(store, officer, correct):
    correct(EARLIER)
    correct(date(2026, 11, 16))

    found = deadline_of(row(store, officer), LAWFUL, TODAY)

    assert date(2026, 12, 16) == found.due
    assert WAS in [each.values.get("first") for each in found.steps]


def test_steps_are_held_against_the_corrected_day(store, officer, now, request_, correct):
    correct(EARLIER)

    asked = Words("unknown_address", note="x", details={"on": "2026-11-16"})
    step(store, officer, "ask_identity", request_, now, words=asked)

    assert date(2026, 11, 16) == deadline_of(row(store, officer), LAWFUL, TODAY).paused_since


def test_a_correction_may_show_that_identity_was_asked_too_late(store, officer, now, request_, correct):
    step(store, officer, "ask_identity", request_, now, words=Words("unknown_address", note="x"))
    assert deadline_of(row(store, officer), LAWFUL, TODAY).paused_since

    correct(EARLIER)

    assert deadline_of(row(store, officer), LAWFUL, TODAY).paused_since is None


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 11, 24), "has not come yet"),
        (WAS, "already"),
        (date(1980, 1, 1), "The calendar knows"),
    ],
)
def test_a_day_that_cannot_be_is_refused(correct, day, sentence):
    with pytest.raises(Refused, match=sentence):
        correct(day)


def test_a_day_after_what_has_been_asked_already_is_refused(store, officer, request_, correct):
    asked = Words("unknown_address", note="x")
    step(store, officer, "ask_identity", request_, datetime(2026, 11, 21, 8), words=asked)

    with pytest.raises(Refused, match="Identity cannot be asked on"):
        correct(date(2026, 11, 22))


def test_a_reason_is_needed_and_an_officer(correct, staff):
    with pytest.raises(Refused, match="Give a reason"):
        correct(EARLIER, reason=" ")
    with pytest.raises(Denied):
        correct(EARLIER, actor=staff)


def test_what_somebody_else_has_changed_is_looked_at_again(correct):
    with pytest.raises(Stale):
        correct(EARLIER, version=0)


def test_a_closed_request_keeps_its_day(store, officer, now, request_, correct):
    step(store, officer, "withdraw", request_, now, words=Words(note="perui"))

    with pytest.raises(Refused, match="is closed"):
        correct(EARLIER)


def test_a_decision_of_the_office_has_no_day_of_receipt_to_correct(store, officer, now):
    case_id = opened(store, officer, retention(), now)

    with pytest.raises(Refused, match="Only a request"):
        correct_received(store, officer, case_id, 1, EARLIER, reason="x", now=now)
