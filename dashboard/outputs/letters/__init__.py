"""Letters about a request, in Finnish and English, from templates that an officer can edit."""

from dashboard.outputs.letters.kinds import (
    NEEDED,
    PLACEHOLDERS,
    AnyLetter,
    LetterKind,
    NoticeLetter,
    fitting,
    placeholders,
)
from dashboard.outputs.letters.letter import Letter, as_letter, hand_out_letter, write_letter
from dashboard.outputs.letters.sending import SEND_LETTER, Sending, SentBy, send_letter
from dashboard.outputs.letters.templates import change_template, default_template, fill, read_template

__all__ = [
    "NEEDED",
    "PLACEHOLDERS",
    "SEND_LETTER",
    "AnyLetter",
    "Letter",
    "LetterKind",
    "NoticeLetter",
    "Sending",
    "SentBy",
    "as_letter",
    "change_template",
    "default_template",
    "fill",
    "fitting",
    "hand_out_letter",
    "placeholders",
    "read_template",
    "send_letter",
    "write_letter",
]
