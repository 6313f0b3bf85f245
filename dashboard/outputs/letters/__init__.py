"""Letters about a request, in Finnish and English, from templates that an officer can edit."""

from dashboard.outputs.letters.kinds import NEEDED, PLACEHOLDERS, LetterKind, fitting
from dashboard.outputs.letters.letter import Letter, hand_out_letter, write_letter
from dashboard.outputs.letters.sending import SEND_LETTER, Sending, SentBy, send_letter
from dashboard.outputs.letters.templates import change_template, default_template, read_template

__all__ = [
    "NEEDED",
    "PLACEHOLDERS",
    "SEND_LETTER",
    "Letter",
    "LetterKind",
    "Sending",
    "SentBy",
    "change_template",
    "default_template",
    "fitting",
    "hand_out_letter",
    "read_template",
    "send_letter",
    "write_letter",
]
