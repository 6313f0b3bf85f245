"""What is to be done next, as lines: each with its day, its words, and the place where it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import streamlit

from dashboard.text import Text
from dashboard.widgets.case_labels import label
from dashboard.widgets.due_words import due_words
from dashboard.widgets.figure import Query
from dashboard.widgets.request_rows import RequestRow

_MOST_REQUESTS: Final = 6
_SOON_DAYS: Final = 7


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing to do. `due` is its day, None where it only waits for a hand; `since`: waiting from.

    `first`: the law counts its hours, so that it stands before everything that goes by days.
    """

    words: str
    icon: str
    page: str
    query: Query = field(default_factory=dict)
    due: date | None = None
    since: date | None = None
    first: bool = False


def request_lines(_: Text, rows: Sequence[RequestRow]) -> list[Line]:
    """Return a line for each of the most urgent requests, and one for the rest."""
    lines = [
        Line(
            words=_("{right}, case {number}", right=label(_, row.right), number=str(row.case_number)),
            icon=":material/inbox:",
            page="screens/case.py",
            query={"case": str(row.case_number)},
            due=row.deadline.due,
        )
        for row in rows[:_MOST_REQUESTS]
    ]
    rest = rows[_MOST_REQUESTS:]
    if rest:
        words = _.plural("{n} other open request", "{n} other open requests", len(rest))
        page = "screens/requests.py"
        lines.append(Line(words=words, icon=":material/inbox:", page=page, due=rest[0].deadline.due))
    return lines


def by_due(lines: Iterable[Line], today: date) -> list[Line]:
    """Return what goes by the hour, then the lines by their day; what has none is for today."""
    return sorted(lines, key=lambda line: (not line.first, line.due or today))


def show_lines(_: Text, lines: Sequence[Line], today: date) -> None:
    """Draw the lines, each a link, with how near its day is at the end."""
    with streamlit.container(border=True, gap="xsmall"):
        for line in lines:
            with streamlit.container(horizontal=True, wrap=False, vertical_alignment="center"):
                streamlit.page_link(
                    line.page,
                    label=line.words,
                    icon=line.icon,
                    query_params=dict(line.query),
                    width="stretch",
                )
                streamlit.markdown(_when(_, line, today), width="content")


def _when(_: Text, line: Line, today: date) -> str:
    if line.due:
        left = (line.due - today).days
        colour = "red" if left < 0 else "orange" if left <= _SOON_DAYS else "gray"
        return f":{colour}-badge[{due_words(_, line.due, today)}]"
    if line.since:
        waited = (today - line.since).days
        words = _.plural("waited {n} day", "waited {n} days", waited) if waited > 0 else _("since today")
        return f":gray-badge[{words}]"
    return f":gray-badge[{_('now')}]"
