"""What SQL cannot tell: whether a candidate is a real code, by its control characters; and its mask."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from stdnum import iban, luhn
from stdnum.fi import hetu

Row = dict[str, object]

_SHOWN: Final = 2
_MASK: Final = "•"
_SEPARATORS: Final = re.compile(r"[\s-]")
# The schemes by their first digits, each with its lengths: other runs of digits are references, not cards.
_CARD: Final = re.compile(
    r"4\d{12}|4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}"
    r"|6(?:011|5\d\d)\d{12}"
)


def masked(text: str) -> str:
    """Return the first two characters and a dot for each of the rest: enough to find, not to use."""
    return text[:_SHOWN] + _MASK * (len(text) - _SHOWN)


def is_identity_code(candidate: str) -> bool:
    """Tell whether it is a Finnish personal identity code: its date and its control character are right.

    A temporary one (numbers from 900 on), as hospitals give, is of a person, too.
    """
    return bool(hetu.is_valid(candidate, allow_temporary=True))


def is_account_or_card(candidate: str) -> bool:
    """Tell whether it is a bank account number (IBAN) or the number of a payment card."""
    return _is_account(candidate) if candidate[0].isalpha() else _is_card(candidate)


def _is_account(candidate: str) -> bool:
    """Look at the beginnings, too: words in capital letters after a number look like a part of it."""
    groups = candidate.split()
    return any(iban.is_valid("".join(groups[:end])) for end in range(len(groups), 0, -1))


def _is_card(candidate: str) -> bool:
    digits = _SEPARATORS.sub("", candidate)
    return _CARD.fullmatch(digits) is not None and bool(luhn.is_valid(digits))


def _confirmed(rows: Sequence[Row], is_real: Callable[[str], bool]) -> list[Row]:
    return [_shown(row) for row in rows if is_real(str(row["candidate"]))]


def _shown(row: Row) -> Row:
    """Return a row whose subject is the field with the masked find."""
    kept = {name: value for name, value in row.items() if name != "candidate"}
    return {**kept, "subject": f"{row['subject']}: {masked(str(row['candidate']))}"}


# By the name of the control: its query returns a column `candidate` more, its subject is the field.
CHECKS: Final[Mapping[str, Callable[[Sequence[Row]], list[Row]]]] = {
    "controls/c06_personal_identity_code": lambda rows: _confirmed(rows, is_identity_code),
    "controls/c06_account_or_card_number": lambda rows: _confirmed(rows, is_account_or_card),
    "controls/c06_special_category": lambda rows: _confirmed(rows, bool),
}
