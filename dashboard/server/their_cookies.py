"""Streamlit's own cookies, made as short-lived and protected as ours."""

import re
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.cookie import is_encrypted

_THEIRS: Final = re.compile(rb"_streamlit_")
_KEPT: Final = re.compile(rb";\s*(max-age=[1-9]\d*|expires=[^;]*)", re.IGNORECASE)
_SECURE: Final = re.compile(rb";\s*secure", re.IGNORECASE)


class TheirCookies:
    """ASGI middleware: they end with the browser, and go over TLS only where we are asked over TLS.

    Streamlit would keep what an identity provider said of a person in the browser for thirty days.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with other attributes on the way back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        encrypted = is_encrypted(Request(scope))

        async def send_with_other_attributes(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(name, _changed(name, value, encrypted)) for name, value in message["headers"]]
                message = {**message, "headers": headers}
            await send(message)

        await self._app(scope, receive, send_with_other_attributes)


def _changed(name: bytes, value: bytes, encrypted: bool) -> bytes:
    if name.lower() != b"set-cookie" or not _THEIRS.match(value):
        return value
    if b"max-age=0" not in value.lower():  # that one is being removed
        value = _KEPT.sub(b"", value)
    return value + b"; Secure" if encrypted and not _SECURE.search(value) else value
