"""The pictures: twelve months of the register's key figures and of requests; a hidden value has no mark."""

from collections.abc import Iterator
from typing import Final

from dashboard.outputs.monthly_report.parts import Picture, Series
from dashboard.outputs.monthly_report.reading import Facts
from dashboard.outputs.monthly_report.words import Words
from dashboard.outputs.register_figures import register_titles

_LINES: Final = ("persons", "expired", "opted_out")
_LEAST_POINTS: Final = 2


def pictures(words: Words, facts: Facts) -> list[Picture]:
    """Return the pictures that have something to show."""
    return [*_lines(words, facts), *_requests(words, facts)]


def _lines(words: Words, facts: Facts) -> Iterator[Picture]:
    """Yield the courses of the register up to the month's end; two imports make a line."""
    titles, first = register_titles(words.text), facts.month.with_earlier()[0]
    for name in _LINES:
        course = [
            point for point in facts.register.past.get(name, []) if first <= point[0] <= facts.month.last
        ]
        if sum(value is not None for _day, value in course) >= _LEAST_POINTS:
            values = [value for _day, value in course]
            yield Picture(titles[name], [day for day, _value in course], [Series(titles[name], values)])


def _requests(words: Words, facts: Facts) -> Iterator[Picture]:
    _ = words.text
    came = [_number(each.in_all.received) for each in facts.months]
    went = [_number(each.in_all.answered) for each in facts.months]
    if any(came) or any(went):
        series = [Series(_("Received"), came), Series(_("Answered"), went)]
        days = [each.month for each in facts.months]
        yield Picture(_("Requests received and answered"), days, series, bars=True)


def _number(value: int | str) -> int | None:
    return value if isinstance(value, int) else None
