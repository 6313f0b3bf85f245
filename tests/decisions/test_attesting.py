"""Attested facts: with evidence, until a day, by somebody."""

from datetime import date

import pytest

from dashboard import policy
from dashboard.decisions.attesting import attest_clause, read_attestations, withdraw_attestation
from dashboard.vocabulary import Denied, Refused
from tests.controls.finding import found

UNTIL = date(2027, 6, 30)


def attest(store, actor, now, clause="9", **changed):
    given = {"evidence": "Contract with Salesforce, appendix 2.", "until": UNTIL, **changed}
    attest_clause(store, actor, clause, now=now, **given)


def attested(store, actor):
    with store.page(actor) as page:
        return read_attestations(page)


def test_an_attestation_says_who_when_until_when_and_on_what_evidence(store, officer, now):
    attest(store, officer, now)

    only = attested(store, officer)["9"]
    assert ("officer", date(2026, 11, 23), UNTIL) == (only.by, only.on, only.until)
    assert "Contract with Salesforce, appendix 2." == only.evidence


def test_the_control_of_the_clause_is_content_until_the_last_day(store, officer, now):
    attest(store, officer, now)

    assert [] == found(store, "c09_not_attested")
    assert ["attestation_ran_out"] == [row[3] for row in found(store, "c09_not_attested", now.replace(2028))]
    assert found(store, "c10_not_attested")


def test_it_holds_through_its_last_day_and_says_a_month_before_that_it_ends(store, officer, now):
    attest(store, officer, now)
    only = attested(store, officer)["9"]

    assert (True, False) == (only.holds(UNTIL), only.holds(date(2027, 7, 1)))
    assert (False, True) == (only.ends_soon(date(2027, 5, 30)), only.ends_soon(date(2027, 5, 31)))


def test_attesting_anew_replaces_and_withdrawing_ends_it(store, officer, now):
    attest(store, officer, now)
    attest(store, officer, now, evidence="Asked again.")
    assert "Asked again." == attested(store, officer)["9"].evidence

    withdraw_attestation(store, officer, "9", reason="A new sub-processor.", now=now)

    assert {} == attested(store, officer)
    assert ["not_attested"] == [row[3] for row in found(store, "c09_not_attested")]


@pytest.mark.parametrize(
    "wrong", [{"evidence": " "}, {"until": date(2026, 11, 23)}, {"until": date(2028, 1, 1)}, {"clause": "12"}]
)
def test_what_cannot_be_attested_is_refused(store, officer, now, wrong):
    with pytest.raises(Refused):
        attest(store, officer, now, **wrong)

    assert {} == attested(store, officer)


def test_only_an_officer_attests(store, staff, officer, now):
    with pytest.raises(Denied):
        attest(store, staff, now)


def test_the_policy_is_read_as_before(store, officer, now):
    attest(store, officer, now)

    policy.load(store.settings.policy, store.settings.overrides)
