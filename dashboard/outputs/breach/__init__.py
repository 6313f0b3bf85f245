"""The papers of a breach: the authority's form filled in, the letter to the persons, register and list."""

from dashboard.outputs.breach.file import BreachFile, read_breach_file, read_breaches
from dashboard.outputs.breach.papers import (
    BreachPaper,
    affected_csv,
    hand_out_breach_paper,
    register_csv,
    write_paper,
)
from dashboard.outputs.breach.words import WORDS, listed, word

__all__ = [
    "WORDS",
    "BreachFile",
    "BreachPaper",
    "affected_csv",
    "hand_out_breach_paper",
    "listed",
    "read_breach_file",
    "read_breaches",
    "register_csv",
    "word",
    "write_paper",
]
