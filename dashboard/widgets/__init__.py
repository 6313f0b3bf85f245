"""Shared pieces of screen. They know Streamlit and texts, but neither the session nor a database."""

from dashboard.widgets.actions import act, say, show_messages, shown_errors
from dashboard.widgets.safe import safe

__all__ = ["act", "safe", "say", "show_messages", "shown_errors"]
