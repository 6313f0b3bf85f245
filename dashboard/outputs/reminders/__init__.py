"""Reminders by e-mail: what falls due, to whom it is told, the mail, and that nobody is told twice a day."""

from dashboard.outputs.reminders.letters import Letter, Standing, find_letters
from dashboard.outputs.reminders.lines import Line, Why, find_lines
from dashboard.outputs.reminders.mail import line_words, plain_text, write_mail
from dashboard.outputs.reminders.reminding import NO_SERVER, Told, read_letters, remind
from dashboard.outputs.reminders.sending import Failure

__all__ = [
    "NO_SERVER",
    "Failure",
    "Letter",
    "Line",
    "Standing",
    "Told",
    "Why",
    "find_letters",
    "find_lines",
    "line_words",
    "plain_text",
    "read_letters",
    "remind",
    "write_mail",
]
