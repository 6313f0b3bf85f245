"""Why a record is refused, in sentences that a screen translates."""

from collections.abc import Mapping
from typing import Final

from dashboard.text import N_

NO_ID: Final = N_("The record has no Id.")
AMBIGUOUS: Final = N_(
    "It cannot be told whether day or month comes first. Import again and say which: --slash-dates day-first "
    "or --slash-dates month-first.",
)
BAD_ID: Final = N_("The Id is not a Salesforce id: its length, its characters or its checksum are wrong.")
UNREADABLE: Final[Mapping[str, str]] = {
    "BOOLEAN": N_("The value is neither true nor false."),
    "TIMESTAMP": N_("The value is not a time that can be read."),
    "DATE": N_("The value is not a date that can be read."),
    "DOUBLE": N_("The value is not a number that can be read."),
}
