"""Streamlit as an ASGI application, with what we put around it."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit
from starlette.middleware import Middleware
from starlette.routing import Route

from dashboard import session
from dashboard.server.cookie import set_cookie
from dashboard.server.faults import keep_faults_quiet, show_fault
from dashboard.server.guard import Guard
from dashboard.server.headers import SecurityHeaders
from dashboard.server.html import OwnHtml
from dashboard.session import tickets
from dashboard.settings import ROOT


def application() -> streamlit.App:
    """Return the application; run it once a process."""
    keep_faults_quiet()
    return streamlit.App(
        ROOT / "dashboard" / "app.py",
        routes=[Route(tickets.PATH, set_cookie, methods=["GET"])],
        middleware=[Middleware(SecurityHeaders), Middleware(Guard), Middleware(OwnHtml)],
        lifespan=_lifespan,
        on_script_error=show_fault,
    )


@asynccontextmanager
async def _lifespan(_app: streamlit.App) -> AsyncIterator[dict[str, Any]]:
    session.store()
    gc.freeze()
    yield {}
    session.close_stores()
