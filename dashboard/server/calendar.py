"""The calendar for programs that fetch it by themselves: its address is its key."""

from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from dashboard import session, settings
from dashboard.decisions.subscriptions import subscriber
from dashboard.outputs.calendar import MIME, make_calendar
from dashboard.vocabulary import SYSTEM
from dashboard.widgets.deadline_calendar import link_address
from dashboard.widgets.reminder_words import WORDING

_NOWHERE: Final = 404


async def send_calendar(request: Request) -> Response:
    """Answer with the deadlines; 404 for an address that nobody has, or has no more."""
    content = await to_thread.run_sync(_calendar_of, request.path_params["secret"])
    if content is None:
        return Response(status_code=_NOWHERE)
    return Response(content, media_type=MIME, headers={"cache-control": "no-store"})


def _calendar_of(secret: str) -> bytes | None:
    store = session.store()
    with store.page(SYSTEM) as page:
        account = subscriber(page, secret)
        if account is None:
            return None
        language = account.language or "fi"
        return make_calendar(
            page,
            store,
            WORDING,
            settings.now(),
            language=language,
            address=link_address(),
            reader=account.actor,
        ).content
