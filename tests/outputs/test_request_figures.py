from datetime import date, timedelta

import pytest

from dashboard.clock import LAWFUL
from dashboard.decisions.cases import Draft, open_cases
from dashboard.decisions.steps import Words, take_step
from dashboard.outputs.request_figures import request_figures
from dashboard.vocabulary import Actor, Denied, Kind, Right, Role, Step
from tests.registers import contact_id

TODAY = date(2026, 11, 23)
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def requests(store, officer, now):
    """Return a function that opens so many requests received so many days ago, and closes some of them."""

    def make(count, *, days=0, closed=0, key="requests"):
        drafts = [
            Draft(
                kind=Kind.RIGHT,
                action=Right.PROFILING_QUESTION,
                salesforce_ids=(contact_id(number),),
                received_on=TODAY - timedelta(days=days),
                reason_code="asked",
            )
            for number in range(count)
        ]
        cases = open_cases(store, officer, drafts, key=key, now=now, snapshot_id=None)
        done = {Step.START: 1, Step.FULFIL: 2}
        for step, version in done.items() if closed else ():
            versions = dict.fromkeys(cases[:closed], version)
            take_step(store, officer, step, versions, now=now, words=Words(reason_code="done"))

    return make


def figures(store, actor):
    return request_figures(store, actor, LAWFUL, TODAY)


def test_without_requests_everything_is_nothing(store, officer):
    found = figures(store, officer)

    assert (0, 0, 0, None) == (found.open, found.late, found.closed, found.on_time)
    assert 12 == len(found.by_month)
    assert NOVEMBER == max(found.by_month)


def test_requests_are_open_late_or_closed_and_in_time_by_their_own_limit(store, officer, requests):
    requests(3, days=2, closed=1, key="new")
    requests(2, days=60, closed=1, key="old")

    found = figures(store, officer)

    assert (3, 1, 2, 0.5) == (found.open, found.late, found.closed, found.on_time)
    assert (3, 2) == found.by_month[NOVEMBER]
    assert (2, 0) == found.by_month[date(2026, 9, 1)]


def test_a_manager_sees_no_small_count(store, manager, requests):
    requests(9, days=2, closed=3)

    found = figures(store, manager)

    assert (6, 0, "<5") == (found.open, found.late, found.closed)
    assert ("<5", "<5") == (found.by_month[NOVEMBER][1], found.by_month[NOVEMBER][1])


def test_what_is_open_cannot_be_worked_out_from_what_was_received_and_closed(store, manager, requests):
    requests(10, days=80, closed=10, key="september")
    requests(10, days=49, closed=8, key="october")

    found = figures(store, manager)

    received = [came for came, _went in found.by_month.values()]
    assert "<5" == found.open
    assert "<5" in (found.closed, *received)


def test_who_is_late_cannot_be_worked_out_from_who_is_not(store, manager, requests):
    requests(3, days=2, key="new")
    requests(9, days=80, key="old")

    found = figures(store, manager)

    assert (12, "<5") == (found.open, found.late)


def test_a_share_that_gives_a_small_count_away_is_hidden_from_managers(store, officer, manager, requests):
    requests(9, days=2, closed=9, key="new")
    requests(1, days=60, closed=1, key="old")

    assert 0.9 == figures(store, officer).on_time
    assert figures(store, manager).on_time is None


def test_a_share_of_all_is_shown_to_managers(store, manager, requests):
    requests(9, days=2, closed=9)

    assert 1.0 == figures(store, manager).on_time


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMIN])
def test_who_may_not_see_figures_gets_none_by_a_direct_call_either(store, role):
    with pytest.raises(Denied):
        figures(store, Actor("somebody", role))
