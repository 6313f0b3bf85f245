"""Streamlit as an ASGI application, with what we put around it."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import streamlit
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard import session
from dashboard.decisions import subscriptions
from dashboard.outputs import informing
from dashboard.server import daily
from dashboard.server.calendar import send_calendar
from dashboard.server.cookie import set_cookie
from dashboard.server.faults import show_fault
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders
from dashboard.server.html import OwnHtml
from dashboard.server.quiet import keep_faults_quiet
from dashboard.server.their_cookies import TheirCookies
from dashboard.session import tickets
from dashboard.settings import ROOT


def application(ready: Callable[[], None]) -> streamlit.App:
    """Return the application, which calls `ready` once it listens and does the daily work; one a process."""
    keep_faults_quiet()

    @asynccontextmanager
    async def lifespan(_app: streamlit.App) -> AsyncIterator[dict[str, Any]]:
        # What is loaded now stays: the collector need not look at it after every run.
        gc.collect()
        gc.freeze()
        ready()
        working = daily.scheduler()
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
