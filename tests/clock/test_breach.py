"""72 elapsed hours: through clock changes, weekends and every way to write an instant."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.clock import HELSINKI, ClockPolicy, breach_due, hours_left
from dashboard.vocabulary import Refused


@pytest.mark.parametrize(
    ("aware", "expected"),
    [
        pytest.param("2026-03-27T12:00+02:00", "2026-03-30T13:00+03:00", id="over the spring change"),
        pytest.param(
            "2026-03-26T02:30+02:00", "2026-03-29T02:30+02:00", id="half an hour before the spring change"
        ),
        pytest.param(
            "2026-03-26T03:30+02:00", "2026-03-29T04:30+03:00", id="into the hour that does not exist"
        ),
        pytest.param(
            "2026-10-22T03:30+03:00", "2026-10-25T03:30+03:00", id="into the first of the two hours"
        ),
        pytest.param(
            "2026-10-22T04:30+03:00", "2026-10-25T03:30+02:00", id="into the second of the two hours"
        ),
        pytest.param(
            "2026-10-25T03:30+03:00", "2026-10-28T02:30+02:00", id="from the first of the two hours"
        ),
        pytest.param(
            "2026-10-25T03:30+02:00", "2026-10-28T03:30+02:00", id="from the second of the two hours"
        ),
        pytest.param("2026-10-23T09:00Z", "2026-10-26T11:00+02:00", id="written in UTC"),
        pytest.param(
            "2026-01-09T14:20-05:00", "2026-01-12T21:20+02:00", id="written elsewhere, no started hour"
        ),
        pytest.param("2026-12-23T16:00+02:00", "2026-12-26T16:00+02:00", id="ends on a public holiday"),
        pytest.param("2026-12-31T23:00+02:00", "2027-01-03T23:00+02:00", id="over the year"),
    ],
)
def test_the_authority_is_told_within_72_elapsed_hours(aware, expected):
    due = breach_due(datetime.fromisoformat(aware))

    assert due.isoformat(timespec="minutes") == expected


def test_an_instant_in_the_helsinki_zone_is_counted_in_elapsed_hours_too():
    aware = datetime(2026, 10, 23, 12, 0, tzinfo=HELSINKI)

    assert breach_due(aware).isoformat() == "2026-10-26T11:00:00+02:00"


def test_the_hours_are_policy():
    aware = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    assert breach_due(aware, ClockPolicy(breach_hours=96)) - aware == timedelta(hours=96)


def test_a_time_without_an_offset_is_refused():
    with pytest.raises(Refused, match="2026-10-23T12:00:00 has no offset from UTC"):
        breach_due(datetime(2026, 10, 23, 12, 0))  # the very mistake


def test_the_hours_left_are_elapsed_hours_over_the_autumn_change():
    aware = datetime(2026, 10, 23, 12, 0, tzinfo=HELSINKI)

    assert hours_left(breach_due(aware), aware) == 72


def test_the_hours_left_are_negative_once_it_is_late():
    due = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    assert hours_left(due, datetime(2026, 3, 2, 15, 30, tzinfo=HELSINKI)) == -1.5
