"""What is to be done next, as lines: each with its day, its words, and the place where it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

import streamlit

from dashboard.clock import helsinki_date
from dashboard.text import Text
from dashboard.vocabulary import State
from dashboard.widgets.case_labels import label
from dashboard.widgets.due_words import due_words
from dashboard.widgets.request_rows import RequestRow

Row = Mapping[str, object]

_QUEUE: Final = "screens/queue.py"
_MOST_REQUESTS: Final = 6
_SOON_DAYS: Final = 7


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing to do. `due` is its day, None where it only waits for a hand; `since`: waiting from."""

    words: str
    icon: str
    page: str
    query: Mapping[str, str] = field(default_factory=dict)
    due: date | None = None
    since: date | None = None


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


def queue_lines(_: Text, row: Row) -> list[Line]:
    """Return what waits in the queue: a line for each step at which something stands."""
    counted = {name: int(str(row[name] or 0)) for name in row if not name.endswith("_since")}
    failed, approve, own = counted["failed"], counted["to_approve"], counted["own_proposals"]
    carry, claim, verify = counted["to_carry_out"], counted["to_claim"], counted["to_verify"]
    lines = [
        (failed, _.plural("{n} case has failed", "{n} cases have failed", failed), "failed", State.FAILED),
        (
            approve,
            _.plural("{n} decision waits for your approval", "{n} decisions wait for your approval", approve),
            "to_approve",
            State.AWAITING_SECOND_APPROVAL,
        ),
        (
            carry,
            _.plural("{n} case that you have taken on", "{n} cases that you have taken on", carry),
            "to_carry_out",
            State.CLAIMED,
        ),
        (
            claim,
            _.plural(
                "{n} approved case waits to be taken on", "{n} approved cases wait to be taken on", claim
            ),
            "to_claim",
            State.APPROVED,
        ),
        (
            own,
            _.plural(
                "{n} decision of yours waits for another officer",
                "{n} decisions of yours wait for another officer",
                own,
            ),
            "own_proposals",
            State.AWAITING_SECOND_APPROVAL,
        ),
        (
            verify,
            _.plural(
                "{n} case is carried out and waits for the next copy of the register",
                "{n} cases are carried out and wait for the next copy of the register",
                verify,
            ),
            "to_verify",
            State.EXECUTED,
        ),
    ]
    return [
        Line(
            words=words, icon=_icon(state), page=_QUEUE, query={"part": state.value}, since=_since(row, name)
        )
        for count, words, name, state in lines
        if count
    ]


def register_lines(_: Text, row: Row) -> list[Line]:
    """Return what the register itself asks for: expired persons, sources, conflicts."""
    counted = {name: int(str(value)) for name, value in row.items()}
    expired, unknown = counted["expired"], counted["unknown_source"]
    other, conflicts = counted["not_in_notice"], counted["opt_out_conflicts"]
    lines = [
        (
            expired,
            _.plural(
                "{n} person's retention period has ended and nothing is decided",
                "{n} persons' retention period has ended and nothing is decided",
                expired,
            ),
            ":material/hourglass_bottom:",
            "screens/retention.py",
            {"status": "expired"},
        ),
        (
            conflicts,
            _.plural(
                "{n} person has opted out in one record and not in another",
                "{n} persons have opted out in one record and not in another",
                conflicts,
            ),
            ":material/notifications_off:",
            "screens/opt_outs.py",
            {"section": "conflicts"},
        ),
        (
            unknown,
            _.plural("{n} person's source is unknown", "{n} persons' source is unknown", unknown),
            ":material/help:",
            "screens/sources.py",
            {"section": "open"},
        ),
        (
            other,
            _.plural(
                "{n} person comes from a source that the notice does not name",
                "{n} persons come from sources that the notice does not name",
                other,
            ),
            ":material/login:",
            "screens/sources.py",
            {"section": "open"},
        ),
    ]
    return [
        Line(words=words, icon=icon, page=page, query=query)
        for count, words, icon, page, query in lines
        if count
    ]


def by_due(lines: Iterable[Line], today: date) -> list[Line]:
    """Return the lines by their day; what has none is for today."""
    return sorted(lines, key=lambda line: line.due or today)


def show_lines(_: Text, lines: Sequence[Line], today: date) -> None:
    """Draw the lines, each a link, with how near its day is at the end."""
    with streamlit.container(border=True, gap="xsmall"):
        for line in lines:
            with streamlit.container(horizontal=True, vertical_alignment="center"):
                streamlit.page_link(
                    line.page,
                    label=line.words,
                    icon=line.icon,
                    query_params=dict(line.query),
                    width="content",
                )
                streamlit.space("stretch")
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


def _since(row: Row, name: str) -> date | None:
    moment = row.get(f"{name}_since")
    return helsinki_date(moment) if isinstance(moment, datetime) else None


def _icon(state: State) -> str:
    icons = {
        State.FAILED: ":material/error:",
        State.AWAITING_SECOND_APPROVAL: ":material/how_to_reg:",
        State.CLAIMED: ":material/engineering:",
        State.APPROVED: ":material/checklist:",
        State.EXECUTED: ":material/fact_check:",
    }
    return icons[state]
