"""Faults: the log gets the kind and the places in the code, and the person a number to quote."""

import logging
import secrets
from typing import Final

import streamlit

from dashboard import measuring, session
from dashboard.measuring import Measured
from dashboard.vocabulary import DashboardError, described
from dashboard.widgets import sentence

_log: Final = logging.getLogger("dashboard.faults")


def show_fault(fault: Exception) -> bool:
    """Show an error's sentence, or a fault's number; always True: Streamlit shows nothing more."""
    _ = session.text()
    if isinstance(fault, DashboardError):
        streamlit.error(sentence(_, fault))
        return True
    number = secrets.token_hex(4)
    measuring.tell(Measured.FAULT, type(fault).__name__)
    told = {"number": number, "kind": type(fault).__name__}
    _log.error("Fault %s: %s", number, described(fault), extra=told)
    streamlit.error(
        _(
            "Something went wrong in the program. Try again; if it stays, tell your administrator the "
            "number {number}.",
            number=number,
        )
    )
    return True
