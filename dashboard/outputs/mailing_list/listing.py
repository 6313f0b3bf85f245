"""A mailing list as it was given: its head and rows, and which of its columns hold addresses and names."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from dashboard.register.names import squash
from dashboard.vocabulary import Refused

MOST_ROWS: Final = 200_000
MOST_MEGABYTES: Final = 20
# From the beginning of a word only: else a long one without an @ is looked through from each letter of it.
ADDRESS: Final = re.compile(r"(?<![^@\s<>,;\"'()])[^@\s<>,;\"'()]+@[^@\s<>,;\"'()]+\.[^@\s<>,;\"'().]+")
# What may stand in an address that is compared: others are marks around it, which would hide it.
_PLAIN: Final = re.compile(r"[^\W_][\w.+&-]*@[^\W_][\w.-]*\.[^\W\d_][^\W_]+")
_SCHEME: Final = re.compile(r"(?:mailto|smtp|e-?mail):", re.IGNORECASE)
_UNSEEN: Final = {"Cf", "Cc"}
_PUNYCODE: Final = "xn--"
_EMAIL_HEADS: Final = ("email", "emailaddress", "sähköposti", "sähköpostiosoite", "mail")
_WHOLE_NAMES: Final = ("name", "fullname", "nimi", "kokonimi", "contactname")
_NAME_PARTS: Final = ("firstname", "etunimi", "lastname", "sukunimi", "surname")
KNOWN_HEADS: Final = frozenset({*_EMAIL_HEADS, *_WHOLE_NAMES, *_NAME_PARTS})
_SAMPLE: Final = 1000
_MADE_UP: Final = "email"


@dataclass(frozen=True)
class Listing:
    """Head and rows; `broken` are the places of rows that could not be read, their text in the first cell.

    `email` is the column that is checked; `names` hold the name of whoever reads the address.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    email: int
    names: tuple[int, ...] = ()
    broken: frozenset[int] = frozenset()

    def reading(self, email: int) -> "Listing":
        """Return the list with another column of addresses."""
        return replace(self, email=email)

    def address(self, place: int) -> str | None:
        """Return the one address of a row; None where it has none, several, or is broken."""
        row = self.rows[place]
        if place in self.broken or len(row) <= self.email:
            return None
        written = _SCHEME.sub("", _composed(row[self.email]))
        found = ADDRESS.findall(written)
        return _plain(found[0]) if len(found) == 1 and _is_only(found[0], written) else None

    def name(self, place: int) -> str:
        """Return the name in a row, '' where there is none."""
        row = self.rows[place]
        return " ".join(row[column].strip() for column in self.names if column < len(row)).strip()


def listing(head: Sequence[str], rows: Iterable[Sequence[str]], broken: Iterable[int] = ()) -> Listing:
    """Return a list with its columns guessed; a head that is a record already becomes the first row.

    Raises `Refused` where there are no rows, too many, or no column with addresses.
    """
    given = [tuple(row) for row in rows]
    out_of_place = frozenset(broken)
    if any(ADDRESS.search(cell) for cell in head):
        given.insert(0, tuple(head))
        out_of_place = frozenset(place + 1 for place in out_of_place)
        head = _made_up(head)
    if not given:
        raise Refused("The list has no rows.")
    if len(given) > MOST_ROWS:
        raise Refused("The list has more than {most} rows. Split it and check the parts.", most=MOST_ROWS)
    email = _email_column(head, given)
    return Listing(tuple(head), tuple(given), email, _name_columns(head), out_of_place)


def _composed(cell: str) -> str:
    """Return a cell without the marks that nobody sees, and full-width letters as the letters they are."""
    seen = [each for each in cell if each.isspace() or unicodedata.category(each) not in _UNSEEN]
    return unicodedata.normalize("NFKC", "".join(seen)).strip()


def _plain(address: str) -> str | None:
    """Return an address as it can be compared, its domain in letters; None where it is anything else, too."""
    part, domain = address.lower().split("@")
    if _PUNYCODE in domain:
        try:
            domain = domain.encode("ascii").decode("idna")
        except UnicodeError:
            return None
    return f"{part}@{domain}" if _PLAIN.fullmatch(f"{part}@{domain}") else None


def _is_only(address: str, written: str) -> bool:
    """Tell whether a cell is an address, or one with a name before it: `Anna Aalto <anna@example.com>`."""
    return written == address or (written.endswith(f"<{address}>") and written.count("@") == 1)


def _made_up(head: Sequence[str]) -> list[str]:
    return [
        _MADE_UP if ADDRESS.search(cell) else f"column {place}" for place, cell in enumerate(head, start=1)
    ]


def _email_column(head: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the column that has most addresses; of two, the one that is called so."""
    counts = [0] * len(head)
    for row in islice(rows, _SAMPLE):
        for column, cell in enumerate(row[: len(head)]):
            counts[column] += bool(ADDRESS.search(cell))
    scores = [(count, squash(name) in _EMAIL_HEADS) for count, name in zip(counts, head, strict=True)]
    best = max(range(len(head)), key=scores.__getitem__, default=0)
    if not scores or not any(scores[best]):
        raise Refused("No column of the list holds e-mail addresses.")
    return best


def _name_columns(head: Sequence[str]) -> tuple[int, ...]:
    squashed = [squash(name) for name in head]
    parts = tuple(column for column, name in enumerate(squashed) if name in _NAME_PARTS)
    whole = tuple(column for column, name in enumerate(squashed) if name in _WHOLE_NAMES)
    return parts or whole[:1]
