"""Streamlit as an ASGI application, with what we put around it."""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import Any

import streamlit
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import session, settings
from dashboard.decisions import subscriptions
from dashboard.outputs import informing
from dashboard.server import daily
from dashboard.server.calendar import send_calendar
from dashboard.server.cookie import set_cookie
from dashboard.server.faults import show_fault
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders
from dashboard.server.health import Health
from dashboard.server.html import OwnHtml
from dashboard.server.scheduler import Scheduler
from dashboard.server.their_cookies import TheirCookies
from dashboard.session import tickets
from dashboard.settings import ROOT
from dashboard.vocabulary import Refused


def application(ready: Callable[[], None]) -> streamlit.App:
    """Return the application, which calls `ready` once it listens and does the daily work; one a process."""
    working = daily.scheduler()
    health = Health(working)
    metrics = _metrics(health, working)

    @asynccontextmanager
    async def lifespan(_app: streamlit.App) -> AsyncIterator[dict[str, Any]]:
        # What is loaded now stays: the collector need not look at it after every run.
        gc.collect()
        gc.freeze()
        ready()
        working.start()
        yield {}
        await to_thread.run_sync(working.stop)
        await to_thread.run_sync(informing.end_all)
        session.close_stores()

    return streamlit.App(
        ROOT / "dashboard" / "app.py",
        routes=[
            Route(tickets.PATH, set_cookie, methods=["GET"]),
            Route(subscriptions.ROUTE, send_calendar, methods=["GET"]),
            Route("/health", health.answer, methods=["GET"]),
            Route("/metrics", metrics, methods=["GET"]),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TheirCookies),
            Middleware(Guard),
            Middleware(OwnHtml),
        ],
        lifespan=lifespan,
        on_script_error=show_fault,
    )


def _metrics(health: Health, working: Scheduler) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers for metrics, 404 where no token is set; `Refused` where the extra is missing."""
    token = settings.metrics_token()
    if token is None:
        return _nowhere
    if find_spec("prometheus_client") is None:
        raise Refused('REKISTERIVAHTI_METRICS_TOKEN needs the extra "metrics": pip install ".[metrics]".')
    from dashboard.server.metrics import Metrics  # noqa: PLC0415 - it imports the extra

    metrics = Metrics(token, health, working)
    metrics.begin()
    return metrics.answer


async def _nowhere(_request: Request) -> Response:
    return Response(status_code=404)
