"""Faults: the log gets the kind and the places in the code, and the person a number to quote."""

import logging
import secrets
from typing import Final

import streamlit

from dashboard import session
from dashboard.vocabulary import DashboardError, described
from dashboard.widgets import sentence

_PROVIDERS: Final = "streamlit.web.server.starlette.starlette_auth_routes"
_log: Final = logging.getLogger("dashboard.faults")


def show_fault(fault: Exception) -> bool:
    """Show an error's sentence, or a fault's number; always True: Streamlit shows nothing more."""
    _ = session.text()
    if isinstance(fault, DashboardError):
        streamlit.error(sentence(_, fault))
        return True
    number = secrets.token_hex(4)
    _log.error("Fault %s: %s", number, described(fault))
    streamlit.error(
        _(
            "Something went wrong in the program. Try again; if it stays, tell your administrator the "
            "number {number}.",
            number=number,
        )
    )
    return True


def keep_faults_quiet() -> None:
    """Log our own lines with their time, and keep Streamlit from logging tracebacks with their messages."""
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("dashboard").setLevel(logging.INFO)
    logging.getLogger("streamlit.error_util").addFilter(_is_no_fault)
    logging.getLogger(_PROVIDERS).addFilter(_without_what_came)


def _without_what_came(record: logging.LogRecord) -> bool:
    """Leave of a line about an identity provider what happened: what came from there may name a person."""
    record.args, record.exc_info = None, None
    return True


def _is_no_fault(record: logging.LogRecord) -> bool:
    return record.msg != "Uncaught app execution"
