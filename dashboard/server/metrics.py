"""Figures of the running server in Prometheus's text format, for whoever shows the token.

They are told as they are, not masked as managers' figures: whoever holds the token runs the server, and may
read its files. So the token, and what is kept of the figures, are not for managers.
Labels are words of the program (a state, a screen, a kind of fault), never a case, a user or a person.
"""

import hmac
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from anyio import to_thread
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as _FORMAT
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from dashboard.measuring import Measured, listen, stop_listening
from dashboard.server.figures import Figure, figures
from dashboard.server.health import Health
from dashboard.server.scheduler import Scheduler

_PREFIX: Final = "rekisterivahti"
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_SCHEME: Final = "Bearer "


class Metrics(Collector):
    """What `/metrics` answers; one a process, told of every page and every write from `begin` on."""

    def __init__(self, token: str, health: Health, working: Scheduler) -> None:
        """Take the token that is asked for, and what knows how the server is."""
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._token, self._health, self._working = token.encode(), health, working
        self._registry = CollectorRegistry()
        self._pages = Histogram(
            "page_seconds",
            "How long a run of the whole script took, by screen.",
            ["screen"],
            namespace=_PREFIX,
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._writes = Histogram(
            "write_seconds",
            "How long a write that added to the history took, waiting for others included.",
            namespace=_PREFIX,
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._faults = Counter(
            "faults",
            "Faults that people or the daily work met, by kind.",
            ["kind"],
            namespace=_PREFIX,
            registry=self._registry,
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(self)

    def begin(self) -> None:
        """Have pages and writes told from now on."""
        listen(self._told)

    def end(self) -> None:
        """Have nothing told any more."""
        stop_listening(self._told)

    async def answer(self, request: Request) -> Response:
        """Answer with all figures; 401 without the token."""
        given = request.headers.get("authorization", "")
        if not hmac.compare_digest(given.encode(), _SCHEME.encode() + self._token):
            return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"www-authenticate": "Bearer"})
        text = await to_thread.run_sync(generate_latest, self._registry)
        return Response(text, headers={"content-type": _FORMAT, "cache-control": "no-store"})

    def describe(self) -> list[GaugeMetricFamily]:
        """Return nothing: else the registry would ask for all figures when it is made."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what is looked up when somebody asks."""
        for figure in figures(self._health.words(), self._working):
            yield _family(figure)

    def _told(self, what: Measured, part: str, seconds: float) -> None:
        if what is Measured.PAGE:
            self._pages.labels(part).observe(seconds)
        elif what is Measured.WRITE:
            self._writes.observe(seconds)
        else:
            self._faults.labels(part).inc()


def _family(figure: Figure) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"{_PREFIX}_{figure.name}", figure.help, labels=figure.labels)
    for labels, value in figure.values.items():
        family.add_metric(labels, value)
    return family
