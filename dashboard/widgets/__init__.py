"""Shared pieces of screen."""

from dashboard.widgets.actions import act, say, sentence, show_messages, shown_errors
from dashboard.widgets.safe import safe

__all__ = ["act", "safe", "say", "sentence", "show_messages", "shown_errors"]
