"""Today's reminders as they will be sent, to be read first and sent by hand; the deadlines as a calendar."""

from collections.abc import Sequence

import streamlit

from dashboard import session, settings
from dashboard.databases import Page
from dashboard.outputs.reminders import NO_SERVER, Letter, plain_text, read_letters, remind
from dashboard.settings import MailServer
from dashboard.text import Text
from dashboard.vocabulary import DashboardError, Permission, Refused, allows
from dashboard.widgets.actions import act, sentence
from dashboard.widgets.deadline_calendar import link_address, show_calendar
from dashboard.widgets.paper_files import current_policy
from dashboard.widgets.reminder_words import WORDING
from dashboard.widgets.safe import safe
from dashboard.widgets.user_names import Names, called, user_names


def show_reminders(_: Text, page: Page) -> None:
    """Draw today's mails, an officer's button that sends them, the calendar; others see their own."""
    decides = allows(page.actor.role, Permission.DECIDE)
    names = user_names(page)
    letters = [
        letter
        for letter in read_letters(session.store(), session.now())
        if decides or letter.user_name == page.actor.user
    ]
    left, right = streamlit.columns([2, 1], gap="large")
    with left:
        streamlit.header(_("Reminders today"))
        _explain(_)
        _letters(_, letters, names)
        if decides:
            _send_button(_, letters)
    with right:
        show_calendar(_)


def send() -> str:
    """Remind everybody who has not been reminded today."""
    actor, _ = session.actor(Permission.DECIDE), session.text()
    server = settings.mail_server()
    if server is None:
        raise Refused(NO_SERVER)
    told = remind(
        session.store(), server, WORDING, session.now, address=settings.public_address(), actor=actor
    )
    told.check()
    if not told.sent:
        return _("Nobody is left to be reminded today.")
    return _.plural("{n} person was reminded.", "{n} persons were reminded.", len(told.sent))


def _explain(_: Text) -> None:
    hour = current_policy().reminders.hour
    streamlit.markdown(
        _(
            "Sent by e-mail every day at {hour}:00 to the person whom a case is assigned to and to the "
            "compliance officers, where the account has an address.",
            hour=str(hour),
        )
    )


def _letters(_: Text, letters: Sequence[Letter], names: Names) -> None:
    if not letters:
        streamlit.info(_("Nothing is to be told today, or nobody concerned has an address."))
    address = link_address()
    for letter in letters:
        name = safe(called(_, names, letter.user_name))
        if letter.told_today:
            told = _("{name} has been reminded today.", name=name)
            streamlit.markdown(f":material/mark_email_read: {told}")
            continue
        count = _.plural("{n} matter", "{n} matters", len(letter.by_matter()))
        with streamlit.expander(f"{name}: {count}", icon=":material/mail:"):
            text = plain_text(letter, WORDING, session.today(), address)
            streamlit.code(text, language=None, wrap_lines=True)


def _send_button(_: Text, letters: Sequence[Letter]) -> None:
    server, wrong = _server()
    if server is None:
        streamlit.warning(sentence(_, wrong or Refused(NO_SERVER)))
    streamlit.button(
        _("Send reminders now"),
        icon=":material/send:",
        type="primary",
        disabled=server is None or all(letter.told_today for letter in letters),
        on_click=act(send),
    )


def _server() -> tuple[MailServer | None, DashboardError | None]:
    """Return the mail server, or what is wrong with its settings."""
    try:
        settings.public_address()
        return settings.mail_server(), None
    except DashboardError as error:
        return None, error
