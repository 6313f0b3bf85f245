"""The answer that sets the session's cookie in exchange for a ticket."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dashboard.session import tickets

_PIXEL: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


async def set_cookie(request: Request) -> Response:
    """Set the cookie of the ticket in the address; 404 for a ticket that is used, old or made up.

    Only our own page may ask: else a stranger's page could sign somebody in as the stranger.
    """
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return Response(status_code=404)
    handed = tickets.redeem(request.query_params.get("ticket", ""))
    if handed is None:
        return Response(status_code=404)
    response = Response(_PIXEL, media_type="image/svg+xml", headers={"cache-control": "no-store"})
    _set(request, response, handed)
    if handed.name == tickets.COOKIE and tickets.DESTINATION in request.cookies:
        # Whoever is signed in or out has come to where they wanted.
        _set(request, response, tickets.Handed("", tickets.DESTINATION))
    return response


def _set(request: Request, response: Response, handed: tickets.Handed) -> None:
    lasts = tickets.DESTINATION_SECONDS if handed.name == tickets.DESTINATION else None
    response.set_cookie(
        handed.name,
        handed.content,
        max_age=lasts if handed.content else 0,
        httponly=True,
        samesite="strict",
        secure=is_encrypted(request),
    )


def is_encrypted(request: Request) -> bool:
    """Tell whether the browser has asked over TLS, here or at the proxy before us."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))
