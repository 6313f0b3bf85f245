"""Rows that are read by their place in a table stand there: cards by number, the list by position."""

import pytest

from tests.little_register import contact, register_of


@pytest.mark.parametrize(
    ("table", "number"), [("person_card", "person_no"), ("retention_list", "list_position")]
)
def test_the_place_of_a_row_is_its_number_less_one(settings, store, officer, table, number):
    people = [contact(n, LastName=f"P{n % 7}", IsDeleted=n % 3 == 0) for n in range(1, 41)]
    people[4]["LastName"] = None
    register_of(settings, {"Contact": people})

    with store.page(officer) as page:
        rows = page._cursor.execute(f"select rowid + 1, {number} from {table}").fetchall()

    assert len(rows) > 20
    assert [place for place, _number in rows] == [number for _place, number in rows]
