"""By when somebody is to be told whose data came from elsewhere: the query and the clock say the same day."""

from datetime import date, datetime, timedelta

import pytest

from dashboard.clock import notice_due
from dashboard.databases import open_snapshot, snapshot_path
from tests.little_register import contact, key, register_of, row

MORNING = timedelta(hours=6)


def due(settings, people, met=()):
    """Return the days of due by person, from the days on which they were made and met."""
    contacts = [
        contact(n, LeadSource="Media", CreatedDate=datetime.combine(day, datetime.min.time()) + MORNING)
        for n, day in enumerate(people, start=1)
    ]
    events = [row("Event", n, WhoId=key("Contact", n), occurred_at=moment) for n, moment in met]
    name = register_of(settings, {"Contact": contacts, "Event": events})
    with open_snapshot(snapshot_path(settings, name)) as connection:
        found = connection.execute("select person_no, due_on from notice_due").fetchall()
    return dict(found)


def test_every_day_of_three_years_is_due_as_the_clock_counts(settings):
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(3 * 366)]

    assert {n: notice_due(day).due for n, day in enumerate(days, start=1)} == due(settings, days)


def test_the_first_contact_comes_before_the_month_and_is_never_moved(settings):
    made = date(2026, 1, 30)
    met = [(1, datetime(2026, 2, 10, 10)), (2, datetime(2026, 2, 8, 10)), (3, datetime(2026, 5, 1, 10))]

    found = due(settings, [made] * 3, met)

    first = [date(2026, 2, 10), date(2026, 2, 8), date(2026, 5, 1)]  # the second is a Sunday
    assert {n: notice_due(made, day).due for n, day in enumerate(first, start=1)} == found


def test_a_contact_before_the_record_was_made_is_not_the_first(settings):
    made = date(2026, 1, 30)

    found = due(settings, [made] * 2, [(1, datetime(2026, 1, 29, 21, 59)), (2, datetime(2026, 1, 29, 22, 0))])

    assert {1: notice_due(made).due, 2: made} == found  # 22:00 UTC is the next day in Helsinki


@pytest.mark.parametrize(
    ("source", "concerned"),
    [
        ("Web", False),
        ("Newsletter", False),
        ("Content", False),
        ("Phone", False),
        ("Arpajaiset", False),
        ("Staff", True),
        ("Email Tracking", True),
        ("Media", True),
        ("Purchased List", True),
    ],
)
def test_only_whose_data_came_from_elsewhere_is_to_be_told(settings, source, concerned):
    name = register_of(settings, {"Contact": [contact(1, LeadSource=source)]})

    with open_snapshot(snapshot_path(settings, name)) as connection:
        assert concerned == bool(connection.execute("select * from notice_due").fetchall())
