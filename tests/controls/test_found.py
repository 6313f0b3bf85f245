"""What was accepted or is being corrected by hand is subtracted from every control in one place."""

from datetime import date, timedelta

import pytest

from dashboard.controls import Control, controls, find, history, inputs, keys_of, record
from dashboard.decisions.accepting import accept, read_acceptances, take_back
from dashboard.decisions.tasks import Task, queue_tasks
from dashboard.vocabulary import SYSTEM
from tests.controls.faulty import NOW
from tests.controls.finding import found
from tests.little_register import key

UNTIL = date(2027, 1, 31)
SOURCE = "c07_unknown_source"


def split(store, name, now=NOW):
    """Return how many rows of a control are open, accepted, queued."""
    with store.page(SYSTEM) as page:
        each = find(page, Control(f"controls/{name}"), inputs(store.settings, now))
    return each.open.num_rows, each.accepted.num_rows, each.queued.num_rows


def rows_of(store, name):
    with store.page(SYSTEM) as page:
        each = find(page, Control(f"controls/{name}"), inputs(store.settings, NOW))
    rows = each.open.to_pylist()
    return rows, keys_of(Control(f"controls/{name}"), rows)


def accept_rows(store, actor, name, keys, until=UNTIL):
    accept(store, actor, name, keys, until=until, reason="Agreed with the client.", now=NOW)


@pytest.mark.parametrize("name", [each.short for each in controls()])
def test_an_accepted_row_of_any_control_is_not_open(faulty, officer, name):
    rows, keys = rows_of(faulty, name)

    accept_rows(faulty, officer, name, keys[:1])

    taken = sum(each == keys[0] for each in keys)
    assert (len(rows) - taken, taken, 0) == split(faulty, name)


@pytest.mark.parametrize("name", [each.short for each in controls()])
def test_all_of_a_control_is_accepted_whatever_it_finds(faulty, officer, name):
    rows, _ = rows_of(faulty, name)

    accept_rows(faulty, officer, name, None)

    assert (0, len(rows), 0) == split(faulty, name)
    assert [] == found(faulty, name)


def test_several_rows_are_accepted_at_once_and_the_rest_stay_open(faulty, officer):
    rows, keys = rows_of(faulty, "c06_undeclared_column")
    accept_rows(
        faulty, officer, "c06_undeclared_column", [keys[0], "Contact||NoSuchColumn|undeclared_column"]
    )
    accept_rows(faulty, officer, "c06_undeclared_column", keys[1:2])

    both = min(2, len(rows))
    assert (len(rows) - both, both, 0) == split(faulty, "c06_undeclared_column")


def test_after_the_last_day_the_rows_are_open_again(faulty, officer):
    accept_rows(faulty, officer, SOURCE, None, until=date(2026, 11, 24))

    assert (0, 1, 0) == split(faulty, SOURCE, NOW + timedelta(days=1))
    assert (1, 0, 0) == split(faulty, SOURCE, NOW + timedelta(days=2))


def test_what_was_taken_back_is_open_again(faulty, officer):
    accept_rows(faulty, officer, SOURCE, None)
    with faulty.page(officer) as page:
        (accepted,) = read_acceptances(page, SOURCE)

    take_back(faulty, officer, accepted, reason="It was a mistake.", now=NOW)

    assert (1, 0, 0) == split(faulty, SOURCE)


def test_the_days_that_a_row_counts_are_no_part_of_its_name(faulty, officer):
    """The subject of this control says how many days late somebody is: tomorrow it is another."""
    _, keys = rows_of(faulty, "c07_not_informed")
    accept_rows(faulty, officer, "c07_not_informed", keys)

    assert 0 == split(faulty, "c07_not_informed", NOW + timedelta(days=1))[0]


def test_the_name_of_a_find_in_a_text_tells_nothing_of_it(faulty):
    _, keys = rows_of(faulty, "c06_personal_identity_code")

    assert [f"Task|{key('Task', 11)}|Description|personal_identity_code"] == keys


def test_accepting_one_control_accepts_nothing_of_another(faulty, officer):
    before = split(faulty, "c05_no_lawful_basis")

    accept_rows(faulty, officer, SOURCE, None)

    assert before == split(faulty, "c05_no_lawful_basis")


def test_what_was_accepted_is_not_counted_at_the_next_import(faulty, officer):
    accept_rows(faulty, officer, SOURCE, None)

    record(faulty, NOW)

    with faulty.page(SYSTEM) as page:
        assert [0] == [row["open_rows"] for row in history(page) if row["control"] == SOURCE]


def test_what_is_queued_to_be_corrected_is_not_open_but_of_other_controls(faulty, officer, now):
    name = "c06_special_category"
    (row,), (its_key,) = rows_of(faulty, name)
    task = Task(
        control=name,
        key=its_key,
        object=row["object"],
        record_id=row["record_id"],
        subject=row["subject"],
        person_no=row["person_no"],
    )
    others = {each.short: split(faulty, each.short) for each in controls() if each.short != name}

    queue_tasks(faulty, officer, [task], note="", key="form", now=now)

    assert (0, 0, 1) == split(faulty, name)
    assert others == {each: split(faulty, each) for each in others}
