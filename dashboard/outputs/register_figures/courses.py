"""How figures of the register have moved from import to import."""

from collections.abc import Iterable, Mapping
from datetime import date

Row = Mapping[str, object]
Course = list[tuple[date, int | None]]


def courses(rows: Iterable[Row]) -> dict[str, Course]:
    """Return each figure's course, oldest first; a masked value is None."""
    found: dict[str, Course] = {}
    for row in rows:
        day, value = row["taken_on"], row["value"]
        assert isinstance(day, date)
        found.setdefault(str(row["figure"]), []).append((day, value if isinstance(value, int) else None))
    return found


def value_on(course: Course, day: date) -> tuple[date, int | None] | None:
    """Return the newest point of a course until the end of `day`; None where it begins later."""
    return max((point for point in course if point[0] <= day), key=lambda point: point[0], default=None)
