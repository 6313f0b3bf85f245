"""The monthly figures as a CSV file: what the screen shows, nothing else, with hidden counts hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import session
from dashboard.databases import Store
from dashboard.decisions.ledger import record_act
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.monthly_report import month_of
from dashboard.outputs.register_figures import RegisterFigures, register_figures, register_titles
from dashboard.outputs.request_figures import MonthFigures, RequestFigures, month_figures, request_figures
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import Actor, OptOutChannel, Permission, Relationship, Role, Source
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.month_figures import month_lines
from dashboard.widgets.prepared_download import File
from dashboard.widgets.request_lines import request_lines


@dataclass(frozen=True)
class Figures:
    """Everything that the figures screen shows, for one reader.

    `requests` are those of officers; managers have `months`, twelve that are over, the oldest first.
    """

    register: RegisterFigures
    requests: RequestFigures | None
    months: Sequence[MonthFigures]


def read_figures(store: Store, actor: Actor, policy: Policy, today: date) -> Figures:
    """Return the figures for `actor`; what is too few is hidden from managers."""
    register = register_figures(store, actor, today)
    if actor.role is not Role.MANAGER:
        return Figures(register, request_figures(store, actor, policy.clock, today), ())
    months = month_of(today).before.with_earlier()
    return Figures(register, None, month_figures(store, actor, policy.clock, months, today))


def make_file(policy: Policy) -> File:
    """Write the figures of this moment into a file, and into the history that somebody took them."""
    actor, store, _ = session.actor(Permission.SEE_FIGURES), session.store(), session.text()
    figures = read_figures(store, actor, policy, session.today())
    columns = {"figure": _("Figure"), "dimension": _("Of which"), "value": _("Count")}
    content = guarded_csv(columns, lines(_, figures))
    name = f"rekisterivahti-{session.today():%Y-%m}.csv"
    with store.transaction() as transaction:
        record_act(transaction, actor, "download", session.now(), {"file": "monthly_figures"})
    return File(name, "text/csv", content)


def lines(_: Text, figures: Figures) -> Iterable[dict[str, object]]:
    """Return the lines of the file: a figure, what it is a part of, and the count."""
    tables = figures.register.tables
    for name, title in register_titles(_).items():
        yield _line(title, "", tables.register.get(name))
    for row in tables.status:
        relationship = label_of(_, Relationship, row["relationship"])
        yield _line(
            _("Where persons stand, by relationship"),
            f"{relationship}: {_(STATUS_WORDS[str(row['status'])])}",
            row["persons"],
        )
    for row in tables.sources:
        yield _line(_("Where the data come from"), label_of(_, Source, row["source"]), row["persons"])
    for row in tables.opt_outs:
        yield _line(
            _("Objections to marketing, by channel"),
            label_of(_, OptOutChannel, row["channel"]),
            row["persons"],
        )
    requests = request_lines(_, figures.requests) if figures.requests else month_lines(_, figures.months)
    yield from (_line(*each) for each in requests)


def _line(figure: str, dimension: str, value: object) -> dict[str, object]:
    return {"figure": figure, "dimension": dimension, "value": value}
