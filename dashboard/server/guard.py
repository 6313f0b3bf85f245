"""Paths of Streamlit that answer anybody: closed, or open only to whoever is signed in.

A download lies under /media while its tab is open, at an address that only the tab knows; still, a copied
address must not be enough.
"""

import re
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.session import is_live_cookie, tickets

# Streamlit's own pictures and fonts lie under /static/media.
_CLOSED: Final = re.compile(r"/_stcore/(metrics|agent)")
_SIGNED_IN: Final = re.compile(r"(?<!/static)/media/|/_stcore/upload_file")


class Guard:
    """ASGI middleware that answers 404 in place of what nobody, or nobody unknown, should get."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] == "http" and not await _may_pass(Request(scope)):
            await Response(status_code=404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def _may_pass(request: Request) -> bool:
    path = request.url.path
    if _CLOSED.search(path):
        return False
    if _SIGNED_IN.search(path):
        return await to_thread.run_sync(is_live_cookie, request.cookies.get(tickets.COOKIE))
    return True
