"""One letter about one request, as plain text for e-mail and as PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dashboard.clock import helsinki_date
from dashboard.databases import Page, Store
from dashboard.outputs.case_file import CaseFile, read_case_file
from dashboard.outputs.labels import Labels
from dashboard.outputs.letters.facts import values
from dashboard.outputs.letters.kinds import LetterKind, fitting
from dashboard.outputs.letters.templates import fill, read_template
from dashboard.outputs.paper import Paper, handed_out
from dashboard.outputs.pdf import pdf
from dashboard.outputs.plain import plain
from dashboard.policy import Policy
from dashboard.text import N_, text
from dashboard.vocabulary import Actor, Permission, Refused, require

MIMES: Final[Mapping[str, str]] = {"txt": "text/plain", "pdf": "application/pdf"}
_UNFIT: Final = N_("This letter does not fit case {case} as it stands now. Look at the case again.")
_TYPST: Final = Path(__file__).parent / "letter.typ"


@dataclass(frozen=True)
class Letter:
    """A filled template: its title, the paragraphs below it, its language, and who sends it."""

    title: str
    paragraphs: tuple[str, ...]
    language: str
    sender: str

    @property
    def text(self) -> str:
        """The letter for an e-mail, the title (the subject) on its first line."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"

    def pdf(self, made_at: datetime) -> bytes:
        """Return the letter on paper; `made_at` is naive UTC."""
        data = {
            "title": self.title,
            "paragraphs": list(self.paragraphs),
            "language": self.language,
            "sender": self.sender,
        }
        return pdf(_TYPST, data, made_at)


def write_letter(
    page: Page,
    policy: Policy,
    file: CaseFile,
    kind: LetterKind,
    labels: Labels,
    *,
    language: str,
    today: date,
) -> Letter:
    """Return the letter; raise `Refused` where it does not fit or something that it must say is missing."""
    if kind not in fitting(file):
        raise Refused(_UNFIT, case=str(file.number))
    extends = kind is LetterKind.EXTENSION
    known = values(text(language), policy, file, labels, extends, today)
    return as_letter(fill(read_template(page, kind, language), kind, known), language, policy)


def as_letter(filled: str, language: str, policy: Policy) -> Letter:
    """Return a filled template as a letter: its first line is the title."""
    title, _, body = plain(filled).strip().partition("\n")
    paragraphs = tuple(part.strip("\n") for part in body.split("\n\n") if part.strip())
    return Letter(title.strip(), paragraphs, language, plain(policy.controller.name))


def hand_out_letter(
    store: Store,
    actor: Actor,
    policy: Policy,
    case_number: int,
    kind: LetterKind,
    labels: Labels,
    *,
    language: str,
    ending: str,
    now: datetime,
) -> Paper:
    """Return the letter as a file, `txt` or `pdf`, and record that it was taken; `now` is naive UTC."""
    require(actor, Permission.CARRY_OUT)
    with store.page(actor) as page:
        file = read_case_file(page, case_number)
        letter = write_letter(page, policy, file, kind, labels, language=language, today=helsinki_date(now))
    content = letter.pdf(now) if ending == "pdf" else letter.text.encode()
    told = {"language": language}
    paper = Paper(f"letter_{kind.value}", case_number, ending, MIMES[ending], content, told)
    return handed_out(store, actor, paper, now)
