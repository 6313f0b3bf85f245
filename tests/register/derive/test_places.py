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


def turn(connection, table, number):
    """Put the last row of a table first."""
    connection.execute(f"create table turned as from {table} order by {number} desc")
    connection.execute(f"drop table {table}")
    connection.execute(f"alter table turned rename to {table}")


@pytest.mark.parametrize(
    ("query", "persons"),
    [("people/cards", "persons"), ("people/masked_cards", "persons"), ("retention/names", "person_nos")],
)
def test_a_card_that_stands_in_another_place_is_shown_for_nobody(settings, store, officer, query, persons):
    snapshot = register_of(settings, {"Contact": [contact(n) for n in (1, 2, 3)]})
    with duckdb.connect(snapshot_path(settings, snapshot)) as connection:
        turn(connection, "person_card", "person_no")

    with store.page(officer) as page:
        shown = {number: page.rows(query, **{persons: [number]}) for number in (1, 2, 3)}

    assert [len(rows) for rows in shown.values()] == [0, 1, 0]
    assert [row["person_no"] for row in shown[2]] == [2]


def test_a_row_of_the_list_that_stands_in_another_place_is_not_shown(settings, store, officer):
    snapshot = register_of(settings, {"Contact": [contact(n) for n in (1, 2, 3)]})
    with duckdb.connect(snapshot_path(settings, snapshot)) as connection:
        turn(connection, "retention_list", "list_position")

    with store.page(officer) as page:
        shown = [page.rows("retention/list_positions", positions=[number]) for number in (1, 2, 3)]

    assert [[], [2], []] == [[row["list_position"] for row in rows] for rows in shown]
