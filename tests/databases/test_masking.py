"""A manager never reads a count of one to four, nor can work one out."""

from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from dashboard.databases.masking import MASKED, mask
from dashboard.databases.worked_out import Known, is_small


def counts(*values):
    return [{"source": str(number), "persons": value} for number, value in enumerate(values)]


def shown(rows):
    return [row["persons"] for row in rows]


def test_one_to_four_reads_less_than_five_and_zero_is_zero():
    assert [MASKED, MASKED, 0, 5, 12] == shown(mask(counts(1, 4, 0, 5, 12), ["persons"]))


def test_a_single_small_count_takes_the_next_smallest_with_it():
    assert [MASKED, 40, MASKED] == shown(mask(counts(3, 40, 7), ["persons"]))


def test_in_a_cross_table_no_line_has_exactly_one_hidden_cell():
    rows = [
        {"relationship": relationship, "source": source, "persons": value}
        for relationship, values in {
            "current": (3, 20, 30),
            "former": (10, 20, 30),
            "potential": (9, 8, 7),
        }.items()
        for source, value in zip("abc", values, strict=True)
    ]

    masked = mask(rows, ["persons"])

    for line in ("relationship", "source"):
        for name in {row[line] for row in rows}:
            hidden = sum(row["persons"] == MASKED for row in masked if row[line] == name)
            assert hidden != 1, (line, name)


@given(some.lists(some.integers(0, 60), min_size=1, max_size=12))
def test_what_is_shown_is_true_and_what_is_hidden_cannot_be_worked_out(values):
    result = shown(mask(counts(*values), ["persons"]))

    hidden = [value for value, cell in zip(values, result, strict=True) if cell == MASKED]
    assert all(cell in (value, MASKED) for value, cell in zip(values, result, strict=True))
    assert not any(isinstance(cell, int) and 0 < cell < 5 for cell in result)
    assert len(hidden) != 1 or sum(value > 0 for value in values) == 1


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ((100, 50, 1, 1), [100]),  # of 152 in all, "<5" twice would be 1 and 1
        ((100, 4, 4), []),  # of 108, 4 and 4
        ((60, 5, 5, 4), [60]),  # whoever knows that 5 was the next smallest reads 4 in a 9
        ((100, 50, 1, 3), [100, 50]),
    ],
)
def test_hiding_goes_on_until_a_small_count_could_be_two_numbers(values, left):
    assert left == [cell for cell in shown(mask(counts(*values), ["persons"])) if cell != MASKED]


def compositions(total, parts):
    """Every way to write `total` as so many numbers."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


def consistent(rows, result, groups):
    """Every table that reads like `result` and has the same sums, for somebody who knows the rules."""
    places = [[index for index in group if result[index]["persons"] == MASKED] for group in groups]
    sums = [sum(rows[index]["persons"] for index in group) for group in places]
    ways = [compositions(total, len(group)) for group, total in zip(places, sums, strict=True) if group]
    for numbers in product(*ways):
        table = [dict(row) for row in rows]
        for index, number in zip(chain(*places), chain(*numbers), strict=True):
            table[index]["persons"] = number
        if mask(table, ["persons"]) == result:
            yield table


def pinned(rows, groups):
    """The small counts that can be nothing else; sums are known of groups whose hidden parts are no secret.

    A sum is shown where it is not small itself, and where its hidden parts do not give it away.
    """
    result = mask(rows, ["persons"])
    values = [row["persons"] for row in rows]
    hidden = {index for index, row in enumerate(result) if row["persons"] == MASKED}
    left = {index for index in hidden if is_small(values[index])}
    for group in groups:
        if sum(values[index] for index in group) < 5 or Known(values, []).gives_away(
            dict.fromkeys(group, 1), hidden
        ):
            return set()
    for table in consistent(rows, result, groups):
        left -= {index for index in left if table[index]["persons"] != values[index]}
        if not left:
            break
    return left


@given(some.lists(some.integers(0, 7), min_size=2, max_size=4))
def test_with_the_total_shown_nobody_can_pin_a_count_of_one_to_four(values):
    assert set() == pinned(counts(*values), [range(len(values))])


@hypothesis_settings(max_examples=60)
@given(some.lists(some.integers(0, 7), min_size=4, max_size=4))
def test_nor_in_a_cross_table_with_the_total_and_that_of_one_column_shown(values):
    rows = [
        {"relationship": relationship, "status": status, "persons": value}
        for (relationship, status), value in zip(product("ab", "xy"), values, strict=True)
    ]

    assert set() == pinned(rows, [[0, 2], [1, 3]])


def test_an_empty_answer_stays_empty():
    assert [] == mask([], ["persons"])
