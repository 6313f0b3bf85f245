"""The query loader reads heads, and refuses values of another type."""

from datetime import date, datetime

import pytest

from dashboard import sql

TEXT = """-- What is asked.
-- More about it.
-- roles: officer, manager
-- param as_of: date
-- param ids: text[]
-- param search: text?
-- counts: persons
select 1
"""
GIVEN = {"as_of": date(2026, 1, 1), "ids": ["a"], "search": None}


def test_the_head_is_documentation_and_declarations():
    query = sql.parse("area/name", TEXT)

    assert "What is asked." == query.title
    assert "What is asked.\nMore about it." == query.description
    assert frozenset({"officer", "manager"}) == query.roles
    assert ("persons",) == query.counts
    assert not query.writes


def test_exactly_the_declared_parameters_are_taken():
    query = sql.parse("area/name", TEXT)

    query.check(GIVEN)
    with pytest.raises(TypeError, match="takes"):
        query.check({"as_of": date(2026, 1, 1)})
    with pytest.raises(TypeError, match="takes"):
        query.check({**GIVEN, "more": 1})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_of", datetime(2026, 1, 1)),
        ("as_of", "2026-01-01"),
        ("as_of", None),
        ("ids", "a"),
        ("ids", [1]),
        ("search", 1),
    ],
)
def test_a_value_of_another_type_is_refused(name, value):
    with pytest.raises(TypeError, match=name):
        sql.parse("area/name", TEXT).check({**GIVEN, name: value})


def test_true_is_no_number():
    with pytest.raises(TypeError):
        sql.parse("a/b", "-- A.\n-- param n: integer\nselect 1").check({"n": True})


def test_a_declaration_that_cannot_be_read_is_an_error():
    with pytest.raises(ValueError, match="cannot read"):
        sql.parse("a/b", "-- A.\n-- param n: number\nselect 1")
