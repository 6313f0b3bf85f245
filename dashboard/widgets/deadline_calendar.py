"""The deadlines as a calendar: a file to take away, or an address that calendar programs look at."""

from typing import Final

import streamlit

from dashboard import session, settings
from dashboard.decisions import subscriptions
from dashboard.outputs.calendar import MIME, NAME, make_calendar, record_calendar
from dashboard.text import Text
from dashboard.vocabulary import DashboardError, Permission
from dashboard.widgets.actions import act
from dashboard.widgets.prepared_download import File, prepared_download
from dashboard.widgets.reminder_words import WORDING

_KEY: Final = "deadline_calendar"
_MADE: Final = "calendar_address"


def show_calendar(_: Text) -> None:
    """Draw the download, and the subscription where the dashboard's own address is known."""
    streamlit.header(_("Calendar"))
    streamlit.markdown(
        _("Every deadline that concerns you, for Outlook, Google and other calendars. No names in it.")
    )
    prepared_download(_, _("Take the calendar"), take, key=_KEY)
    address = link_address()
    if address:
        _subscription(_, address)


def take() -> File:
    """Return the calendar as it is now, and write into the history that it was taken."""
    actor, store, now = session.actor(Permission.SEE_QUEUE), session.store(), session.now()
    address, language = settings.public_address(), session.text().language
    with store.page(actor) as page:
        made = make_calendar(page, store, WORDING, now, language=language, address=address, reader=actor)
    record_calendar(store, actor, made, now)
    return File(NAME, MIME, made.content)


def subscribe() -> None:
    """Give one's calendar an address, and keep it for one look."""
    session.actor(Permission.SEE_QUEUE)
    with session.store().transaction() as transaction:
        path = subscriptions.subscribe(transaction, session.account(), session.now())
    streamlit.session_state[_MADE] = path


def end() -> str:
    """Let one's calendar have no address any more."""
    session.actor(Permission.SEE_QUEUE)
    with session.store().transaction() as transaction:
        subscriptions.end(transaction, session.account(), session.now())
    return session.text()("Nobody can fetch your calendar by its address any more.")


def link_address() -> str | None:
    """Return where people open the dashboard; a wrong setting is told beside the button that sends."""
    try:
        return settings.public_address()
    except DashboardError:
        return None


def _subscription(_: Text, address: str) -> None:
    made = streamlit.session_state.pop(_MADE, None)
    if made:
        streamlit.success(
            _("Subscribe to this address in your calendar. It is shown once, and whoever has it can look.")
        )
        streamlit.code(f"{address}{made}", language=None, wrap_lines=True)
    subscribed = session.account().calendar_key is not None
    streamlit.button(
        _("New address for subscribing") if subscribed else _("Subscribe"),
        icon=":material/event_repeat:",
        help=_("A calendar program looks for changes by itself. A new address ends the older one."),
        on_click=act(subscribe),
    )
    if subscribed:
        streamlit.button(_("End the subscription"), icon=":material/link_off:", on_click=act(end))
