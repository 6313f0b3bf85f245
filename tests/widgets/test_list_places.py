"""Pages found by counting blocks hold the same rows as reading the list through."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from dashboard.databases import current_snapshot_name, snapshot_path
from dashboard.vocabulary import Action
from dashboard.widgets import list_pages
from dashboard.widgets.list_narrowing import Filters
from dashboard.widgets.list_pages import PAGE_SIZE, Days
from tests import registers
from tests.queries.deciding import decide

IMPORTED = date(2026, 11, 23)
MANY = 5_000
_MORE = f"""
    insert into person by name
    select n::integer as person_no, false as deleted,
        case
            when n % 97 > 0 then chr((65 + hash(n) % 26)::integer) || ['a', 'Ä', 'ö'][1 + n % 3] || n
        end as name,
        case when n % 5 > 0 then 'Firma ' || hash(n) % 200 end as company
    from range(2, {MANY}) as number (n);
    insert into person_status by name
    select n::integer as person_no,
        ['former', 'current', 'potential'][(1 + hash(n + 1) % 3)::integer] as relationship,
        ['customer', 'prospect'][(1 + hash(n + 2) % 2)::integer] as rule,
        case when n % 1000 = 7 then 'unknown' else 'staff' end as source,
        date '2020-01-01' + (hash(n + 3) % 2000)::integer as last_contact_on,
        case when n % 11 > 0 then date '2026-01-01' + (hash(n + 4) % 700)::integer end as expires_on
    from range(2, {MANY}) as number (n);
    insert into person_record by name
    select n::integer as person_no, 'Contact' as object, printf('0035g%010dAAA', n) as record_id
    from range(2, {MANY}) as number (n);
"""


@pytest.fixture
def crowd(settings, store, officer, now):
    registers.snapshot_of(settings, people=[registers.person(1)], today=IMPORTED)
    path = snapshot_path(settings, current_snapshot_name(settings))
    with duckdb.connect(str(path)) as connection:
        for statement in (*_MORE.split(";")[:3], "truncate retention_list", registers._LISTED):
            connection.execute(statement)
        connection.execute("truncate retention_cube")
        connection.execute(registers._RETENTION_CUBE)
        registers._work_out(connection, IMPORTED)
    with store.page(officer) as page:
        listed = page.rows("retention/list_range", first=40, last=4500)
    for action, chosen in ((Action.HOLD, listed[::301]), (Action.DELETE, listed[5::400])):
        decide(store, officer, action, [row["person_no"] for row in chosen], now)
    return store


ASKED = [
    {"relationships": ("former",)},
    {"relationships": ("former", "current"), "rules": ("customer",)},
    {"sources": ("unknown",)},
    {"sources": ("unknown",), "relationships": ("former",)},
    {"decisions": ("none",)},
    {"decisions": ("none", "held"), "relationships": ("potential",)},
    {"decisions": ("held",)},
    {"decisions": ("queued", "held"), "rules": ("prospect",)},
    {"sources": ("nowhere",)},
    {},
]


def by_reading(page, filters, days):
    """Return the person numbers of the whole narrowed list, in its order."""
    return [row["person_no"] for row in list_pages.whole(page, filters, days)]


@pytest.mark.parametrize("sorting", list_pages.SORTINGS)
@pytest.mark.parametrize("today", [IMPORTED, date(2027, 2, 1)])
def test_every_page_is_the_same_as_by_reading_the_list_through(crowd, officer, sorting, today):
    days = Days.of(today, 90)
    with crowd.page(officer) as page:
        for asked in ASKED:
            for status in ("expired", "due_soon", "later", "unknown", None):
                filters = Filters(status=status, sorting=sorting, **asked)
                expected = by_reading(page, filters, days)
                pages = range(1, list_pages.pages(len(expected)) + 1)
                for number in {1, pages[len(pages) // 2], pages[-1]}:
                    rows, total = list_pages.read(page, filters, days, number)
                    begin = (number - 1) * PAGE_SIZE
                    assert expected[begin : begin + PAGE_SIZE] == [row["person_no"] for row in rows], filters
                    assert len(expected) == total or not rows


@pytest.mark.parametrize(
    ("asked", "number"), [({"rules": ("customer",)}, 2), ({"decisions": ("held", "queued")}, 1)]
)
@pytest.mark.parametrize("sorting", list_pages.SORTINGS)
def test_turned_round_the_last_stand_first(crowd, officer, sorting, asked, number):
    days = Days.of(IMPORTED, 90)
    with crowd.page(officer) as page:
        filters = Filters(status="expired", sorting=sorting, **asked)
        expected = by_reading(page, filters, days)[::-1]
        rows, total = list_pages.read(page, replace(filters, descending=True), days, number)

    begin = (number - 1) * PAGE_SIZE
    assert expected[begin : begin + PAGE_SIZE] == [row["person_no"] for row in rows] != []
    assert len(expected) == total


def test_rows_in_another_order_show_the_same_as_in_the_list(crowd, officer):
    days = Days.of(IMPORTED, 90)
    with crowd.page(officer) as page:
        (row, *_others), _total = list_pages.read(page, Filters(status="expired", sorting="name"), days, 1)
        (same,) = page.rows("retention/list_positions", positions=[row["list_position"]])

    assert same == row
