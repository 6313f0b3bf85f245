"""Requests in figures: counted in the program, since their time limits are; the rows never leave it."""

from datetime import date
from typing import Final

from dashboard.clock import ClockPolicy
from dashboard.databases import Store
from dashboard.outputs.request_figures.counting import count
from dashboard.outputs.request_figures.figures import (
    OTHER,
    Age,
    Answers,
    Count,
    Pauses,
    RequestFigures,
)
from dashboard.outputs.request_figures.hiding import hide_few
from dashboard.outputs.request_figures.request import request_of
from dashboard.vocabulary import Actor, Permission, Role, require

__all__ = ["OTHER", "Age", "Answers", "Count", "Pauses", "RequestFigures", "request_figures"]

_SYSTEM: Final = Actor("system", Role.SYSTEM)


def request_figures(store: Store, actor: Actor, clock: ClockPolicy, today: date) -> RequestFigures:
    """Count every request for `actor` as of `today`, a Helsinki date; managers never read 1–4."""
    require(actor, Permission.SEE_FIGURES)
    with store.page(_SYSTEM) as page:
        requests = [request_of(row, clock, today) for row in page.rows("figures/requests")]
    figures = count(requests, today)
    return hide_few(figures) if actor.role is Role.MANAGER else figures
