"""Lists of words as one regular expression (RE2) that a query is handed."""

import re
from collections.abc import Iterable

_NOTHING = r"[^\s\S]"  # matches nothing: an empty list of words finds nothing


def word_pattern(words: Iterable[str]) -> str:
    r"""Return the pattern of texts in which one of `words` begins a word, in any case; group 1 is the word.

    `\b` would stop at every ä: RE2 knows no letters beyond ASCII there.
    """
    escaped = "|".join(_escaped(word) for word in words)
    return rf"(?i)(?:^|[^\p{{L}}\p{{N}}])((?:{escaped})\p{{L}}*)" if escaped else _NOTHING


def name_pattern(parts: Iterable[str]) -> str:
    """Return the pattern of names, as of columns, in which a part begins a word: LeadScore, lead_score.

    Not Operating for rating: within a name only a capital letter begins a word.
    """
    escaped = [re.escape(part) for part in parts]
    capitals = "|".join(part[:1].upper() + part[1:] for part in escaped)
    return rf"(?:^|[_ ])(?i:{'|'.join(escaped)})|{capitals}" if escaped else _NOTHING


def _escaped(word: str) -> str:
    return r"\s+".join(re.escape(part) for part in word.split())
