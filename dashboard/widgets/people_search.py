"""Finding a person by the beginnings of words, or by a part of one; case handlers see masked hits."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, cast

from dashboard.databases import Page
from dashboard.vocabulary import Role

SHORTEST: Final = 2
SHORTEST_PART: Final = 3
MOST_HITS: Final = 20
# Of the words that have a part in them the shortest are looked up; of each so many persons.
_WHOLE: Final = 8
_MOST_OF_A_WORD: Final = 500
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
    """Return at most `MOST_HITS` persons and whether there are more; masked unless an officer looks.

    Where nobody's words begin so, words of names and addresses that have those letters in them count, too.
    """
    words = search_words(text)
    if page.snapshot is None or not words or len(words[0]) < SHORTEST:
        return [], False
    numbers = _beginning(page, words) or _having(page, words)
    return _cards(page, numbers[:MOST_HITS]), len(numbers) > MOST_HITS


def record_ids(page: Page, person_no: int) -> tuple[str, ...]:
    """Return the Salesforce ids of every record of a person."""
    return tuple(str(row["record_id"]) for row in page.rows("people/record_ids", person=person_no))


def _cut(piece: str) -> list[str]:
    return [piece.strip("<>()\"',;.:")] if _ADDRESS.search(piece) else _WORD.findall(piece)


def _beginning(page: Page, words: Sequence[str]) -> list[int]:
    """Return some persons who have, for each word, one of their own that begins with it."""
    if len(words) == 1:
        (word,) = words
        found = page.rows("people/hits", word=word, or_word=other_spelling(word), rows=MOST_HITS + 1)
    else:
        first, second, third = words[0], words[1], words[-1]
        found = page.rows("people/hits_of_words", first=first, second=second, third=third, rows=MOST_HITS + 1)
    return [cast("int", row["person_no"]) for row in found]


def _having(page: Page, words: Sequence[str]) -> list[int]:
    """Return some persons who have, for each word of three letters or more, one with it inside."""
    parts = [part for word in words for part in _WORD.findall(word) if len(part) >= SHORTEST_PART]
    found: set[int] | None = None
    for part in parts:
        whole = [str(row["word"]) for row in page.rows("people/words_with", part=part, rows=_WHOLE)]
        if not whole:
            return []
        named = {f"word_{n}": word for n, word in enumerate([*whole, *[""] * (_WHOLE - len(whole))], start=1)}
        rows = page.rows("people/hits_of_parts", most=_MOST_OF_A_WORD, **named)
        persons = {cast("int", row["person_no"]) for row in rows}
        found = persons if found is None else found & persons
    return sorted(found or ())


def _cards(page: Page, persons: Sequence[int]) -> list[Row]:
    if page.actor.role is Role.OFFICER:
        return page.rows("people/cards", persons=list(persons))
    return page.rows("people/masked_cards", persons=list(persons))
