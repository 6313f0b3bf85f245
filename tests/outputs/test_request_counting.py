"""Requests counted exactly: days, limits, pauses, extensions, grounds."""

from datetime import date, datetime, timedelta

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.demands import OF_CASE, REMEDIES
from dashboard.decisions.steps import Words, take_step
from dashboard.outputs.request_figures import Age, request_figures
from dashboard.vocabulary import ExtensionReason, Kind, Right, Step

TODAY = date(2026, 11, 23)
DOUBT = Words(reason_code="unknown_address", note="x")
PROOF = Words(reason_code="questions", note="x")
EXTENDED = Words(reason_code="complexity", note="x", details={"channel": "email"})
DONE = Words(note="x")
TOLD = {REMEDIES: True}


@pytest.fixture
def request_(store, officer):
    """Return a function that opens a request so many days ago, and takes steps so many days later."""

    def make(days_ago, *steps, right=Right.RESTRICTION, count=1):
        day = TODAY - timedelta(days=days_ago)
        draft = Draft(Kind.RIGHT, right, (), day, "asked")
        for number in range(count):
            key = f"{days_ago}-{right}-{steps}-{number}"
            moment = datetime.combine(day, datetime.min.time().replace(hour=9))
            (case_id,) = open_cases(store, officer, [draft], key=key, now=moment, snapshot_id=None)
            for version, (after, step, words) in enumerate(steps, 1):
                at_ = moment + timedelta(days=after)
                take_step(store, officer, step, {case_id: version}, now=at_, words=words)

    return make


def figures(store, actor):
    return request_figures(store, actor, LAWFUL, TODAY)


def answered(after):
    return (after, Step.START, Words()), (after, Step.FULFIL, DONE)


def test_days_are_counted_from_receipt_to_the_answer_of_each_right(store, officer, request_):
    request_(60, *answered(10))
    request_(60, *answered(21))
    request_(90, *answered(40), right=Right.OBJECTION)
    request_(500, *answered(5))

    found = figures(store, officer)

    restriction, objection = found.by_right[Right.RESTRICTION], found.by_right[Right.OBJECTION]
    assert (2, 2, 15.5, 21, 1.0) == (
        restriction.received,
        restriction.answered,
        restriction.median_days,
        restriction.longest_days,
        restriction.on_time,
    )
    assert (40, 0.0) == (objection.median_days, objection.on_time)
    assert (3, 21, 40) == (found.in_all.answered, found.in_all.median_days, found.in_all.longest_days)


def test_what_was_withdrawn_or_found_twice_is_not_answered(store, officer, request_):
    request_(60, *answered(10))
    request_(60, (50, Step.WITHDRAW, DONE))
    request_(61)
    request_(60, (1, Step.MARK_DUPLICATE, Words("same", details={OF_CASE: 3})))

    found = figures(store, officer)

    assert (4, 1, 2, 1.0) == (found.in_all.received, found.in_all.answered, found.dropped, found.on_time)
    assert 10 == found.in_all.median_days


def test_open_requests_stand_by_age_and_by_limit(store, officer, request_):
    for days in (0, 7, 8, 15, 27, 30, 31, 90):
        request_(days)

    found = figures(store, officer)

    assert {Age.WEEK: 2, Age.FORTNIGHT: 1, Age.MONTH: 3, Age.LONGER: 2} == found.by_age
    assert (1, 3) == (found.late, found.soon)  # received on 23 October is due on 23 November, a Monday


def test_a_pause_counts_where_it_moved_the_limit(store, officer, request_):
    request_(60, (1, Step.ASK_IDENTITY, DOUBT), (11, Step.CONFIRM_IDENTITY, PROOF))
    request_(60, (2, Step.ASK_IDENTITY, DOUBT), (6, Step.CONFIRM_IDENTITY, PROOF))
    request_(60, (20, Step.ASK_IDENTITY, DOUBT), (30, Step.CONFIRM_IDENTITY, PROOF))
    request_(60, (1, Step.ASK_IDENTITY, DOUBT))

    pauses = figures(store, officer).pauses

    assert (2, 2, 14, 7.0) == (pauses.counted, pauses.uncounted, pauses.days, pauses.median_days)


def test_an_extension_counts_by_its_reason_and_by_when_it_was_told(store, officer, request_):
    request_(60, (20, Step.EXTEND, EXTENDED))
    request_(60, (50, Step.EXTEND, EXTENDED))

    found = figures(store, officer).extensions

    assert {
        (ExtensionReason.COMPLEXITY, True): 1,
        (ExtensionReason.COMPLEXITY, False): 1,
        (ExtensionReason.NUMBER_OF_REQUESTS, True): 0,
        (ExtensionReason.NUMBER_OF_REQUESTS, False): 0,
    } == found


def test_refusals_and_partial_answers_stand_by_their_ground(store, officer, request_):
    refused = (3, Step.REJECT, Words(ground="18(1)", note="x", details=TOLD))
    partly = (3, Step.START, Words()), (4, Step.FULFIL_PARTIALLY, Words(ground="12(5)", note="x"))
    request_(60, refused, count=2)
    request_(60, *partly)

    found = figures(store, officer)

    assert (2, {"18(1)": 2}) == (found.refused, found.refusals)
    assert (1, {"12(5)": 1}) == (found.partly, found.partial)
