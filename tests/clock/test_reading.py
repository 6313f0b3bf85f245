"""What people type: dates and instants, or one clear sentence."""

from datetime import UTC, date, datetime

import pytest

from dashboard.clock import read_day, read_instant
from dashboard.vocabulary import Refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-10", date(2026, 9, 10)),
        (" 2026-09-10 ", date(2026, 9, 10)),
        ("2026-09-09T21:30:00Z", date(2026, 9, 10)),
        ("2026-09-09T20:59:59Z", date(2026, 9, 9)),
        ("2026-01-09T22:30:00+00:00", date(2026, 1, 10)),
        ("2026-01-09T21:30Z", date(2026, 1, 9)),
        ("2026-09-10T00:30+03:00", date(2026, 9, 10)),
        ("2026-09-09T18:00-05:00", date(2026, 9, 10)),
    ],
)
def test_a_date_or_an_instant_gives_the_helsinki_date(text, expected):
    assert read_day(text) == expected


def test_an_instant_is_read_as_utc():
    assert read_instant("2026-10-23T12:00+03:00") == datetime(2026, 10, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-02-30", "'2026-02-30' is no date or time"),
        ("7.4.2026", "'7.4.2026' is no date or time"),
        ("", "'' is no date or time"),
        ("2026-09-10T00:30", "2026-09-10T00:30:00 has no offset from UTC"),
        ("9999-12-31", "1992 to 2099, not 9999"),
        ("0001-01-01T00:00+02:00", "1992 to 2099, not 1"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(Refused, match=sentence):
        read_day(text)


def test_a_bare_date_is_no_instant():
    with pytest.raises(Refused, match="has no offset"):
        read_instant("2026-10-23")
