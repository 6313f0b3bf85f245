"""One round: sending it, how far it is, what is unclear, what came back, and telling it elsewhere."""

from functools import partial
from typing import Final, cast

import polars
import streamlit

from dashboard import session, settings
from dashboard.databases import Page
from dashboard.decisions.informing_deliveries import decide_unclear
from dashboard.decisions.informing_rounds import START, Round, take_back
from dashboard.outputs import informing
from dashboard.outputs.reminders import NO_SERVER
from dashboard.text import Text
from dashboard.vocabulary import Permission, Refused
from dashboard.widgets.actions import act, sentence, shown_errors
from dashboard.widgets.informing_elsewhere import show_bounces, show_elsewhere
from dashboard.widgets.informing_round_persons import show_counts
from dashboard.widgets.informing_words import word
from dashboard.widgets.paper_labels import paper_labels
from dashboard.widgets.safe import safe
from dashboard.widgets.tables import fitting

_SECONDS: Final = 1


def show_round(_: Text, page: Page, found: Round) -> None:
    """Draw a round with all that can be done about it."""
    running = informing.current(session.store().settings)
    under_way = running is not None and running.case_id == found.case_id and not running.ended
    with streamlit.container(border=True, key="round"):
        streamlit.header(
            _("Round {number}: {audience}", number=str(found.number), audience=word(_, found.audience))
        )
        if under_way:
            streamlit.fragment(_progress, run_every=_SECONDS)()
            return
        if running and running.case_id == found.case_id:
            _show_ended(_, running)
        show_counts(_, page, found)
        if found.is_open:
            _show_unclear(_, page, found)
            _sending(_, found)
            show_elsewhere(_, found)
        if found.sent or found.counts["bounced"]:
            show_bounces(_, found)
        if found.is_open:
            _ending(_, found)


def _progress() -> None:
    _ = session.text()
    with shown_errors(_):
        session.actor(Permission.DECIDE)
        running = informing.current(session.store().settings)
        if running is None or running.ended:
            streamlit.rerun()
        assert running is not None
        told = running.progress
        share = min(1.0, told.done / told.waiting) if told.waiting else 0.0
        streamlit.progress(share, text=_("Sent {sent} of {waiting}", sent=told.sent, waiting=told.waiting))
        if told.bounced or told.later:
            streamlit.caption(
                _("Refused {bounced}, turned away for now {later}.", bounced=told.bounced, later=told.later)
            )
        streamlit.caption(_("You may leave this screen: the sending goes on."))
        streamlit.button(
            _("Stop the sending"),
            key="informing_stop",
            icon=":material/stop_circle:",
            on_click=act(stop_sending, running.case_id),
        )


def start_sending(number: int) -> None:
    """Begin to send, or go on."""
    actor, server = session.actor(Permission.DECIDE), settings.mail_server()
    if server is None:
        raise Refused(NO_SERVER)
    informing.start(session.store(), actor, server, number, paper_labels, now=session.now)


def stop_sending(case_id: str) -> str:
    """Stop before the next mail."""
    informing.stop(session.store(), session.actor(Permission.DECIDE), case_id, session.now())
    return session.text()("The sending is stopped. Go on when you like: nobody gets it twice.")


def settle_unclear(case_id: str, delivery_ids: tuple[str, ...], *, sent: bool) -> str:
    """Say what became of the unclear mails."""
    actor, now = session.actor(Permission.DECIDE), session.now()
    store = session.store()
    running = informing.is_running(store.settings)
    told = decide_unclear(store, actor, case_id, delivery_ids, sent=sent, running=running, now=now)
    _ = session.text()
    if sent:
        return _.plural("{n} mail counts as sent.", "{n} mails count as sent.", told)
    return _.plural("{n} mail waits to be sent again.", "{n} mails wait to be sent again.", told)


def end_round(case_id: str) -> str:
    """End a round early."""
    store, actor = session.store(), session.actor(Permission.DECIDE)
    running = informing.is_running(store.settings)
    taken = take_back(store, actor, case_id, running=running, now=session.now())
    return session.text().plural(
        "The round is ended. {n} person waits for another one.",
        "The round is ended. {n} persons wait for another one.",
        taken,
    )


def _show_ended(_: Text, running: informing.Running) -> None:
    if running.fault:
        raise running.fault
    if running.error:
        streamlit.error(sentence(_, running.error))
    elif running.progress.later:
        streamlit.warning(
            _.plural(
                "The mail server turned {n} mail away for now: go on later.",
                "The mail server turned {n} mails away for now: go on later.",
                running.progress.later,
            )
        )
    if running.progress.gone:
        streamlit.caption(
            _.plural(
                "{n} person has left the register or has no good address now, and was not written to.",
                "{n} persons have left the register or have no good address now, and were not written to.",
                running.progress.gone,
            )
        )


def _show_unclear(_: Text, page: Page, found: Round) -> None:
    rows = page.rows("informing/unclear", case_id=found.case_id) if found.counts["unclear"] else []
    if not rows:
        return
    streamlit.warning(
        _(
            "Sending broke off in the middle of these mails: nobody knows whether they left. Look into the "
            "mail server's log; they are not sent again unless you say so."
        )
    )
    frame = polars.DataFrame([{"name": row["name"], "email": row["email"]} for row in rows])
    streamlit.dataframe(
        frame,
        hide_index=True,
        column_config={"name": _("Name"), "email": _("E-mail")},
        alt=_("Unclear mails"),
        height=fitting(len(rows)),
    )
    ids = tuple(cast("str", row["delivery_id"]) for row in rows)
    with streamlit.container(horizontal=True):
        for sent, words in ((True, _("They were sent")), (False, _("They were not sent"))):
            streamlit.button(
                words,
                key=f"informing_unclear_{sent}",
                on_click=act(partial(settle_unclear, found.case_id, ids, sent=sent)),
            )


def _sending(_: Text, found: Round) -> None:
    if not (found.by_email and found.queued):
        return
    if session.store().settings.demo:
        streamlit.info(_("This is the demo: its persons are invented, and no mail leaves."))
        return
    try:
        server = settings.mail_server()
    except Refused as error:
        streamlit.warning(sentence(_, error))
        return
    if server is None:
        streamlit.info(
            _(
                "No mail server is set: set REKISTERIVAHTI_SMTP_HOST and REKISTERIVAHTI_SMTP_FROM, as the "
                "README says; or take the list below and send with another program."
            ),
            icon=":material/mail_off:",
        )
        return
    begun = bool(found.sent or found.counts["bounced"] or found.last_step == START)
    words = _("Go on sending") if begun else _("Begin to send")
    streamlit.caption(_("From {sender}, through {host}.", sender=safe(server.sender), host=safe(server.host)))
    streamlit.button(
        f"{words} ({_.number(found.queued)})",
        key="informing_send",
        type="primary",
        icon=":material/send:",
        on_click=act(start_sending, found.number),
    )


def _ending(_: Text, found: Round) -> None:
    with streamlit.expander(_("End the round early"), icon=":material/undo:"):
        streamlit.caption(_("Who has not been told is free for another round. What was sent stays sent."))
        streamlit.button(_("End the round"), key="informing_end", on_click=act(end_round, found.case_id))
