from datetime import date

import pytest

from dashboard.vocabulary import Action, Denied, Right
from tests.queries.deciding import decide
from tests.registers import person, snapshot_of

TODAY = date(2026, 11, 23)
EXPIRED = date(2026, 1, 1)
IN_TIME = date(2027, 1, 1)


def people(counts):
    """Persons by (relationship, last day): as many as `counts` says."""
    numbers = iter(range(1, 1000))
    return [
        person(next(numbers), relationship=relationship, expires_on=expires_on)
        for (relationship, expires_on), count in counts.items()
        for _ in range(count)
    ]


def by_status(store, actor):
    with store.page(actor) as page:
        rows = page.rows("figures/status", today=TODAY)
    return {(row["relationship"], row["status"]): row["persons"] for row in rows}


def test_states_are_counted_by_relationship_and_corrected_by_decisions(settings, store, officer, now):
    snapshot_of(
        settings, people=people({("former", EXPIRED): 3, ("former", IN_TIME): 2, ("current", None): 1})
    )
    decide(store, officer, Action.HOLD, [1], now)
    decide(store, officer, Right.ACCESS, [4], now)

    assert {
        ("former", "expired"): 2,
        ("former", "in_time"): 1,
        ("former", "decided"): 2,
        ("current", "unknown"): 1,
    } == by_status(store, officer)


def test_a_manager_sees_no_count_from_one_to_four_nor_what_gives_it_away(settings, store, manager):
    snapshot_of(
        settings, people=people({("former", EXPIRED): 4, ("former", IN_TIME): 6, ("current", IN_TIME): 9})
    )

    found = by_status(store, manager)

    assert "<5" == found["former", "expired"]
    assert "<5" == found["former", "in_time"]


def test_the_register_in_figures_is_corrected_by_decisions(settings, store, officer, now):
    unknown = {"source": "unknown", "expires_on": IN_TIME}
    snapshot_of(
        settings,
        people=[
            person(1, expires_on=EXPIRED),
            person(2, expires_on=EXPIRED),
            person(3, **unknown),
            person(4, **unknown),
            person(5, expires_on=IN_TIME, source="not_in_notice"),
            person(6, expires_on=IN_TIME, opted_out=True, opt_out_conflict=True),
            person(7, expires_on=IN_TIME, opted_out=True, opt_out_conflict=True),
        ],
    )
    decide(store, officer, Action.DELETE, [1], now)
    decide(store, officer, Action.SOURCE_CHECK, [3], now)
    decide(store, officer, Action.OPT_OUT, [5, 6], now)

    with store.page(officer) as page:
        found = page.row("overview/register", today=TODAY)

    assert {
        "persons": 7,
        "expired": 1,
        "unknown_expiry": 0,
        "unknown_source": 1,
        "not_in_notice": 1,
        "opted_out": 3,
        "opt_out_conflicts": 1,
    } == found


def test_a_source_check_leaves_an_expired_person_to_be_decided_about(settings, store, officer, now):
    snapshot_of(settings, people=[person(1, expires_on=EXPIRED, source="unknown")])
    decide(store, officer, Action.SOURCE_CHECK, [1], now)

    with store.page(officer) as page:
        found = page.row("overview/register", today=TODAY)

    assert (1, 0) == (found["expired"], found["unknown_source"])


HISTORY = [
    {"snapshot_id": "a", "taken_on": date(2026, 11, 1), "figure": "persons", "dimension": None, "value": 10},
    {"snapshot_id": "b", "taken_on": date(2026, 11, 8), "figure": "persons", "dimension": None, "value": 11},
    {"snapshot_id": "c", "taken_on": date(2026, 11, 8), "figure": "persons", "dimension": None, "value": 12},
    {"snapshot_id": "a", "taken_on": date(2026, 11, 1), "figure": "expired", "dimension": None, "value": 11},
    {
        "snapshot_id": "a",
        "taken_on": date(2026, 11, 1),
        "figure": "expired",
        "dimension": "former",
        "value": 5,
    },
    {
        "snapshot_id": "a",
        "taken_on": date(2026, 11, 1),
        "figure": "expired",
        "dimension": "current",
        "value": 6,
    },
    {"snapshot_id": "a", "taken_on": date(2026, 11, 1), "figure": "opted_out", "dimension": None, "value": 7},
    {
        "snapshot_id": "a",
        "taken_on": date(2026, 11, 1),
        "figure": "opted_out",
        "dimension": "email",
        "value": 6,
    },
]


def history(store, actor, *figures):
    with store.page(actor) as page:
        rows = page.rows("figures/history", figures=list(figures))
    return [(row["taken_on"].day, row["figure"], row["value"]) for row in rows]


def test_the_last_import_of_a_day_counts(settings, store, officer):
    snapshot_of(settings, figure_history=HISTORY)

    assert [(1, "persons", 10), (8, "persons", 12)] == history(store, officer, "persons")


def test_neither_relationships_nor_channels_are_counted_beside_the_total(settings, store, officer):
    snapshot_of(settings, figure_history=HISTORY)

    assert [(1, "expired", 11), (1, "opted_out", 7)] == history(store, officer, "expired", "opted_out")


def test_of_a_course_each_small_value_is_hidden_by_itself(settings, store, manager):
    days = {1: 0, 2: 3, 3: 40, 4: 7}
    past = [
        {"snapshot_id": str(day), "taken_on": date(2026, 11, day), "figure": "expired", "value": value}
        for day, value in days.items()
    ]
    snapshot_of(settings, figure_history=past)

    assert [0, "<5", 40, 7] == [value for _day, _figure, value in history(store, manager, "expired")]


@pytest.mark.parametrize("name", ["figures/sources", "figures/opt_outs"])
def test_small_groups_are_hidden_from_managers_and_shown_to_officers(settings, store, officer, manager, name):
    many = [person(number) | {"email_opt_out": True} for number in range(1, 9)]
    few = [person(number, source="public_media") | {"phone_opt_out": True} for number in (10, 11)]
    snapshot_of(settings, people=many + few)

    with store.page(officer) as page:
        assert [8, 2] == [row["persons"] for row in page.rows(name)]
    with store.page(manager) as page:
        assert ["<5", "<5"] == [row["persons"] for row in page.rows(name)]


def test_staff_see_no_figures_and_managers_no_requests_row_by_row(settings, store, staff, manager):
    snapshot_of(settings)

    with pytest.raises(Denied), store.page(staff) as page:
        page.rows("figures/sources")
    with pytest.raises(Denied), store.page(manager) as page:
        page.rows("figures/requests")
