"""What the queue and the register ask for, in words: a line for each step and each finding with its count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Snapshot
from dashboard.outputs.copy_age import OLD_DAYS, age_of
from dashboard.text import Text
from dashboard.vocabulary import State
from dashboard.widgets.figure import Query
from dashboard.widgets.retention_figures import undecided
from dashboard.widgets.work import Line

Row = Mapping[str, object]


@dataclass(frozen=True)
class Kind:
    """A kind of line: its words for a number, its sign, and the place where the work is done."""

    words: Callable[[Text, int], str]
    icon: str
    page: str
    query: Query


def _queue(words: Callable[[Text, int], str], icon: str, state: State) -> Kind:
    return Kind(words, icon, "screens/queue.py", {"part": state.value})


_QUEUE: Final[Mapping[str, Kind]] = {
    "alarms": _queue(
        lambda _, n: _.plural(
            "{n} person who was erased or has objected seems to be back",
            "{n} persons who were erased or have objected seem to be back",
            n,
        ),
        ":material/crisis_alert:",
        State.AWAITING_SECOND_APPROVAL,
    ),
    "failed": _queue(
        lambda _, n: _.plural("{n} case has failed", "{n} cases have failed", n),
        ":material/error:",
        State.FAILED,
    ),
    "to_approve": _queue(
        lambda _, n: _.plural(
            "{n} decision waits for your approval", "{n} decisions wait for your approval", n
        ),
        ":material/how_to_reg:",
        State.AWAITING_SECOND_APPROVAL,
    ),
    "to_carry_out": _queue(
        lambda _, n: _.plural("{n} case that you have taken on", "{n} cases that you have taken on", n),
        ":material/engineering:",
        State.CLAIMED,
    ),
    "to_claim": _queue(
        lambda _, n: _.plural(
            "{n} approved case waits to be taken on", "{n} approved cases wait to be taken on", n
        ),
        ":material/checklist:",
        State.APPROVED,
    ),
    "own_proposals": _queue(
        lambda _, n: _.plural(
            "{n} decision of yours waits for another officer",
            "{n} decisions of yours wait for another officer",
            n,
        ),
        ":material/how_to_reg:",
        State.AWAITING_SECOND_APPROVAL,
    ),
    "to_verify": _queue(
        lambda _, n: _.plural(
            "{n} case is carried out and waits for the next copy of the register",
            "{n} cases are carried out and wait for the next copy of the register",
            n,
        ),
        ":material/fact_check:",
        State.EXECUTED,
    ),
}
_REGISTER: Final[Mapping[str, Kind]] = {
    "expired": Kind(
        lambda _, n: _.plural(
            "{n} person's retention period has ended and nothing is decided",
            "{n} persons' retention period has ended and nothing is decided",
            n,
        ),
        ":material/hourglass_bottom:",
        "screens/retention.py",
        undecided("expired"),
    ),
    "unknown_expiry": Kind(
        lambda _, n: _.plural(
            "{n} person's retention period cannot be counted",
            "{n} persons' retention period cannot be counted",
            n,
        ),
        ":material/hourglass_disabled:",
        "screens/retention.py",
        undecided("unknown"),
    ),
    "opt_out_conflicts": Kind(
        lambda _, n: _.plural(
            "{n} person has opted out in one record and not in another",
            "{n} persons have opted out in one record and not in another",
            n,
        ),
        ":material/notifications_off:",
        "screens/opt_outs.py",
        {"section": "conflicts"},
    ),
    "unknown_source": Kind(
        lambda _, n: _.plural("{n} person's source is unknown", "{n} persons' source is unknown", n),
        ":material/help:",
        "screens/sources.py",
        {"section": "open"},
    ),
    "not_in_notice": Kind(
        lambda _, n: _.plural(
            "{n} person comes from a source that the notice does not name",
            "{n} persons come from sources that the notice does not name",
            n,
        ),
        ":material/login:",
        "screens/sources.py",
        {"section": "open"},
    ),
    "not_informed": Kind(
        lambda _, n: _.plural(
            "{n} person has not been informed in time (Art. 14)",
            "{n} persons have not been informed in time (Art. 14)",
            n,
        ),
        ":material/mark_email_unread:",
        "screens/informing.py",
        {"section": "persons", "whom": "overdue"},
    ),
}


def copy_lines(_: Text, snapshot: Snapshot | None, today: date) -> list[Line]:
    """Return what the copy of the register asks for: to be brought in at all, or a newer one."""
    if snapshot is None:
        words = _("Bring in the first export from Salesforce")
    elif (age := age_of(snapshot, today)) > OLD_DAYS:
        words = _.plural(
            "The copy of the register is {n} day old", "The copy of the register is {n} days old", age
        )
    else:
        return []
    return [
        Line(words=words, icon=":material/upload_file:", page="screens/imports.py", query={"section": "new"})
    ]


def queue_lines(_: Text, row: Row) -> list[Line]:
    """Return what waits in the queue: a line for each step at which something stands."""
    return _lines(_, row, _QUEUE)


def register_lines(_: Text, row: Row) -> list[Line]:
    """Return what the register itself asks for: expired persons, sources, conflicts, whom to inform."""
    return _lines(_, row, _REGISTER)


def _lines(_: Text, row: Row, kinds: Mapping[str, Kind]) -> list[Line]:
    counted = {name: int(str(row.get(name) or 0)) for name in kinds}
    return [
        Line(
            words=kind.words(_, counted[name]),
            icon=kind.icon,
            page=kind.page,
            query=kind.query,
            since=_since(row, name),
        )
        for name, kind in kinds.items()
        if counted[name]
    ]


def _since(row: Row, name: str) -> date | None:
    moment = row.get(f"{name}_since")
    return helsinki_date(moment) if isinstance(moment, datetime) else None
