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


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMIN, Role.MANAGER])
def test_figures_that_move_with_every_request_are_for_officers_by_a_direct_call_too(store, role):
    with pytest.raises(Denied):
        figures(store, Actor("somebody", role))
