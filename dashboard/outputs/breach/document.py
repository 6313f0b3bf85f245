"""A filled form: questions with their answers, as text to copy from and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.outputs.pdf import pdf
from dashboard.outputs.plain import plain

_TYPST: Final = Path(__file__).parent / "form.typ"


@dataclass(frozen=True)
class Part:
    """A part of a form: its heading, and (question, answer) for each of its lines."""

    heading: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Document:
    """A filled form in one language; `note` stands below the title."""

    title: str
    note: str
    parts: Sequence[Part]
    language: str
    sender: str

    @property
    def text(self) -> str:
        """The form as text: each question with its answer below it."""
        parts = [
            "\n\n".join([part.heading.upper(), *(f"{q}\n{a}" for q, a in part.lines)]) for part in self.parts
        ]
        return plain("\n\n\n".join([f"{self.title}\n\n{self.note}", *parts]) + "\n")

    def pdf(self, made_at: datetime) -> bytes:
        """Return the form on paper; `made_at` is naive UTC."""
        data = {
            "title": self.title,
            "note": self.note,
            "parts": [
                {"heading": part.heading, "lines": [list(line) for line in part.lines]} for part in self.parts
            ],
            "language": self.language,
            "sender": self.sender,
        }
        return pdf(_TYPST, data, made_at)
