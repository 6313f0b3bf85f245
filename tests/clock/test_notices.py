"""Art. 14: the month, the first contact, and the target that does not wait for Monday."""

from datetime import date

import pytest

from dashboard.clock import ClockPolicy, notice_due
from dashboard.vocabulary import Refused

OBTAINED = date(2026, 1, 30)


def test_without_contact_the_person_is_told_within_a_rolled_month():
    found = notice_due(OBTAINED)

    assert found.due == found.base_due == date(2026, 3, 2)
    assert found.internal_target == date(
        2026, 2, 27
    )  # the Friday before the Saturday on which the month ends


@pytest.mark.parametrize(
    ("contact", "due", "target"),
    [
        (date(2026, 2, 10), date(2026, 2, 10), date(2026, 2, 10)),
        (date(2026, 2, 15), date(2026, 2, 15), date(2026, 2, 13)),  # a Sunday: the contact does not wait
        (date(2026, 3, 1), date(2026, 3, 1), date(2026, 2, 27)),  # between the raw and the rolled end
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 2, 27)),
        (date(2026, 5, 1), date(2026, 3, 2), date(2026, 2, 27)),  # after the month
        (OBTAINED, OBTAINED, OBTAINED),
    ],
)
def test_the_first_contact_is_the_limit_where_it_comes_first(contact, due, target):
    found = notice_due(OBTAINED, contact)

    assert (found.due, found.internal_target) == (due, target)


def test_the_target_never_lies_before_the_data_were_obtained():
    saturday = date(2026, 1, 31)

    assert notice_due(saturday, saturday).internal_target == saturday


def test_a_contact_before_the_data_were_obtained_is_refused():
    with pytest.raises(Refused, match="cannot be on 2026-01-29, before"):
        notice_due(OBTAINED, date(2026, 1, 29))


def test_an_eve_is_a_limit_for_a_notice_too():
    assert notice_due(date(2026, 11, 24)).due == date(2026, 12, 24)
    assert notice_due(date(2026, 11, 24), policy=ClockPolicy(eves_are_working_days=False)).due == date(
        2026, 12, 28
    )


def test_the_steps_name_the_month_and_the_contact():
    codes = [step.code for step in notice_due(OBTAINED, date(2026, 2, 10)).steps]

    assert codes == [
        "obtained",
        "month_end",
        "saturday",
        "sunday",
        "rolled",
        "first_contact",
        "target_within",
    ]
