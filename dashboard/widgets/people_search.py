"""Finding a person by the beginnings of words; case handlers see masked hits."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, cast

from dashboard.databases import Page
from dashboard.vocabulary import Role

SHORTEST: Final = 2
MOST_HITS: Final = 20
_WORDS: Final = 3
_PHONE: Final = re.compile(r"[+\d][\d\s()./-]{4,}")
_ADDRESS: Final = re.compile(r"@|\w\.\w")
_WORD: Final = re.compile(r"[\w']+")

Row = dict[str, object]


def folded(text: str) -> str:
    """Return `text` as the search table has it: lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def search_words(text: str) -> list[str]:
    """Return at most three words to look for, the longest first; a telephone number is one word of digits.

    Names are cut where the search table cuts them, at hyphens too; addresses and their parts stay whole.
    """
    typed = text.strip()
    if _PHONE.fullmatch(typed):
        return [re.sub(r"\D", "", typed)]
    words = [word for piece in folded(typed).split() for word in _cut(piece)]
    return sorted(words, key=len, reverse=True)[:_WORDS]


def other_spelling(word: str) -> str:
    """Return a Finnish number with its country code, or without; any other word as it is."""
    if not word.isdigit():
        return word
    return f"358{word[1:]}" if word.startswith("0") else re.sub("^358", "0", word)


def find(page: Page, text: str) -> tuple[list[Row], bool]:
    """Return at most `MOST_HITS` persons and whether there are more; masked unless an officer looks."""
    words = search_words(text)
    if page.snapshot is None or not words or len(words[0]) < SHORTEST:
        return [], False
    found = page.rows(
        "people/hits",
        first=words[0],
        or_first=other_spelling(words[0]),
        second=words[min(1, len(words) - 1)],
        third=words[-1],
        rows=MOST_HITS + 1,
    )
    numbers = [cast("int", row["person_no"]) for row in found]
    return _cards(page, numbers[:MOST_HITS]), len(numbers) > MOST_HITS


def record_ids(page: Page, person_no: int) -> tuple[str, ...]:
    """Return the Salesforce ids of every record of a person."""
    return tuple(str(row["record_id"]) for row in page.rows("people/record_ids", person=person_no))


def _cut(piece: str) -> list[str]:
    return [piece.strip("<>()\"',;.:")] if _ADDRESS.search(piece) else _WORD.findall(piece)


def _cards(page: Page, persons: Sequence[int]) -> list[Row]:
    if page.actor.role is Role.OFFICER:
        return page.rows("people/cards", persons=list(persons))
    return page.rows("people/masked_cards", persons=list(persons))
