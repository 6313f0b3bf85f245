"""What can be corrected (Art. 16), what a value may look like, and when two values are the same."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

import phonenumbers

from dashboard.decisions.anonymous import EMPTIED, RENAMED
from dashboard.text import N_
from dashboard.vocabulary import Refused

_REGION: Final = "FI"
_CUSTOM: Final = "__c"
# Ids, a list of fixed values and a day: corrected by hand, in Salesforce.
_BY_HAND: Final = frozenset({"IndividualId", "ReportsToId", "LeadSource", "Birthdate"})
_REQUIRED: Final = frozenset({"LastName", "Company"})
_MANY_LINES: Final = ("Street", "Description")
_LENGTHS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("Salutation", "FirstName", "MiddleName", "Suffix", "AssistantName"), 40),
    **dict.fromkeys(("LastName", "Email", "Department"), 80),
    "Title": 128,
    "Description": 32_000,
}
_ENDINGS: Final[Mapping[str, int]] = {
    "Phone": 40,
    "Fax": 40,
    "City": 40,
    "PostalCode": 20,
    "State": 80,
    "Country": 80,
}
_MOST: Final = 255
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_NULL: Final = "#N/A"


def _of_person(name: str) -> tuple[str, ...]:
    return (RENAMED[name], *(column for column in EMPTIED[name] if column not in _BY_HAND))


_CORRECTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "Contact": _of_person("Contact"),
    "Lead": (*_of_person("Lead"), "Company"),
    "Individual": ("Salutation", "FirstName", "MiddleName", "LastName", "Suffix"),
}
_LOWER: Final = {name: {column.lower() for column in found} for name, found in _CORRECTABLE.items()}


def columns_of(object_name: str, exported: Collection[str]) -> list[str]:
    """Return the columns of an object that can be corrected, of those that the export had."""
    own = [column for column in _CORRECTABLE.get(object_name, ()) if column in exported]
    custom = [column for column in exported if column.endswith(_CUSTOM)] if own else []
    return [*own, *sorted(custom)]


def is_correctable(object_name: str, column: str) -> bool:
    """Tell whether a column, in capitals or not, is one that a correction writes."""
    own = _LOWER.get(object_name, set())
    return column.lower() in own or (bool(own) and column.lower().endswith(_CUSTOM))


def spans_lines(column: str) -> bool:
    """Tell whether a value of a column may have several lines."""
    return column.endswith(_MANY_LINES)


def given(column: str, value: str) -> str | None:
    """Return a value as it is stored, None for an empty one.

    Raise `Refused` where Salesforce would not take it.
    """
    lines = unicodedata.normalize("NFC", value).strip().splitlines()
    text = ("\n" if spans_lines(column) else " ").join(line.strip() for line in lines)
    if not text and column in _REQUIRED:
        raise Refused(N_("Salesforce wants something in this field: it cannot be emptied."))
    if text == _NULL:
        raise Refused(N_("#N/A would empty the field. Choose emptying if that is meant."))
    if len(text) > _longest(column):
        raise Refused(
            N_("The value is longer than the {most} characters that Salesforce has for it."),
            most=_longest(column),
        )
    if text and column == "Email" and not _EMAIL.fullmatch(text):
        raise Refused(N_("This is no whole e-mail address. Write it like name@company.fi."))
    return text or None


def same(column: str, one: str | None, other: str | None) -> bool:
    """Tell whether two values say the same: an address in capitals or not, a number in any spelling."""
    return _plain(column, one) == _plain(column, other)


def _longest(column: str) -> int:
    by_ending = (most for ending, most in _ENDINGS.items() if column.endswith(ending))
    return _LENGTHS.get(column) or next(by_ending, _MOST)


def _plain(column: str, value: str | None) -> str:
    text = "\n".join(unicodedata.normalize("NFC", value or "").strip().splitlines())
    if column == "Email":
        return text.casefold()
    return _number(text) if column.endswith(("Phone", "Fax")) else text


def _number(text: str) -> str:
    """Return a telephone number in the spelling of E.164; what is no possible number stays as typed."""
    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        return text
    if number.extension or not phonenumbers.is_possible_number(number):
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
