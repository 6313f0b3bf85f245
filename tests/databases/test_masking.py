"""A manager never reads a count of one to four, nor can work one out."""

from hypothesis import given
from hypothesis import strategies as some

from dashboard.databases.masking import MASKED, mask


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


def test_an_empty_answer_stays_empty():
    assert [] == mask([], ["persons"])
