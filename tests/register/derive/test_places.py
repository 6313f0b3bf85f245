"""Rows that are read by their place in a table stand there: cards by number, the list by position."""

import duckdb
import pytest

from dashboard.databases.pointer import snapshot_path
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


@pytest.mark.parametrize(
    ("query", "persons"),
    [("people/cards", "persons"), ("people/masked_cards", "persons"), ("retention/names", "person_nos")],
)
def test_a_card_that_stands_in_another_place_is_shown_for_nobody(settings, store, officer, query, persons):
    snapshot = register_of(settings, {"Contact": [contact(n) for n in (1, 2, 3)]})
    with duckdb.connect(snapshot_path(settings, snapshot)) as connection:
        connection.execute("create table turned as from person_card order by person_no desc")
        connection.execute("drop table person_card")
        connection.execute("alter table turned rename to person_card")

    with store.page(officer) as page:
        shown = {number: page.rows(query, **{persons: [number]}) for number in (1, 2, 3)}

    assert [len(rows) for rows in shown.values()] == [0, 1, 0]
    assert [row["person_no"] for row in shown[2]] == [2]
