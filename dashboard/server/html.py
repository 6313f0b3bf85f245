"""Streamlit's one page of HTML, made ours: its language, title and icon; what it lacks in look and markup.

`page.css` and `page.js` stand in the page itself: they hold before anything is drawn, and cost no request.
"""

import base64
import hashlib
import json
import re
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote

import streamlit
from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.warming import warming_script
from dashboard.session import language_of, tickets
from dashboard.text import LANGUAGES
from dashboard.widgets.mark import ICON

_INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CONDITIONAL: Final = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since"})
_DEFAULT: Final = next(iter(LANGUAGES))
_REPLACED: Final = (
    ('<html lang="en">', '<html lang="{language}">'),
    ("<title>Streamlit</title>", "<title>Rekisterivahti</title>"),
    (
        '<link rel="shortcut icon" href="./favicon.png" />',
        f'<link rel="shortcut icon" href="data:image/svg+xml,{quote(ICON)}" />',
    ),
)


@cache
def own_html(language: str = _DEFAULT) -> str:
    """Return index.html as we send it; raise `ValueError` where Streamlit has changed what we replace."""
    html = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    for theirs, ours in _REPLACED:
        if theirs not in html:
            raise ValueError(f"Streamlit's index.html has no {theirs} any more")
        html = html.replace(theirs, ours.replace("{language}", language))
    own = f"<style>{_beside('page.css')}</style><script>{_mending_script()}</script>"
    return html.replace("</head>", f"{own}<script>{warming_script()}</script>\n  </head>")


def _mending_script() -> str:
    return _beside("page.js").replace("LANGUAGES", json.dumps(list(LANGUAGES)))


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def inline_script_hashes() -> list[str]:
    """Return the hashes, as a content security policy writes them, of the scripts inside index.html."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(own_html()))
    return [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]


class OwnHtml:
    """ASGI middleware that sends our page wherever Streamlit sends its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; of an answer in HTML, keep the status and replace the rest."""
        if scope["type"] != "http" or "/static/" in scope["path"]:
            await self._app(scope, receive, send)
            return
        # An answer of "not modified" would leave the browser with an older page of ours.
        headers = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONAL]
        cookie = Request(scope).cookies.get(tickets.COOKIE)
        await self._app({**scope, "headers": headers}, receive, _Replacing(send, cookie))


class _Replacing:
    """The way back: lets everything through but HTML."""

    def __init__(self, send: Send, cookie: str | None) -> None:
        self._send = send
        self._cookie = cookie
        self._body = b""
        self._replacing = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif self._replacing and message["type"] == "http.response.body":
            message = {**message, "body": b"" if message.get("more_body") else self._body}
        await self._send(message)

    async def _start(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        self._replacing = message["status"] == HTTPStatus.OK and headers.get("content-type", "").startswith(
            "text/html"
        )
        if self._replacing:
            language = await to_thread.run_sync(language_of, self._cookie) if self._cookie else None
            self._body = own_html(language or _DEFAULT).encode()
            headers["content-length"] = str(len(self._body))
            for name in ("etag", "last-modified"):
                del headers[name]
