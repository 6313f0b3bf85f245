"""What is said of a case outside the dashboard: its number, what is asked, how near its day is. No names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.outputs.due_dates import Matter
from dashboard.text import Text


@dataclass(frozen=True)
class Wording:
    """The words of the screens, handed down: a right or an act, and how near a day is."""

    matter: Callable[[Text, object, object], str]
    near: Callable[[Text, date | None, date], str]


def matter_words(_: Text, matter: Matter, wording: Wording) -> str:
    """Return which case it is, or which cases, and what is asked or to be done."""
    words = wording.matter(_, matter.kind, matter.action)
    if matter.cases == 1:
        return _("Case {number}: {matter}", number=str(matter.first), matter=words)
    return _(
        "Cases {first}–{last} ({count}): {matter}",
        first=str(matter.first),
        last=str(matter.last),
        count=matter.cases,
        matter=words,
    )


def link_to(matter: Matter, address: str) -> str:
    """Return the address of the case, or of the queue for several; `address` is where the dashboard is."""
    return f"{address}/{path_to(matter)}"


def path_to(matter: Matter) -> str:
    """Return the way to the case, or to the queue for several."""
    return f"case?case={matter.first}" if matter.cases == 1 else "queue"
