from datetime import date

import pytest

from dashboard.vocabulary import Action
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

FAIR = {"source": "unknown", "source_value": "Messut"}


@pytest.fixture
def register(settings, store):
    snapshot_of(
        settings,
        people=[
            person(1, created_on=date(2025, 12, 31)),
            person(2, created_on=date(2026, 1, 1)),
            person(3, created_on=date(2026, 1, 31), **FAIR),
            person(4, created_on=None, **FAIR),
            person(5, created_on=date(2026, 2, 1), source="not_in_notice", source_value="Purchased List"),
            person(6, created_on=date(2026, 2, 1), source="unknown", source_value=None),
        ],
        source_mapping=[
            {"source_value": "WEB ", "source": "staff"},
            {"source_value": "Purchased List", "source": "not_in_notice"},
        ],
    )
    return store


def test_persons_are_counted_by_year_and_source(register, officer):
    with register.page(officer) as page:
        rows = page.rows("sources/by_period", unit="year", since=None, until=None)

    assert [
        (date(2025, 1, 1), "staff", 1),
        (date(2026, 1, 1), "not_in_notice", 1),
        (date(2026, 1, 1), "staff", 1),
        (date(2026, 1, 1), "unknown", 2),
        (None, "unknown", 1),
    ] == [(row["period"], row["source"], row["persons"]) for row in rows]


def test_months_are_those_between_the_days_given_both_included(register, officer):
    span = {"since": date(2026, 1, 1), "until": date(2026, 1, 31)}

    with register.page(officer) as page:
        rows = page.rows("sources/by_period", unit="month", **span)

    assert [(date(2026, 1, 1), "staff", 1), (date(2026, 1, 1), "unknown", 1)] == [
        (row["period"], row["source"], row["persons"]) for row in rows
    ]


def test_a_value_is_mapped_whatever_its_capitals_and_spaces(register, officer):
    with register.page(officer) as page:
        rows = page.rows("sources/values")

    assert {
        ("Web", "staff", True, 2),
        ("Messut", "unknown", False, 2),
        ("Purchased List", "not_in_notice", True, 1),
        (None, "unknown", False, 1),
    } == {(row["source_value"], row["source"], row["mapped"], row["persons"]) for row in rows}


def test_open_sources_tell_how_many_are_queued(register, officer, now):
    decide(register, officer, Action.SOURCE_CHECK, [3], now)
    decide(register, officer, Action.DELETE, [5], now)

    with register.page(officer) as page:
        rows = page.rows("sources/open")

    assert [("not_in_notice", 1, 1), ("unknown", 3, 1)] == [
        (row["source"], row["persons"], row["queued"]) for row in rows
    ]


def to_check(store, actor, value=None):
    with store.page(actor) as page:
        rows = page.rows("sources/to_check", source="unknown", source_value=value)
    return [row["person_no"] for row in rows]


def test_persons_to_check_are_those_not_queued_yet(register, officer, now):
    decide(register, officer, Action.SOURCE_CHECK, [3], now)

    assert [4, 6] == to_check(register, officer)


def test_persons_to_check_can_be_narrowed_to_one_value_or_to_none(register, officer):
    assert [3, 4] == to_check(register, officer, "Messut")
    assert [6] == to_check(register, officer, "")
