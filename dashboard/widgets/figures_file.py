"""The monthly figures as a CSV file: what the screen shows, nothing else, with hidden counts hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard import session
from dashboard.databases import Page
from dashboard.decisions.ledger import record_act
from dashboard.outputs.guarded_csv import guarded_csv
from dashboard.outputs.request_figures import RequestFigures, request_figures
from dashboard.policy import Policy
from dashboard.text import Text
from dashboard.vocabulary import SYSTEM, OptOutChannel, Permission, Relationship, Role, Source, require
from dashboard.widgets.case_labels import label_of
from dashboard.widgets.decision_labels import STATUS_WORDS
from dashboard.widgets.hidden_figures import Tables, hide_few
from dashboard.widgets.prepared_download import File
from dashboard.widgets.request_lines import request_lines

Row = Mapping[str, object]


@dataclass(frozen=True)
class Figures:
    """Everything that the figures screen shows, for one reader."""

    register: Row
    status: Sequence[Row]
    sources: Sequence[Row]
    opt_outs: Sequence[Row]
    requests: RequestFigures


def read_figures(page: Page, policy: Policy) -> Figures:
    """Return the figures for the page's actor; what is too few is hidden from managers."""
    require(page.actor, Permission.SEE_FIGURES)
    store, today = session.store(), session.today()
    requests = request_figures(store, page.actor, policy.clock, today)
    with store.page(SYSTEM) as whole:
        tables = Tables(
            register=whole.row("overview/register", today=today) or {},
            status=whole.rows("figures/status", today=today),
            sources=whole.rows("figures/sources"),
            opt_outs=whole.rows("figures/opt_outs"),
        )
    seen = hide_few(tables) if page.actor.role is Role.MANAGER else tables
    return Figures(seen.register, seen.status, seen.sources, seen.opt_outs, requests)


def make_file(policy: Policy) -> File:
    """Write the figures of this moment into a file, and into the history that somebody took them."""
    actor, store, _ = session.actor(Permission.SEE_FIGURES), session.store(), session.text()
    with store.page(actor) as page:
        figures = read_figures(page, policy)
    columns = {"figure": _("Figure"), "dimension": _("Of which"), "value": _("Count")}
    content = guarded_csv(columns, lines(_, figures))
    name = f"rekisterivahti-{session.today():%Y-%m}.csv"
    with store.transaction() as transaction:
        record_act(transaction, actor, "download", session.now(), {"file": "monthly_figures"})
    return File(name, "text/csv", content)


def lines(_: Text, figures: Figures) -> Iterable[dict[str, object]]:
    """Return the lines of the file: a figure, what it is a part of, and the count."""
    titles = register_titles(_)
    for name, title in titles.items():
        yield _line(title, "", figures.register.get(name))
    for row in figures.status:
        relationship = label_of(_, Relationship, row["relationship"])
        yield _line(
            _("Where persons stand, by relationship"),
            f"{relationship}: {_(STATUS_WORDS[str(row['status'])])}",
            row["persons"],
        )
    for row in figures.sources:
        yield _line(_("Where the data come from"), label_of(_, Source, row["source"]), row["persons"])
    for row in figures.opt_outs:
        yield _line(
            _("Objections to marketing, by channel"),
            label_of(_, OptOutChannel, row["channel"]),
            row["persons"],
        )
    yield from (_line(*each) for each in request_lines(_, figures.requests))


def register_titles(_: Text) -> dict[str, str]:
    """Return what the figures of the register are called."""
    return {
        "persons": _("Persons in the register"),
        "expired": _("Expired, to be decided"),
        "unknown_source": _("Sources to find"),
        "not_in_notice": _("Outside the notice"),
        "opted_out": _("Opted out of marketing"),
    }


def _line(figure: str, dimension: str, value: object) -> dict[str, object]:
    return {"figure": figure, "dimension": dimension, "value": value}
