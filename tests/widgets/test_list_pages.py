from datetime import date

import pytest

from dashboard.widgets import list_pages
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import PAGE_SIZE, Days
from tests.registers import person, snapshot_of

DAYS = Days.of(date(2026, 11, 23), 90)
EXPIRED = date(2026, 1, 1)
DUE_SOON = date(2027, 1, 1)


@pytest.fixture
def register(settings, store):
    people = [person(number, expires_on=EXPIRED) for number in range(1, 53)]
    people += [person(number, expires_on=DUE_SOON, source="unknown") for number in range(60, 65)]
    people.append(person(70, expires_on=None, name="Öhman Östen"))
    snapshot_of(settings, people=people)
    return store


def read(store, actor, number=1, **filters):
    with store.page(actor) as page:
        rows, total = list_pages.read(page, Filters(**filters), DAYS, number)
    return [row["person_no"] for row in rows], total


def test_stretches_follow_one_another_in_the_order_of_the_list():
    counts = {"expired": 2, "due_soon": 0, "later": 3, "unknown": 1}

    assert {
        "expired": (1, 2),
        "due_soon": (3, 2),
        "later": (3, 5),
        "unknown": (6, 6),
        None: (1, 6),
    } == list_pages.stretches(counts)


def test_pages_are_full_but_the_last(register, officer):
    first, total = read(register, officer, status="expired")
    second, _total = read(register, officer, 2, status="expired")

    assert (PAGE_SIZE, 2, 52) == (len(first), len(second), total)
    assert not set(first) & set(second)
    assert 2 == list_pages.pages(total)


def test_a_status_without_anybody_is_empty(register, officer):
    assert ([], 0) == read(register, officer, status="later")


def test_filtering_gives_the_same_rows_as_positions(register, officer):
    by_position = read(register, officer, 2, status="expired")
    by_filter = read(register, officer, 2, status="expired", sources=("staff",))

    assert by_position == by_filter


@pytest.mark.parametrize("words", ["öhman", "ohman", "ÖSTEN öh", "öhm öst exam"])
def test_a_search_folds_letters_and_stays_within_the_status(register, officer, words):
    assert ([70], 1) == read(register, officer, search=words)
    assert ([], 0) == read(register, officer, status="expired", search=words)


@pytest.mark.parametrize("words", ["öhman xx", "östen öhm xx", "xx östen öhman"])
def test_a_search_finds_nobody_who_lacks_one_of_the_words(register, officer, words):
    assert ([], 0) == read(register, officer, search=words)


def test_everybody_in_a_filtered_list_is_all_its_pages(register, officer):
    with register.page(officer) as page:
        everybody = list_pages.everybody(page, Filters(status="expired"), DAYS)
        unknown = list_pages.everybody(page, Filters(sources=("unknown",)), DAYS)

    assert set(range(1, 53)) == set(everybody)
    assert set(range(60, 65)) == set(unknown)


def test_before_the_days_are_counted_a_list_has_one_page():
    assert 1 == list_pages.pages(0)
