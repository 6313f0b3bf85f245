"""Objects and their columns in the order of the files, and what kind of value each column holds."""

import tomllib
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

Value = str | bool | int | float | date | datetime | None
Row = dict[str, Any]


class Kind(StrEnum):
    """What a column holds. Salesforce gives a name the same kind on every object that we know."""

    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    TEXT = "text"


_TABLE = tomllib.loads(Path(__file__).with_name("objects.toml").read_text(encoding="utf-8"))
_KINDS = {name: Kind(kind) for kind, names in _TABLE["kinds"].items() for name in names.split()}

FIELDS: dict[str, list[str]] = {name: columns.split() for name, columns in _TABLE["objects"].items()}
OBJECTS = tuple(FIELDS)

# Salesforce puts these together itself: exports differ in which of them they carry.
COMPOUND_ADDRESSES = frozenset({"MailingAddress", "Address"})
COMPOUND_NAMES = frozenset({"Contact", "Lead", "Individual", "User", "CampaignMember"})
FORMULAS = frozenset({"IsEmailBounced"})


def kind(name: str) -> Kind:
    """Return what a column of this name holds; text where nothing else is known."""
    if name.startswith(("Is", "HasOptedOut")):
        return Kind.BOOLEAN
    return _KINDS.get(name, Kind.TEXT)
