"""How two versions of a text differ, word by word, in pieces that were kept, taken out or put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

# A word with the spaces behind it, or the end of a line.
_WORDS: Final = re.compile(r"\n|\S+[^\S\n]*|[^\S\n]+")


class Change(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class Piece:
    """Some words in a row, with their spaces."""

    change: Change
    text: str


def difference(old: str, new: str) -> list[Piece]:
    """Return the pieces of both texts in reading order; without OUT they are the words of the new text."""
    return [piece for piece in _pieces(_WORDS.findall(old), _WORDS.findall(new)) if piece.text]


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    # autojunk would take frequent words of a long text for noise, and call everything changed.
    matcher = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    for change, i, j, k, n in matcher.get_opcodes():
        if change == "equal":
            # A word that ends one text stands within the other: it keeps the space that it has there.
            kept = (max(pair, key=len) for pair in zip(before[i:j], after[k:n], strict=True))
            yield Piece(Change.KEPT, "".join(kept))
        else:
            yield Piece(Change.OUT, "".join(before[i:j]))
            yield Piece(Change.IN, "".join(after[k:n]))


def _bare(words: list[str]) -> list[str]:
    """Return the words without their spaces: the last one of a text has none and is the same word."""
    return [word.strip() or word for word in words]
