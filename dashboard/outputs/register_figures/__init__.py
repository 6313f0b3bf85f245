"""The register in figures: what it is now, how it has moved; managers never read 1–4 nor what tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.outputs.register_figures.courses import Course, courses, value_on
from dashboard.outputs.register_figures.hiding import Tables, hide_few, hide_past
from dashboard.text import Text
from dashboard.vocabulary import SYSTEM, Actor, Permission, Role, require

__all__ = [
    "FIGURES",
    "Course",
    "RegisterFigures",
    "courses",
    "register_figures",
    "register_titles",
    "value_on",
]

FIGURES: Final = ("persons", "expired", "unknown_source", "not_in_notice", "opted_out")


@dataclass(frozen=True)
class RegisterFigures:
    """The tables, and the course of each figure over all imports.

    Officers read the tables of today; managers those of the import, which no decision moves.
    """

    tables: Tables
    past: dict[str, Course]


def register_figures(store: Store, actor: Actor, today: date) -> RegisterFigures:
    """Read the figures for `actor` as of `today`, a Helsinki date; there must be a copy of the register."""
    require(actor, Permission.SEE_FIGURES)
    with store.page(SYSTEM) as page:
        tables = _at_import(page) if actor.role is Role.MANAGER else _now(page, today)
    with store.page(actor) as page:
        # A manager's figures are masked one by one: asked for together, each would hide the others.
        asked = [[name] for name in FIGURES] if actor.role is Role.MANAGER else [list(FIGURES)]
        past = courses(row for names in asked for row in page.rows("figures/history", figures=names))
    if actor.role is not Role.MANAGER:
        return RegisterFigures(tables, past)
    seen = hide_few(tables)
    return RegisterFigures(seen, hide_past(past, seen.register))


def _now(page: Page, today: date) -> Tables:
    """Return the tables of today, corrected by what was decided since the import."""
    return Tables(
        register=page.row("overview/register", today=today) or {},
        status=page.rows("figures/status", today=today),
        sources=page.rows("figures/sources"),
        opt_outs=page.rows("figures/opt_outs"),
    )


def _at_import(page: Page) -> Tables:
    """Return the tables of the day of the import: a day after it they are the same, and tell nothing new."""
    assert page.snapshot
    imported_on = helsinki_date(page.snapshot.imported_at)
    return Tables(
        register=page.row("figures/at_import", imported_on=imported_on) or {},
        status=page.rows("figures/status_at_import", imported_on=imported_on),
        sources=page.rows("figures/sources"),
        opt_outs=page.rows("figures/opt_outs"),
    )


def register_titles(_: Text) -> dict[str, str]:
    """Return what the figures of the register are called."""
    return {
        "persons": _("Persons in the register"),
        "expired": _("Expired, to be decided"),
        "unknown_source": _("Sources to find"),
        "not_in_notice": _("Outside the notice"),
        "opted_out": _("Opted out of marketing"),
    }
