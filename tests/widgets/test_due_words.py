"""How near a time limit is, in both languages."""

from datetime import date, timedelta

import pytest

from dashboard.text import text
from dashboard.widgets.due_words import due_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "english", "finnish"),
    [
        (2, "2 days left", "2 päivää jäljellä"),
        (1, "due tomorrow", "erääntyy huomenna"),
        (0, "due today", "erääntyy tänään"),
        (-1, "1 day late", "1 päivä myöhässä"),
        (-3, "3 days late", "3 päivää myöhässä"),
    ],
)
def test_days_are_said_in_words(days, english, finnish):
    due = TODAY + timedelta(days=days)

    assert (english, finnish) == (due_words(text("en"), due, TODAY), due_words(text("fi"), due, TODAY))


def test_where_nothing_is_due_stands_a_dash():
    assert "–" == due_words(text("en"), None, TODAY)
