"""What needs doing first: what goes by the hour, what is late, what waits for a hand, what comes."""

from datetime import date, timedelta

from dashboard.widgets.work import Line, by_due

TODAY = date(2026, 11, 23)


def line(words, **more):
    return Line(words=words, icon="", page="", **more)


def test_the_order_is_hours_then_late_then_today_then_later():
    lines = [
        line("next week", due=TODAY + timedelta(days=7)),
        line("waits for a hand", since=TODAY - timedelta(days=3)),
        line("late", due=TODAY - timedelta(days=7)),
        line("tomorrow", due=TODAY + timedelta(days=1)),
        line("breach", first=True),
    ]

    assert ["breach", "late", "waits for a hand", "tomorrow", "next week"] == [
        each.words for each in by_due(lines, TODAY)
    ]
