"""Write-back items: the newest row counts, nothing is said twice, and what still stands stays on the list."""

import pytest

from dashboard.decisions.items import Item, Result, read_items, store_plan, write_results
from dashboard.decisions.ledger import vouch

TASK, MAIL = (
    Item("Task", "00T000000000001AAA", "delete"),
    Item("EmailMessage", "02s000000000001AAA", "delete"),
)


@pytest.fixture
def planned(store, officer, now):
    def planned(*items, **more):
        with store.transaction() as transaction:
            store_plan(transaction, officer, now, {"case": items}, **more)
            vouch(transaction, officer, now)
            return listed(transaction)

    return planned


def listed(transaction):
    return [(each.item, each.attempt, each.result) for each in read_items(transaction, ["case"])["case"]]


def seen(store, actor, now, *outcomes):
    with store.transaction() as transaction:
        written = write_results(transaction, actor, now, [("case", *each, None) for each in outcomes])
        vouch(transaction, actor, now)
        return written


def test_a_plan_is_the_first_row_of_each_item(planned):
    assert [(MAIL, 0, "planned"), (TASK, 0, "planned")] == planned(TASK, MAIL)


def test_what_left_the_plan_is_not_on_the_list_and_comes_back_with_a_newer_row(planned):
    planned(TASK, MAIL)

    assert [(TASK, 0, "planned")] == planned(TASK)
    assert [(MAIL, 2, "planned"), (TASK, 0, "planned")] == planned(TASK, MAIL)


def test_saying_the_same_again_writes_nothing(store, planned, officer, now):
    planned(TASK)
    seen(store, officer, now, (TASK, Result.SUCCEEDED))

    assert 0 == seen(store, officer, now, (TASK, Result.SUCCEEDED))
    assert [(TASK, 1, "succeeded")] == planned(TASK)


def test_a_new_plan_drops_what_an_export_still_shows_only_if_it_may(store, planned, officer, now):
    planned(TASK, MAIL)
    seen(store, officer, now, (MAIL, Result.STANDING))

    assert [(MAIL, 1, "standing")] == planned(keep={Result.STANDING})
    assert [] == planned()


def test_a_case_without_items_has_an_empty_list(store):
    with store.transaction() as transaction:
        assert {"other": []} == read_items(transaction, ["other"])
